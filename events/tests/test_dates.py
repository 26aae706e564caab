"""When a meeting is, in words: on one day, alike on more days, in one stretch; over the end of a month and of a year."""

import datetime as dt

import pytest

from core import clock
from events import dates


def moment(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=clock.AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2027-01-14T09:30", "2027-01-14T16:00", "14 januari 2027"),
        ("2027-01-14T09:30", "2027-01-15T16:00", "14 en 15 januari 2027"),
        ("2027-06-01T09:30", "2027-06-03T16:00", "1 t/m 3 juni 2027"),
        ("2027-01-31T09:30", "2027-02-01T16:00", "31 januari en 1 februari 2027"),
        ("2027-05-30T09:30", "2027-06-02T16:00", "30 mei t/m 2 juni 2027"),
        ("2026-12-31T09:30", "2027-01-01T16:00", "31 december 2026 en 1 januari 2027"),
        ("2026-01-14T09:30", "2027-01-14T16:00", "14 januari 2026 t/m 14 januari 2027"),
    ],
)
def test_days_are_named_once_and_all_of_them(start, end, words):
    assert dates.days(moment(start), moment(end)) == words


def test_days_can_go_without_year_and_with_their_names():
    start, end = moment("2027-01-14T09:30"), moment("2027-01-15T16:00")
    assert dates.days(start, end, year=False) == "14 en 15 januari"
    assert dates.days(start, start, year=False) == "14 januari"
    assert dates.days(start, end, weekday=True) == "donderdag 14 en vrijdag 15 januari 2027"


def test_days_and_hours_are_those_of_amsterdam():
    start = dt.datetime(2027, 1, 14, 23, 30, tzinfo=dt.UTC)
    assert dates.days(start, start) == "15 januari 2027"
    assert dates.when(start, start + dt.timedelta(hours=2)) == "15 januari 2027, 0.30 tot 2.30 uur"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2027-01-14T09:30", "2027-01-14T16:00", "14 januari 2027, 9.30 tot 16.00 uur"),
        ("2027-01-14T10:00", "2027-01-15T16:00", "14 en 15 januari 2027, elke dag van 10.00 tot 16.00 uur"),
        ("2027-01-14T13:00", "2027-01-15T12:00", "14 januari 2027, 13.00 uur, tot 15 januari 2027, 12.00 uur"),
        ("2027-01-14T13:00", "2027-01-15T13:00", "14 januari 2027, 13.00 uur, tot 15 januari 2027, 13.00 uur"),
        ("2027-01-14T22:00", "2027-01-15T00:30", "14 januari 2027, 22.00 uur, tot 15 januari 2027, 0.30 uur"),
        ("2027-01-04T09:00", "2027-01-10T17:00", "4 t/m 10 januari 2027, elke dag van 9.00 tot 17.00 uur"),
        ("2027-01-04T09:00", "2027-01-11T17:00", "4 januari 2027, 9.00 uur, tot 11 januari 2027, 17.00 uur"),
        ("2026-12-28T09:00", "2027-01-08T17:00", "28 december 2026, 9.00 uur, tot 8 januari 2027, 17.00 uur"),
    ],
)
def test_the_same_hours_on_each_day_are_told_apart_from_one_stretch(start, end, words):
    assert dates.when(moment(start), moment(end)) == words


@pytest.mark.parametrize("end", ["2027-01-14T16:00", "2027-01-15T16:00", "2027-01-15T08:00"])
def test_in_two_parts_a_meeting_says_the_same(end):
    start, end = moment("2027-01-14T09:30"), moment(end)
    assert ", ".join(dates.in_two(start, end, weekday=True, year=False)) == dates.when(start, end, weekday=True, year=False)


def test_a_stretch_names_the_days_it_begins_and_ends_on():
    start, end = moment("2027-01-14T13:00"), moment("2027-01-15T12:00")
    assert dates.in_two(start, end, weekday=True) == (
        "donderdag 14 januari 2027, 13.00 uur",
        "tot vrijdag 15 januari 2027, 12.00 uur",
    )
