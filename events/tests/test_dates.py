"""Days in words: one day, two days, more days, over the end of a month and of a year."""

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
    assert dates.hours(start, start + dt.timedelta(hours=2)) == "0.30 tot 2.30 uur"
