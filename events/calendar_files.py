"""Calendar files (RFC 5545 and 5546): lasting UID, rising SEQUENCE, Amsterdam time with its VTIMEZONE."""

from functools import cache
from urllib.parse import urlparse

from django.conf import settings
from icalendar import Calendar, Timezone, vCalAddress, vText
from icalendar import Event as CalendarEvent

from core import clock
from events.models import Event, Registration, Seating

PRODUCT = "-//Landelijk Platform Woonoverlast//Bijeenkomsten//NL"


def empty_calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


@cache
def timezone_text() -> str:
    """Return the VTIMEZONE of Amsterdam (RFC 5545, 3.6.5); working it out takes long, and it is the same in every file."""
    return str(Timezone.from_tzinfo(clock.AMSTERDAM).to_ical().decode())


def uid(seating: Seating) -> str:
    """Return the name that this meeting keeps in every calendar."""
    return f"{seating.uid}@{urlparse(settings.SITE_URL).hostname}"


def address(event: Event) -> str:
    """Return the full address of the meeting's page."""
    return str(event.full_url or settings.SITE_URL)


def entry(event: Event, seating: Seating, sequence: int) -> CalendarEvent:
    """Return the meeting as calendars know it, without anything that only participants may see."""
    item = CalendarEvent()
    item.add("uid", uid(seating))
    item.add("sequence", sequence)
    item.add("dtstamp", clock.now().astimezone(clock.UTC))
    item.add("dtstart", event.start.astimezone(clock.AMSTERDAM))
    item.add("dtend", event.end.astimezone(clock.AMSTERDAM))
    item.add("summary", event.title)
    item.add("description", f"{event.introduction}\n\n{address(event)}".strip())
    item.add("url", address(event))
    item.add("location", ", ".join(part for part in (event.venue, event.address, event.town) if part) or event.where)
    item.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return item


def public_file(event: Event, seating: Seating) -> str:
    """Return the file that anybody who may see the meeting can download."""
    calendar = empty_calendar("PUBLISH")
    calendar.add_component(entry(event, seating, seating.sequence))
    return as_text(calendar)


def feed(events: list[tuple[Event, Seating]]) -> str:
    """Return many meetings as one calendar to subscribe to."""
    calendar = empty_calendar("PUBLISH")
    calendar.add("x-wr-calname", "Bijeenkomsten Landelijk Platform Woonoverlast")
    for event, seating in events:
        calendar.add_component(entry(event, seating, seating.sequence))
    return as_text(calendar)


def personal_file(event: Event, seating: Seating, registration: Registration) -> str:
    """Return the file that goes with a mail to one participant: a REQUEST, or a CANCEL for who does not come."""
    comes = registration.state == Registration.State.REGISTERED and not event.is_cancelled
    calendar = empty_calendar("REQUEST" if comes else "CANCEL")
    item = entry(event, seating, seating.sequence + registration.sequence)
    if not comes:
        item["status"] = vText("CANCELLED")
    elif event.online_url:
        item["description"] = vText(f"{event.introduction}\n\nDoe mee via {event.online_url}\n\n{address(event)}")
    organiser = vCalAddress(f"mailto:{settings.CONTACT_EMAIL}")
    organiser.params["cn"] = vText("Landelijk Platform Woonoverlast")
    item["organizer"] = organiser
    attendee = vCalAddress(f"mailto:{registration.account.email}")
    attendee.params["partstat"] = vText("ACCEPTED" if comes else "DECLINED")
    attendee.params["rsvp"] = vText("FALSE")
    item.add("attendee", attendee, encode=False)
    calendar.add_component(item)
    return as_text(calendar)


def as_text(calendar: Calendar) -> str:
    """Return the file, with the time zone before its first meeting."""
    before, first, after = str(calendar.to_ical().decode()).partition("BEGIN:VEVENT")
    return f"{before}{timezone_text()}{first}{after}"
