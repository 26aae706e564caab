"""Calendar files hold what calendars must be told (RFC 5546)."""

import pytest
from django.conf import settings
from django.urls import reverse
from icalendar import Calendar

from core.mail import message_of
from core.models import OutgoingMail
from core.testing.mail import written
from events import registering
from events.tests.factories import make_event, make_index
from members.tests.factories import MemberFactory

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


def test_the_feed_is_a_calendar_also_when_nothing_is_coming(client):
    content = client.get(reverse("events:calendar_feed")).content.decode()
    calendar = Calendar.from_ical(content)
    assert (content.startswith("BEGIN:VCALENDAR\r\n"), content.endswith("\r\nEND:VCALENDAR\r\n")) == (True, True)
    # RFC 5545, 3.6: a calendar has at least one component.
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_the_time_zone_stands_before_the_first_meeting(client):
    index = make_index()
    for _ in range(2):
        make_event(parent=index)
    calendar = Calendar.from_ical(client.get(reverse("events:calendar_feed")).content)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE", "VEVENT", "VEVENT"]


def test_a_mail_tells_the_method_of_its_calendar_file_and_one_charset():
    registering.register(make_event().pk, MemberFactory().account)
    raw = message_of(written(OutgoingMail.objects.get(kind="bijeenkomst_bevestiging"))).message().as_string()
    (header,) = [" ".join(part.split()) for part in raw.split("Content-Type: ") if part.startswith("text/calendar")]
    assert header.startswith('text/calendar; method="REQUEST"; charset="utf-8" ')
