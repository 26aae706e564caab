"""Calendar files hold what calendars must be told (RFC 5546)."""

import pytest
from django.conf import settings
from django.urls import reverse
from icalendar import Calendar

from events.tests.factories import make_event, make_index

pytestmark = pytest.mark.django_db
# RFC 5546, 3.2.1: what a published meeting must have; it must not have an ATTENDEE.
REQUIRED = ("DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID")


@pytest.mark.parametrize("feed", [True, False])
def test_a_published_meeting_names_its_organiser_and_no_participant(client, feed):
    event = make_event(parent=make_index())
    address = reverse("events:calendar_feed") if feed else reverse("events:calendar_file", args=[event.slug])
    calendar = Calendar.from_ical(client.get(address).content)
    (entry,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH"
    assert [name for name in REQUIRED if name not in entry] == []
    assert "ATTENDEE" not in entry
    assert str(entry["ORGANIZER"]) == f"mailto:{settings.CONTACT_EMAIL}"
    assert entry["ORGANIZER"].params["CN"] == "Landelijk Platform Woonoverlast"
