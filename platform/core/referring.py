"""Pages that something refers to: not deleted while it does, and taken off the site with a word about where to look.

Whatever shows a page that is not on the site leaves it out, and a link to it in a text becomes plain text (`core.links`). So
«Publicatie intrekken» leaves no link that leads nowhere; deleting would, for good and without a way to see where it stood.
"""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page

from core.uses import Place, places_of, said
from core.vocabulary import enumerated

ADVICE = "Haal de verwijzing daar eerst weg, of haal de pagina van de site met «Publicatie intrekken»."
# So many are named; of the rest there is a number.
MOST_NAMED = 5


def why_pages_stay(pages: Iterable[Page]) -> list[str]:
    """Return why these pages, with what is below them, may not be deleted: something that stays refers to them."""
    going = with_below(pages)
    found = [(page, staying(page, going)) for page in going]
    reasons = [
        f"«{page.title}» kan niet worden verwijderd: in gebruik bij {told(uses)}. {ADVICE}" for page, uses in found if uses
    ]
    return shortened(reasons)


def where_to_look(pages: Iterable[Page], *, below: bool) -> list[str]:
    """Return for pages that went off the site which pages on the site had a link to them."""
    gone = with_below(pages) if below else [page.specific for page in pages]
    found = [(page, on_site(staying(page, gone))) for page in gone]
    words = "Een link daar is nu gewone tekst. Kijk of die nog klopt."
    return shortened([f"«{page.title}» werd genoemd bij {told(uses)}. {words}" for page, uses in found if uses])


def with_below(pages: Iterable[Page]) -> list[Page]:
    chosen: Q = reduce(or_, (Q(path__startswith=page.path) for page in pages), Q(pk=None))
    return list(Page.objects.filter(chosen).specific())


def staying(page: Page, going: list[Page]) -> dict[Place, type[Model]]:
    """Return what refers to this page and does not go along."""
    kind = ContentType.objects.get_for_model(Page)
    along = {(kind.pk, str(other.pk)) for other in going}
    return {place: model for place, model in places_of(page).items() if place not in along}


def on_site(uses: dict[Place, type[Model]]) -> dict[Place, type[Model]]:
    """Return those of these that are pages on the site."""
    pages = {place: model for place, model in uses.items() if issubclass(model, Page)}
    live = {str(key) for key in Page.objects.live().filter(pk__in=[key for _, key in pages]).values_list("pk", flat=True)}
    return {place: model for place, model in pages.items() if place[1] in live}


def told(uses: dict[Place, type[Model]]) -> str:
    """Return «2 handreikingen («Geluid» en «Stank»)»."""
    named = [f"«{thing}»" for (_, key), model in list(uses.items())[:MOST_NAMED] for thing in model._base_manager.filter(pk=key)]
    rest = max(0, len(uses) - MOST_NAMED)
    names = f"{', '.join(named)} en nog {rest}" if rest else enumerated(named)
    return f"{said(Counter(uses.values()))} ({names})"


def shortened(reasons: list[str]) -> list[str]:
    """Return the first reasons, and how many more there are."""
    rest = len(reasons) - MOST_NAMED
    return [*reasons[:MOST_NAMED], f"Dit geldt voor nog {rest} van deze pagina's."] if rest > 0 else reasons
