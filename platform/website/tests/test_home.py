"""What the home page shows from the other rooms."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from core import clock
from events.tests.factories import make_event
from knowledge.models import Handreiking, HandreikingEdition, Praktijkvoorbeeld, Voorbeeldaanpak
from knowledge.tests.factories import make, make_root
from website import home

pytestmark = pytest.mark.django_db
KINDS = {"gids": Handreiking, "zaak": Praktijkvoorbeeld, "aanpak": Voorbeeldaanpak}


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (["zaak", "zaak", "zaak", "zaak", "gids"], [0, 1, 4]),
        (["zaak", "gids", "aanpak", "zaak"], [0, 1, 2]),
        (["gids", "gids", "zaak", "aanpak"], [0, 1, 2]),
        (["zaak", "zaak", "zaak", "zaak"], [0, 1, 2]),
        ([], []),
    ],
)
def test_what_is_new_is_of_more_than_one_kind(published, shown):
    root = make_root()
    for days, kind in enumerate(published):
        page = make(KINDS[kind], root, title=f"Stuk {days}")
        KINDS[kind].objects.filter(pk=page.pk).update(first_published_at=clock.now() - dt.timedelta(days=days))
    assert [item.title for item in home.new_items(AnonymousUser())] == [f"Stuk {days}" for days in shown]


def test_a_new_edition_makes_a_guide_new_again():
    root = make_root()
    for days, title in enumerate(["Zaak", "Gids"], start=30):
        kind = Handreiking if title == "Gids" else Praktijkvoorbeeld
        page = make(kind, root, title=title)
        kind.objects.filter(pk=page.pk).update(first_published_at=clock.now() - dt.timedelta(days=days))
    assert [item.title for item in home.new_items(AnonymousUser())] == ["Zaak", "Gids"]
    HandreikingEdition.objects.create(page=page, number="2", date=clock.today() - dt.timedelta(days=3), change="Korter.")
    assert [item.title for item in home.new_items(AnonymousUser())] == ["Gids", "Zaak"]


def test_a_meeting_of_more_days_says_so_and_one_of_a_day_only_its_hours():
    start = dt.datetime(2027, 1, 14, 9, 30, tzinfo=clock.AMSTERDAM)
    event = make_event(start=start)
    event.end = start + dt.timedelta(hours=6)
    assert home.meeting(event)["when"] == "9.30 tot 15.30 uur"
    event.end += dt.timedelta(days=2)
    assert home.meeting(event)["when"] == "14 t/m 16 januari, elke dag van 9.30 tot 15.30 uur"
