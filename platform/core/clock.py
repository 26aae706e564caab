"""The one place where the time is asked, in Amsterdam time (Europe/Amsterdam, IANA)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


UTC = dt.UTC


def now() -> dt.datetime:
    """Return this moment, aware, in Amsterdam time."""
    return timezone.now().astimezone(AMSTERDAM)


def start_of(day: dt.date) -> dt.datetime:
    """Return the beginning of a day in Amsterdam."""
    return dt.datetime.combine(day, dt.time(), tzinfo=AMSTERDAM)


def today() -> dt.date:
    """Return the day it is in Amsterdam."""
    return now().date()
