"""What editors put at the top for a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.models import Page

from core.access import Person
from search import knowing
from search.engines.base import EngineError
from search.models.words import phrase_key
from search.queries import among, asked_by, drawn_by_key
from search.shapes import Hit, SearchRequest


@dataclass(frozen=True)
class Pinned:
    """What stands at the top of the first page, and how much of it the words themselves do not find."""

    hits: Sequence[Hit] = ()
    beside: int = 0


def pinned_for(request: SearchRequest, person: Person) -> Pinned:
    """Return what stands at the top for this question, in the order of the editor, as far as this person may open it.

    A list of some kinds shows only pages of those kinds. An archived page is found on request alone, so it stands at no top.
    """
    if not request.q or request.filters:
        return Pinned()
    wanted = knowing.kept_by_editors().pinned.get(phrase_key(request.q), ())
    keys = keys_of(wanted, request, person) if wanted else []
    if not keys:
        return Pinned()
    asked = asked_by(person, request)
    try:
        hits = drawn_by_key(asked, keys)
        return Pinned(hits, len(hits) - len(among(asked, [hit.key for hit in hits])))
    except EngineError:
        return Pinned()


def keys_of(wanted: Sequence[int], request: SearchRequest, person: Person) -> list[str]:
    """Return the keys of these pages, without what this person or this list does not show."""
    pages = {page.pk: page for page in Page.objects.filter(pk__in=wanted).live().specific()}
    found = [pages[pk] for pk in wanted if pk in pages and not pages[pk].is_archived and pages[pk].is_visible_to(person)]
    kinds = request.only.get("kind")
    return [f"{page.kind}:{page.pk}" for page in found if not kinds or page.kind in kinds]
