"""What stands below a result: where, when, and since when it is new."""

import datetime as dt
import re

import pytest
from django.template.loader import render_to_string

from search.shapes import Hit

pytestmark = pytest.mark.django_db

CHECKED = "Gecontroleerd op"


def hit(**values):
    return Hit(key="x:1", kind_label="X", title="X", snippet="", url="/", **{"kind": "handreiking", **values})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (hit(date=dt.date(2024, 5, 1), checked=dt.date(2024, 5, 1)), [f"{CHECKED} 1 mei 2024"]),
        (hit(date=dt.date(2024, 5, 1), checked=dt.date(2025, 5, 1)), ["1 mei 2024", f"{CHECKED} 1 mei 2025"]),
        (hit(kind="praktijkvoorbeeld", date=dt.date(2021, 1, 1), place="Dalfsen"), ["2021", "Dalfsen"]),
        (
            hit(kind="escalatiemodel", date=dt.date(2021, 1, 1), checked=dt.date(2021, 1, 1)),
            ["2021", "Gecontroleerd op 1 januari 2021"],
        ),
        (hit(), []),
    ],
)
def test_a_date_is_told_once_and_no_more_precisely_than_it_is_known(found, said):
    assert told_of(found) == said


def told_of(found, **values):
    """Return what stands below a result."""
    shown = render_to_string("search/resultaat.html", {"hit": found, **values})
    line = shown.partition('<ul class="lpw-kenmerkregel">')[2]
    return [re.sub("<[^>]+>", "", item) for item in re.findall("<li>(.*?)</li>", line)]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            hit(kind="praktijkvoorbeeld", date=dt.date(2007, 1, 1), published=dt.date(2026, 9, 1)),
            ["2007", "Nieuw sinds 1 september 2026"],
        ),
        (hit(published=dt.date(2026, 9, 1)), ["Nieuw sinds 1 september 2026"]),
        (hit(checked=dt.date(2026, 9, 1), published=dt.date(2026, 9, 1)), [f"{CHECKED} 1 september 2026"]),
        (hit(), []),
    ],
)
def test_the_newest_first_say_since_when_they_are_new(found, said):
    assert told_of(found, newest_first=True) == said
    assert not any("Nieuw sinds" in item for item in told_of(found))


def test_a_list_knows_when_the_newest_stand_first(index, client):
    index()
    orders = {"": True, "?q=hond": False, "?q=hond&sorteer=nieuw": True, "?sorteer=titel": False}
    assert {order: client.get(f"/zoeken/{order}").context["newest_first"] for order in orders} == orders
