"""What needs doing, on the first page of the admin."""

import datetime as dt

import pytest

from core import clock
from events.tests.factories import make_event
from search.models import SearchWish
from website import dashboard

pytestmark = pytest.mark.django_db


def test_the_list_of_meetings_holds_what_its_heading_says():
    for days in (-1, 3, 29, 31):
        make_event(title=f"Over {days}", start=clock.now() + dt.timedelta(days=days))
    panel = dashboard.meetings_panel()
    assert panel.heading == "Bijeenkomsten in de komende 30 dagen"
    assert [row.title for row in panel.context["rows"]] == ["Over 3", "Over 29"]


def test_what_was_missed_is_shown_by_eight_and_counted_in_all():
    for number in range(10):
        SearchWish.objects.create(query="hond brief", text=f"Wens {number}")
    panel = dashboard.missed_panel()
    assert (len(panel.context["rows"]), panel.context["total"]) == (8, 10)
