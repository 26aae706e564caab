"""A search as a feed: the newest results first."""

from html import unescape

from django.conf import settings
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

from core import clock
from core.access import Person
from core.blocks.rendering import plain_text
from core.text import without_invisible
from search.lists import address
from search.queries import search
from search.shapes import SearchRequest

MOST = 20


def atom(request: HttpRequest, person: Person) -> str:
    """Return what this person may find as Atom."""
    asked = SearchRequest.from_querydict(request.GET)
    asked = SearchRequest(q=asked.q, filters=asked.filters, literal=asked.literal, sort="nieuw", size=MOST)
    result = search(asked, person, ())
    page = f"{settings.SITE_URL}{address('/zoeken/', request.GET)}"
    title = f"Zoeken: {asked.q}" if asked.q else "Nieuw op het Landelijk Platform Woonoverlast"
    own = f"{settings.SITE_URL}{request.get_full_path()}"
    made = Atom1Feed(title=title, link=page, description=title, language="nl", feed_url=own)
    for hit in result.hits:
        moment = clock.start_of(hit.published) if hit.published else None
        made.add_item(
            title=words(hit.title),
            link=f"{settings.SITE_URL}{hit.url}",
            description=words(hit.snippet),
            unique_id=f"{settings.SITE_URL}{hit.url}",
            pubdate=moment,
            updateddate=moment,
            categories=[hit.kind_label],
        )
    return made.writeString("utf-8")


def words(markup: str) -> str:
    """Return what a reader sees of a piece of markup; the feed escapes it again, and cannot hold signs that nobody sees."""
    return without_invisible(unescape(plain_text(markup)))
