"""A search as a feed (Atom, RFC 4287): the newest results first."""

import datetime as dt

from django.conf import settings
from django.db.models import Min
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from wagtail.models import Page

from core import clock
from core.access import Person
from core.blocks.rendering import plain_text
from core.text import without_invisible
from search.lists import address
from search.queries import search
from search.shapes import Hit, SearchRequest

MOST = 20


def atom(request: HttpRequest, person: Person) -> str:
    """Return what this person may find as Atom."""
    asked = SearchRequest.from_querydict(request.GET)
    asked = SearchRequest(q=asked.q, filters=asked.filters, literal=asked.literal, sort="nieuw", size=MOST)
    result = search(asked, person, ())
    page = f"{settings.SITE_URL}{address('/zoeken/', request.GET)}"
    title = f"Zoeken: {asked.q}" if asked.q else "Nieuw op het Landelijk Platform Woonoverlast"
    own = f"{settings.SITE_URL}{request.get_full_path()}"
    author = settings.WAGTAIL_SITE_NAME
    made = Atom1Feed(title=title, link=page, description=title, language="nl", feed_url=own, author_name=author)
    undated = oldest_moment() if any(moment_of(hit) is None for hit in result.hits) else None
    for hit in result.hits:
        made.add_item(
            title=words(hit.title),
            link=f"{settings.SITE_URL}{hit.url}",
            # Of the type html.
            description=escape(words(hit.snippet)),
            unique_id=f"{settings.SITE_URL}{hit.url}",
            pubdate=clock.start_of(hit.published) if hit.published else None,
            updateddate=moment_of(hit) or undated,
            categories=[hit.kind_label],
        )
    return made.writeString("utf-8")


def moment_of(hit: Hit) -> dt.datetime | None:
    """Return when a result last changed, as far as it tells."""
    day = hit.published or hit.checked
    return clock.start_of(day) if day else None


def oldest_moment() -> dt.datetime:
    """Return when the first page of the site was published: what has no date of its own never passes for new."""
    oldest: dt.datetime | None = Page.objects.aggregate(oldest=Min("first_published_at"))["oldest"]
    return (oldest or clock.now()).astimezone(clock.AMSTERDAM)


def words(markup: str) -> str:
    """Return what a reader sees of a piece of markup, without the signs that nobody sees: a feed cannot hold them."""
    return without_invisible(plain_text(markup))
