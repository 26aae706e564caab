"""Calendar files (RFC 5545 and 5546): lasting UID, rising SEQUENCE, Amsterdam time with its VTIMEZONE."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from icalendar import Calendar, Timezone, vCalAddress, vText
from icalendar import Event as CalendarEvent

from core import clock
from events import dates
from events.notices import Notice

PRODUCT = "-//Landelijk Platform Woonoverlast//Bijeenkomsten//NL"
# RFC 5545, 3.6.5: each part begins at the clock time before the change. Summer time as in Directive 2000/84/EC.
AMSTERDAM_TIME = """\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""
# By this name a mail asks for the calendar file of its receiver.
MAKER = "agendabestand"


def empty_calendar(method: str) -> Calendar:
    """Return a calendar that knows our time, and so is one also without a meeting (RFC 5545, 3.6: at least one component)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(Timezone.from_ical(AMSTERDAM_TIME))
    return calendar


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def entry(notice: Notice, sequence: int) -> CalendarEvent:
    """Return the meeting as calendars know it, without anything that only participants may see."""
    item = CalendarEvent()
    item.add("uid", notice.uid)
    item.add("sequence", sequence)
    item.add("dtstamp", moment(notice.stamp).astimezone(clock.UTC))
    add_moments(item, moment(notice.start).astimezone(clock.AMSTERDAM), moment(notice.end).astimezone(clock.AMSTERDAM))
    item.add("summary", notice.title)
    item.add("description", f"{notice.introduction}\n\n{notice.url}".strip())
    item.add("url", notice.url)
    item.add("location", notice.location)
    item.add("status", "CANCELLED" if notice.is_cancelled else "CONFIRMED")
    item["organizer"] = organiser()
    return item


def organiser() -> vCalAddress:
    """Return who calls the meeting; every method asks for it (RFC 5546, 3.2.1)."""
    platform = vCalAddress(f"mailto:{settings.CONTACT_EMAIL}")
    platform.params["cn"] = vText(settings.WAGTAIL_SITE_NAME)
    return platform


def add_moments(item: CalendarEvent, start: dt.datetime, end: dt.datetime) -> None:
    """Note begin and end; a meeting that is alike on more days stands on each of them at its hours (RFC 5545, 3.8.5.3)."""
    daily = dates.is_alike(start, end)
    item.add("dtstart", start)
    item.add("dtend", dt.datetime.combine(start.date(), end.time(), clock.AMSTERDAM) if daily else end)
    if daily:
        item.add("rrule", {"freq": "daily", "count": dates.number_of_days(start, end)})


def public_file(notice: Notice) -> str:
    """Return the file that anybody who may see the meeting can download."""
    calendar = empty_calendar("PUBLISH")
    calendar.add_component(entry(notice, notice.sequence))
    return as_text(calendar)


def feed(notices: Iterable[Notice]) -> str:
    """Return many meetings as one calendar to subscribe to."""
    calendar = empty_calendar("PUBLISH")
    calendar.add("x-wr-calname", "Bijeenkomsten Landelijk Platform Woonoverlast")
    for notice in notices:
        calendar.add_component(entry(notice, notice.sequence))
    return as_text(calendar)


def method_of(notice: Notice, *, comes: bool) -> str:
    """Return what a personal file asks of a calendar (RFC 5546, 3.2): to note the meeting, or to take it out."""
    return "REQUEST" if comes and not notice.is_cancelled else "CANCEL"


def personal_file(notice: Notice, sequence: int, address: str, *, comes: bool) -> str:
    """Return the file that goes with a mail to one participant; `sequence` counts what this person was told."""
    method = method_of(notice, comes=comes)
    calendar = empty_calendar(method)
    item = entry(notice, notice.sequence + sequence)
    if method == "CANCEL":
        item["status"] = vText("CANCELLED")
    elif notice.online_url:
        item["description"] = vText(f"{notice.introduction}\n\nDoe mee via {notice.online_url}\n\n{notice.url}")
    attendee = vCalAddress(f"mailto:{address}")
    attendee.params["partstat"] = vText("ACCEPTED" if method == "REQUEST" else "DECLINED")
    attendee.params["rsvp"] = vText("FALSE")
    item.add("attendee", attendee, encode=False)
    calendar.add_component(item)
    return as_text(calendar)


def for_mail(to: str, context: Mapping[str, Any]) -> str:
    """Return the calendar file that a mail asked for, from what was kept with it."""
    return personal_file(Notice(**context["event"]), context["sequence"], to, comes=context["comes"])


def as_text(calendar: Calendar) -> str:
    return str(calendar.to_ical().decode())
