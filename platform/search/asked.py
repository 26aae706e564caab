"""How often something was asked, counted by the database from the log of searches.

Who asks the same more than once on a day counts once: every filter that somebody chooses asks anew.
"""

import datetime as dt
from collections import Counter

from django.db.models import Count, Q, QuerySet

from core import clock, fragments
from search.models import SearchEntry
from search.models.words import phrase_key

DAYS = 90
KEPT_SECONDS = 600


def visits(only: Q | None = None) -> Count:
    """Return the count of visits in which something was asked, of all or of those that this holds for."""
    return Count("pk", filter=Q(first_of_visit=True) & only if only else Q(first_of_visit=True))


def entries(days: int = DAYS) -> QuerySet[SearchEntry]:
    """Return the searches of the last so many days."""
    return SearchEntry.objects.filter(at__gte=clock.now() - dt.timedelta(days=days)).order_by()


def most_asked(number: int, days: int = DAYS) -> list[tuple[str, int]]:
    """Return what was asked most, with how often."""
    counted = entries(days).values("query").annotate(times=visits()).filter(times__gt=0).order_by("-times", "query")
    return list(counted.values_list("query", "times")[:number])


def times_by_phrase() -> Counter[str]:
    """Return how often each phrase was asked, in any of its forms (`phrase_key`); counted anew every ten minutes."""

    def count() -> Counter[str]:
        counted = entries().values("query").annotate(times=visits())
        found: Counter[str] = Counter()
        for query, times in counted.values_list("query", "times"):
            found[phrase_key(query)] += times
        return found

    return fragments.cached("zoekvragen-per-vorm", count, seconds=KEPT_SECONDS)
