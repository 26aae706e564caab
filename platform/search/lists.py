"""A list of results with filters: the search page and the lists of the knowledge base draw the same one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict

from core.paging import SitePage
from search.queries import STANDARD_FACETS, search
from search.shapes import FACETS, SORTS, SearchRequest, SearchResult


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
    request: HttpRequest, only: Mapping[str, tuple[str, ...]] | None = None, facets: tuple[str, ...] = STANDARD_FACETS
) -> dict[str, Any]:
    """Return what `search/lijst.html` draws: the result, the facets, the chosen filters, the pages."""
    asked = SearchRequest.from_querydict(request.GET, only)
    result = search(asked, request.user, facets)
    paginator = Counted(result)
    number = min(result.request.page, paginator.num_pages)
    page = SitePage(result.hits, number, paginator)
    return {
        "result": result,
        "asked": result.request,
        "page_obj": page,
        "facets": [facet for facet in result.facets if facet.values and (len(facet.values) > 1 or facet.chosen)],
        "chips": chips(result, request.GET, request.path),
        "sorts": sorts(result.request),
        "without_filters": without(request.GET, request.path, *FACETS.values()),
    }


def sorts(asked: SearchRequest) -> list[tuple[str, str, bool]]:
    """Return the orders to choose from, and which is chosen; nothing fits best when nothing was looked for."""
    possible = {value: label for value, label in SORTS.items() if asked.q or value != "past"}
    chosen = asked.sort if asked.sort in possible else "nieuw"
    return [(value, label, value == chosen) for value, label in possible.items()]


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


def without(query: QueryDict, path: str, *names: str) -> str:
    """Return the address of the list without any filter."""
    left = query.copy()
    for name in (*names, "pagina"):
        left.pop(name, None)
    return address(path, left)


def address(path: str, query: QueryDict) -> str:
    return f"{path}?{query.urlencode()}" if query else path
