"""What needs doing, on the first page of the admin."""

import datetime as dt

import pytest

from core import clock
from events.tests.factories import make_event
from website import dashboard

pytestmark = pytest.mark.django_db


def test_the_list_of_meetings_holds_what_its_heading_says():
    for days in (-1, 3, 29, 31):
        make_event(title=f"Over {days}", start=clock.now() + dt.timedelta(days=days))
    panel = dashboard.meetings_panel()
    assert panel.heading == "Bijeenkomsten in de komende 30 dagen"
    assert [row.title for row in panel.context["rows"]] == ["Over 3", "Over 29"]
