"""What people are told of a meeting, as it was at that moment: kept with each mail, so that the worker can write it later."""

from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlparse

from django.conf import settings

from core import clock
from events.models import Event, Seating


@dataclass(frozen=True)
class Notice:
    """A meeting in words and moments; moments are ISO 8601 with their offset, `uid` and `sequence` those of the calendar."""

    title: str
    introduction: str
    url: str
    day: str
    when: str
    where: str
    location: str
    online_url: str
    cancel_reason: str
    is_cancelled: bool
    start: str
    end: str
    stamp: str
    uid: str
    sequence: int
    # Has a value of its own, for mails that were kept without it.
    has_begun: bool = False

    @classmethod
    def of(cls, event: Event, seating: Seating) -> Self:
        """Return the meeting as it is now."""
        place = ", ".join(part for part in (event.venue, event.address, event.town) if part)
        return cls(
            title=event.title,
            introduction=event.introduction,
            url=str(event.full_url or settings.SITE_URL),
            day=event.long_days,
            when=event.long_when,
            where=place or ("Online" if event.online_url else "Locatie volgt"),
            location=place or event.where,
            online_url=event.online_url,
            cancel_reason=event.cancel_reason,
            is_cancelled=event.is_cancelled,
            start=event.start.astimezone(clock.AMSTERDAM).isoformat(),
            end=event.end.astimezone(clock.AMSTERDAM).isoformat(),
            stamp=clock.now().astimezone(clock.UTC).isoformat(timespec="seconds"),
            uid=f"{seating.uid}@{urlparse(settings.SITE_URL).hostname}",
            sequence=seating.sequence,
            has_begun=event.has_begun,
        )

    def as_row(self) -> dict[str, Any]:
        """Return the notice as plain values, for a row in the database."""
        return asdict(self)
