"""Meetings for tests."""

import datetime as dt

from wagtail.models import Page

from core import clock
from events.models import Event


def make_event(**values):
    """Return a published meeting in thirty days."""
    start = values.pop("start", clock.now() + dt.timedelta(days=30))
    number = Event.objects.count()
    event = Event(
        **{
            "title": f"Bijeenkomst {number}",
            "slug": f"bijeenkomst-{number}",
            "start": start,
            "end": start + dt.timedelta(hours=3),
            **values,
        }
    )
    return Page.get_first_root_node().add_child(instance=event)
