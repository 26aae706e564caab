"""Searches of before, for the tests of what editors read of them."""

import datetime as dt

from core import clock
from search.models import SearchEntry


def searched(query, times=1, days_ago=1, **values):
    """Note that this was asked so many times, each by another visit."""
    known = {"total": 3, "engine": "embedded", "milliseconds": 10, "first_of_visit": True, **values}
    at = clock.now() - dt.timedelta(days=days_ago)
    return SearchEntry.objects.bulk_create([SearchEntry(query=query, at=at, **known) for _ in range(times)])
