"""The programme of a meeting: on which of its days each part is, and which parts cannot be."""

import datetime as dt
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from core.last_seen import PageForm
from events import dates

if TYPE_CHECKING:
    from events.models import Event, ProgrammeItem


class MeetingForm(PageForm):
    """The form of a meeting, which refuses parts of the programme that do not fit in its days."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and start < end:
            for part in self.formsets["programme"].forms:
                if part.is_valid() and not part.cleaned_data.get("DELETE"):
                    for name, told in impossible(part.cleaned_data, start, end).items():
                        part.add_error(name, told)
        return cleaned


def impossible(part: Mapping[str, Any], start: dt.datetime, end: dt.datetime) -> dict[str, str]:
    """Return an error for what cannot be in a part of a meeting: another day, or an end before its begin.

    A part may last over midnight when the meeting does, and has a day after it.
    """
    total, day = dates.number_of_days(start, end), part.get("day") or 1
    if day > total:
        told = "één dag. Laat dit leeg." if total == 1 else f"{total} dagen. Kies een dag van 1 tot en met {total}."
        return {"day": f"De bijeenkomst duurt {told}"}
    begins, ends = part.get("begins"), part.get("ends")
    over_midnight = day < total and not dates.is_alike(start, end)
    if begins and ends and (ends == begins or (ends < begins and not over_midnight)):
        return {"ends": "Dit onderdeel eindigt voordat het begint. Kies een latere tijd, of laat dit leeg."}
    return {}


def by_day(event: "Event") -> list[tuple[dt.date | None, list["ProgrammeItem"]]]:
    """Return the parts of each day; under no day when the meeting lasts one, or no part says its day."""
    parts = list(event.programme.all())
    if not parts:
        return []
    if not event.lasts_days or not any(part.day for part in parts):
        return [(None, parts)]
    first = dates.in_amsterdam(event.start).date()
    parts.sort(key=day_of)
    return [(first + (day - 1) * dates.ONE_DAY, list(same)) for day, same in groupby(parts, day_of)]


def day_of(part: "ProgrammeItem") -> int:
    """Return on which day of the meeting a part is; when it does not say so, on the first."""
    return part.day or 1
