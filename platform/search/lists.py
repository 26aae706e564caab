"""A list of results with filters: the search page and the lists of the knowledge base draw the same one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict

from core.paging import SitePage
from search import log, wishes
from search.documents import ARCHIVED
from search.pinned import Pinned, pinned_for
from search.queries import STANDARD_FACETS, search
from search.shapes import FACETS, SORTS, Facet, FacetValue, SearchRequest, SearchResult
from search.suggesting import themes_near

# These filters begin folded: they have many values, and few readers need them.
FOLDED = ("instruments", "partners", "audience", "municipality", "province", "year")

MOST_BROADER = 4


class Counted(Paginator[Any]):
    """A paginator over results of which only one page was asked, and the number is known."""

    def __init__(self, result: SearchResult) -> None:
        super().__init__(range(result.total), result.request.size)


@dataclass(frozen=True)
class Chip:
    """A chosen filter, with the address of the list without it."""

    label: str
    facet: str
    address: str


def list_context(
    request: HttpRequest, only: Mapping[str, tuple[str, ...]] | None = None, facets: Sequence[str] = STANDARD_FACETS
) -> dict[str, Any]:
    """Return what `search/lijst.html` draws: the result, the facets, the chosen filters, the pages. The search is noted."""
    begun = perf_counter()
    asked = SearchRequest.from_querydict(request.GET, only)
    result = search(asked, request.user, facets)
    result = with_pinned(result, pinned_for(asked, request.user))
    paginator = Counted(result)
    number = min(result.request.page, paginator.num_pages)
    return {
        "result": result,
        "asked": result.request,
        "page_obj": SitePage(result.hits, number, paginator),
        "facets": [facet for facet in result.facets if worth_showing(facet)],
        "folded": FOLDED,
        "chips": chips(result, request.GET, request.path),
        "sorts": sorts(result.request),
        "newest_first": (SORTS["nieuw"], True) in [(label, chosen) for _, label, chosen in sorts(result.request)],
        "without_filters": without(request.GET, request.path, *FACETS.values()),
        "literal_address": with_value(request.GET, request.path, "letterlijk", "ja"),
        "understood_address": without(request.GET, request.path, "letterlijk"),
        "entry": log.noted(request, result, perf_counter() - begun),
        **({} if result.number else nothing_found(result, request)),
    }


def with_pinned(result: SearchResult, pinned: Pinned) -> SearchResult:
    """Put at the top of the first page what editors want there, and leave it out of what follows, on every page."""
    above = {hit.key for hit in pinned.hits}
    return replace(
        result,
        pinned=pinned.hits if result.request.page == 1 else (),
        beside=pinned.beside,
        hits=[hit for hit in result.hits if hit.key not in above],
        more=[hit for hit in result.more if hit.key not in above],
    )


def nothing_found(result: SearchResult, request: HttpRequest) -> dict[str, Any]:
    """Return what helps who found nothing: what is archived, each thing that was looked for by itself, themes that may fit."""
    single = [ways[0] for ways in result.understood]
    archived = sum(value.count for facet in result.facets for value in facet.values if value.value == ARCHIVED)
    return {
        "archived": archived,
        "archived_address": with_value(request.GET, request.path, FACETS["state"], ARCHIVED),
        "broader": [(words, f"/zoeken/?{urlencode({'q': words})}") for words in single[:MOST_BROADER]] if len(single) > 1 else [],
        "themas": themes_near(result.request.q)[:MOST_BROADER],
        "wish_token": wishes.token_for(result.request.q) if result.request.q else "",
    }


def main_themes(result: SearchResult) -> list[FacetValue]:
    """Return the themes of which there is something, without those that stand below another."""
    values = (value for facet in result.facets if facet.name == "themes" for value in facet.values)
    return [value for value in values if value.count and not value.depth]


def worth_showing(facet: Facet) -> bool:
    """Tell whether a filter can change anything: narrow the list, or show what is archived."""
    counted = [value.value for value in facet.values if value.count]
    return bool(facet.chosen) or len(counted) > 1 or (facet.name == "state" and counted == [ARCHIVED])


def sorts(asked: SearchRequest) -> list[tuple[str, str, bool]]:
    """Return the orders to choose from, and which is chosen; as long as nothing is looked for, the newest fits best."""
    labels = SORTS if asked.q else {value: label for value, label in SORTS.items() if value != "nieuw"} | {"past": SORTS["nieuw"]}
    chosen = asked.sort if asked.sort in labels else "past"
    return [(value, label, value == chosen) for value, label in labels.items()]


def chips(result: SearchResult, query: QueryDict, path: str) -> list[Chip]:
    return [
        Chip(value.label, facet.label, without_value(query, path, facet.parameter, value.value)) for facet, value in result.chosen
    ]


def without_value(query: QueryDict, path: str, name: str, value: str) -> str:
    """Return the address of the list without one chosen value."""
    left = query.copy()
    left.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    left.pop("pagina", None)
    return address(path, left)


def with_value(query: QueryDict, path: str, name: str, value: str) -> str:
    """Return the address of the list with one more choice."""
    more = query.copy()
    more[name] = value
    more.pop("pagina", None)
    return address(path, more)


def without(query: QueryDict, path: str, *names: str) -> str:
    """Return the address of the list without these choices."""
    left = query.copy()
    for name in (*names, "pagina"):
        left.pop(name, None)
    return address(path, left)


def address(path: str, query: QueryDict) -> str:
    return f"{path}?{query.urlencode()}" if query else path
