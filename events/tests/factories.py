"""Meetings for tests."""

import datetime as dt

from wagtail.models import Page, Site

from core import clock
from events.models import Event, EventIndex


def make_index():
    """Return the list of meetings as the site's first page, so that it and its meetings have addresses."""
    index = Page.get_first_root_node().add_child(instance=EventIndex(title="Bijeenkomsten", slug="agenda"))
    Site.objects.update(root_page=index)
    Site.clear_site_root_paths_cache()
    return index


def make_event(**values):
    """Return a published meeting in thirty days."""
    start = values.pop("start", clock.now() + dt.timedelta(days=30))
    parent = values.pop("parent", None) or Page.get_first_root_node()
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
    return parent.add_child(instance=event)
