"""What editors put at the top for a question."""

from django.utils.html import escape
from wagtail.models import Page

from core.access import Person
from search import knowing
from search.models.words import phrase_key
from search.shapes import Hit, SearchRequest


def pinned_for(request: SearchRequest, person: Person) -> list[Hit]:
    """Return the pages at the top for this question, in the order of the editor, as far as this person may open them.

    A list of some kinds shows only pages of those kinds. An archived page is found on request alone, so it stands at no top.
    """
    if not request.q or request.filters or request.page > 1:
        return []
    wanted = knowing.kept_by_editors().pinned.get(phrase_key(request.q), ())
    if not wanted:
        return []
    pages = {page.pk: page for page in Page.objects.filter(pk__in=wanted).live().specific()}
    found = [pages[pk] for pk in wanted if pk in pages and not pages[pk].is_archived and pages[pk].is_visible_to(person)]
    kinds = request.only.get("kind")
    return [hit_of_page(page) for page in found if not kinds or page.kind in kinds]


def hit_of_page(page: Page) -> Hit:
    return Hit(
        key=f"{page.kind}:{page.pk}",
        kind=page.kind,
        kind_label=page.kind_label,
        title=escape(page.title),
        snippet=escape(page.introduction),
        url=page.url or "",
        badge=getattr(page, "state", ""),
    )
