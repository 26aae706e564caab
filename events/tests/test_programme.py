"""The programme of a meeting: parts on its days, over midnight when the meeting is, and the dates above them."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from core import clock
from events import documents, programme
from events.models import ProgrammeItem
from events.tests.factories import make_event, make_index
from events.tests.test_possible_moments import saved

pytestmark = pytest.mark.django_db

ONE_DAY = {"start": "14-01-2027 10:00", "end": "14-01-2027 16:00"}
ALIKE = {"start": "14-01-2027 10:00", "end": "15-01-2027 16:00"}
STRETCH = {"start": "14-01-2027 20:00", "end": "15-01-2027 12:00"}
PAST_MIDNIGHT = {"begins": "22:00", "ends": "00:30"}
ENDS_FIRST = "Dit onderdeel eindigt voordat het begint. Kies een latere tijd, of laat dit leeg."


def refusals(client, moments, **part):
    """Save a meeting with one part of a programme, and return what is wrong with that part."""
    given = {"id": "", "ORDER": "1", "DELETE": "", "day": "", "begins": "10:00", "ends": "11:00", "title": "Inloop", **part}
    typed = {f"programme-0-{name}": value for name, value in given.items()}
    answer = saved(client, **{"programme-TOTAL_FORMS": "1", **moments, **typed})
    if answer.status_code == 302:
        return []
    shown = BeautifulSoup(answer.content, "html.parser")
    errors = shown.select("[id^=inline_child_programme] .w-field__errors")
    return [text for error in errors if (text := " ".join(error.get_text().split()))]


@pytest.mark.parametrize(
    ("moments", "day", "told"),
    [
        (ONE_DAY, "", []),
        (ONE_DAY, "1", []),
        (ONE_DAY, "2", ["De bijeenkomst duurt één dag. Laat dit leeg."]),
        (ALIKE, "2", []),
        (ALIKE, "3", ["De bijeenkomst duurt 2 dagen. Kies een dag van 1 tot en met 2."]),
        (STRETCH, "2", []),
    ],
)
def test_a_part_is_on_a_day_of_the_meeting(client, moments, day, told):
    assert refusals(client, moments, day=day) == told


@pytest.mark.parametrize("day", ["0", "-1"])
def test_the_first_day_is_one(client, day):
    assert refusals(client, ALIKE, day=day) != []


@pytest.mark.parametrize(
    ("moments", "part", "told"),
    [
        (ONE_DAY, {"begins": "10:00", "ends": "09:30"}, [ENDS_FIRST]),
        (ONE_DAY, {"begins": "10:00", "ends": "10:00"}, [ENDS_FIRST]),
        (ONE_DAY, {"ends": ""}, []),
        (ONE_DAY, PAST_MIDNIGHT, [ENDS_FIRST]),
        (ALIKE, PAST_MIDNIGHT, [ENDS_FIRST]),
        (STRETCH, PAST_MIDNIGHT, []),
        (STRETCH, {**PAST_MIDNIGHT, "day": "1"}, []),
        (STRETCH, {**PAST_MIDNIGHT, "day": "2"}, [ENDS_FIRST]),
        (STRETCH, {"begins": "22:00", "ends": "22:00"}, [ENDS_FIRST]),
    ],
)
def test_a_part_ends_after_it_begins_or_past_midnight_when_the_meeting_goes_on_then(client, moments, part, told):
    assert refusals(client, moments, **part) == told


def test_a_part_that_is_taken_away_may_be_wrong(client):
    assert refusals(client, ONE_DAY, day="9", DELETE="on") == []


def two_days(*days, **values):
    """Return a meeting of two days, with a part on each of these."""
    start = dt.datetime(2030, 1, 14, 10, tzinfo=clock.AMSTERDAM)
    event = make_event(**{"start": start, "end": start + dt.timedelta(days=1, hours=6), **values})
    for number, day in enumerate(days):
        part = ProgrammeItem(day=day, begins=dt.time(10), title=f"Deel {number}", sort_order=number)
        event.programme.add(part)
    event.save()
    return event


def titles(event):
    return [(day and day.day, [part.title for part in parts]) for day, parts in programme.by_day(event)]


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((), []),
        ((None, None), [(None, ["Deel 0", "Deel 1"])]),
        ((2, 1, 2), [(14, ["Deel 1"]), (15, ["Deel 0", "Deel 2"])]),
        ((None, 2, 1), [(14, ["Deel 0", "Deel 2"]), (15, ["Deel 1"])]),
    ],
)
def test_parts_stand_under_their_day(days, shown):
    assert titles(two_days(*days)) == shown


def test_a_meeting_of_one_day_names_no_days():
    start = dt.datetime(2030, 1, 14, 10, tzinfo=clock.AMSTERDAM)
    assert titles(two_days(1, 1, end=start + dt.timedelta(hours=3))) == [(None, ["Deel 0", "Deel 1"])]


def test_the_page_shows_the_date_above_the_parts_of_each_day(client):
    event = two_days(2, 1, parent=make_index())
    main = BeautifulSoup(client.get(event.url).content, "html.parser").main
    headings = {heading.get_text(): heading.find_next("ol").strong.get_text() for heading in main.find_all("h3")}
    assert headings == {"Maandag 14 januari": "Deel 1", "Dinsdag 15 januari": "Deel 0"}


def test_the_programme_is_found_in_the_order_it_is_shown():
    assert documents.event_document(two_days(2, 1)).body.split() == "Deel 1 Deel 0".split()
