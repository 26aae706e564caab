"""Pages that the site cannot do without at the address where they are: the first page, and where menus and code lead."""

from collections.abc import Iterable
from functools import reduce
from itertools import chain
from operator import or_

from django.db.models import Q
from wagtail.models import Page

from knowledge.documents import GLOSSARY, RULINGS
from website.navigation import FOOTER, MAIN

HOME = "/"
FIXED = {HOME, GLOSSARY, RULINGS, *(link.url for link in chain(MAIN, *(column.links for column in FOOTER)))}


def why_fixed(pages: Iterable[Page], *, below: bool) -> list[str]:
    """Return why these pages must stay on the site where they are; with `below` also those under them."""
    chosen: Q = reduce(or_, (Q(path__startswith=page.path) if below else Q(pk=page.pk) for page in pages), Q(pk=None))
    return [
        f"«{page.title}» hoort vast bij de site: menu's en links leiden erheen. "
        "Daarom kan deze pagina niet worden verwijderd, verplaatst of van de site gehaald. Haal weg wat er niet meer klopt."
        for page in Page.objects.filter(chosen)
        if is_fixed(page)
    ]


def is_fixed(page: Page) -> bool:
    """Tell whether menus or code lead to the address of this page."""
    parts = page.get_url_parts()
    return parts is not None and parts[2] in FIXED
