"""When a meeting is, in words and in Amsterdam time: on one day, each day at the same hours, or as one stretch over days."""

import datetime as dt

from django.utils.formats import date_format

from core import clock

ONE_DAY = dt.timedelta(days=1)
# A meeting of more days than this is a period, not a row of meetings: nobody wants it twelve times in his calendar.
MOST_DAYS_ALIKE = 7


def days(start: dt.datetime, end: dt.datetime, *, weekday: bool = False, year: bool = True) -> str:
    """Return the days from start to end, no word twice: «14 januari 2027», «14 en 15 januari 2027», «30 mei t/m 2 juni 2027»."""
    first, last = in_amsterdam(start).date(), in_amsterdam(end).date()
    day = "l j" if weekday else "j"
    until = date_format(last, f"{day} F Y" if year else f"{day} F")
    if first == last:
        return until
    month = " F" if (first.month, first.year) != (last.month, last.year) else ""
    own_year = " Y" if year and first.year != last.year else ""
    between = "en" if last - first == ONE_DAY else "t/m"
    return f"{date_format(first, day + month + own_year)} {between} {until}"


def in_two(start: dt.datetime, end: dt.datetime, *, weekday: bool = False, year: bool = True) -> tuple[str, str]:
    """Return the days and the hours of a meeting; of one stretch over days, when it begins and when it ends."""
    begins, ends = (date_format(in_amsterdam(moment), "G.i") for moment in (start, end))
    total = number_of_days(start, end)
    if total > 1 and not is_alike(start, end):
        first, last = (days(moment, moment, weekday=weekday, year=year) for moment in (start, end))
        return f"{first}, {begins} uur", f"tot {last}, {ends} uur"
    each_day = "elke dag van " if total > 1 else ""
    return days(start, end, weekday=weekday, year=year), f"{each_day}{begins} tot {ends} uur"


def when(start: dt.datetime, end: dt.datetime, *, weekday: bool = False, year: bool = True) -> str:
    """Return when a meeting is.

    So «14 januari 2027, 9.30 tot 16.00 uur», «14 en 15 januari 2027, elke dag van 9.30 tot 16.00 uur» or
    «14 januari 2027, 13.00 uur, tot 15 januari 2027, 12.00 uur».
    """
    return ", ".join(in_two(start, end, weekday=weekday, year=year))


def number_of_days(start: dt.datetime, end: dt.datetime) -> int:
    """Return how many days of the calendar a meeting touches."""
    return (in_amsterdam(end).date() - in_amsterdam(start).date()).days + 1


def is_alike(start: dt.datetime, end: dt.datetime) -> bool:
    """Tell whether a meeting of more days is at the same hours on each of them, and the nights are free."""
    later = in_amsterdam(end).time() > in_amsterdam(start).time()
    return later and 1 < number_of_days(start, end) <= MOST_DAYS_ALIKE


def in_amsterdam(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(clock.AMSTERDAM)
