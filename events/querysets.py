"""When a meeting is coming, going on or past: defined here, on start and end, and nowhere else."""

from typing import Self

from core import clock
from core.models import BasePageQuerySet


class EventQuerySet(BasePageQuerySet):
    """Meetings; a meeting is upcoming until it has ended, and past from then on."""

    def upcoming(self) -> Self:
        """Return meetings that have not ended, the first one first."""
        found: Self = self.filter(end__gt=clock.now()).order_by("start", "pk")
        return found

    def past(self) -> Self:
        """Return meetings that have ended, the newest first."""
        found: Self = self.filter(end__lte=clock.now()).order_by("-start", "-pk")
        return found
