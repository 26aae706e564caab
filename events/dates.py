"""On which days a meeting is, in words and in Amsterdam time."""

import datetime as dt

from django.utils.formats import date_format

from core import clock

ONE_DAY = dt.timedelta(days=1)


def days(start: dt.datetime, end: dt.datetime, *, weekday: bool = False, year: bool = True) -> str:
    """Return the days from start to end, no word twice: «14 januari 2027», «14 en 15 januari 2027», «30 mei t/m 2 juni 2027»."""
    first, last = (moment.astimezone(clock.AMSTERDAM).date() for moment in (start, end))
    day = "l j" if weekday else "j"
    until = date_format(last, f"{day} F Y" if year else f"{day} F")
    if first == last:
        return until
    month = " F" if (first.month, first.year) != (last.month, last.year) else ""
    own_year = " Y" if year and first.year != last.year else ""
    between = "en" if last - first == ONE_DAY else "t/m"
    return f"{date_format(first, day + month + own_year)} {between} {until}"


def hours(start: dt.datetime, end: dt.datetime) -> str:
    """Return from when until when, as «9.30 tot 16.00 uur»."""
    begins, ends = (date_format(moment.astimezone(clock.AMSTERDAM), "G.i") for moment in (start, end))
    return f"{begins} tot {ends} uur"
