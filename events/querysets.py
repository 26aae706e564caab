"""When a meeting is coming, going on or past: defined here, on start and end, and nowhere else."""

from typing import Self

from django.apps import apps
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from core import clock
from core.models import BasePageQuerySet


class EventQuerySet(BasePageQuerySet):
    """Meetings; a meeting is upcoming until it has ended, and past from then on."""

    def with_free_seats(self) -> Self:
        """Return meetings that know how many seats are `free`: None without a limit, negative when too many were given."""
        registered = apps.get_model("events.Registration").objects.registered().filter(event=OuterRef("pk"))
        taken = registered.order_by().values("event").annotate(number=Count("pk")).values("number")
        found: Self = self.annotate(free=F("capacity") - Coalesce(Subquery(taken), 0))
        return found

    def upcoming(self) -> Self:
        """Return meetings that have not ended, the first one first."""
        found: Self = self.filter(end__gt=clock.now()).order_by("start", "pk")
        return found

    def past(self) -> Self:
        """Return meetings that have ended, the newest first."""
        found: Self = self.filter(end__lte=clock.now()).order_by("-start", "-pk")
        return found
