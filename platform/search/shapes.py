"""The shapes of asking: what somebody looks for, and what comes back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from django.http import QueryDict

from search import text

PAGE_SIZE = 10
DEEPEST_PAGE = 1000
MOST_VALUES = 30
LONGEST_VALUE = 100

# The facets, with the name each has in an address.
FACETS = {
    "kind": "soort",
    "themes": "thema",
    "rungs": "trede",
    "municipality": "gemeente",
    "province": "provincie",
    "instruments": "instrument",
    "partners": "partner",
    "audience": "voor",
    "year": "jaar",
    "state": "stand",
}
FACET_LABELS = {
    "kind": "Soort",
    "themes": "Thema",
    "rungs": "Trede op de ladder",
    "municipality": "Gemeente",
    "province": "Provincie",
    "instruments": "Instrument",
    "partners": "Partner",
    "audience": "Voor wie",
    "year": "Jaar",
    "state": "Stand",
}
SORTS = {"past": "Past het best", "nieuw": "Nieuwste eerst", "titel": "Titel"}


@dataclass(frozen=True)
class SearchRequest:
    """What somebody looks for. `filters` holds the chosen values per facet: or within a facet, and between facets."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "past"
    page: int = 1
    size: int = PAGE_SIZE
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_querydict(cls, query: QueryDict, only: Mapping[str, tuple[str, ...]] | None = None) -> Self:
        """Read an address. Any input gives a request; what makes no sense is left out."""
        filters = {facet: values for facet, name in FACETS.items() if (values := clean_values(query.getlist(name)))}
        sort = query.get("sorteer", "past")
        number = query.get("pagina", "1")[:6]
        return cls(
            q=" ".join(query.get("q", "")[: text.LONGEST_QUERY].replace("\0", " ").split()),
            filters=filters,
            sort=sort if sort in SORTS else "past",
            page=min(max(int(number), 1), DEEPEST_PAGE) if number.isascii() and number.isdigit() else 1,
            only=only or {},
        )

    @property
    def words(self) -> list[str]:
        return text.words(self.q)

    @property
    def all_filters(self) -> dict[str, tuple[str, ...]]:
        """The chosen values, within what the list is limited to."""
        chosen = {
            name: tuple(value for value in self.filters.get(name, ()) if value in limit) for name, limit in self.only.items()
        }
        return {**self.filters, **{name: chosen[name] or limit for name, limit in self.only.items()}}


def clean_values(values: list[str]) -> tuple[str, ...]:
    kept = [value for value in values[:MOST_VALUES] if value and len(value) <= LONGEST_VALUE and value.isprintable()]
    return tuple(dict.fromkeys(kept))


@dataclass(frozen=True)
class Hit:
    """One result. `title` and `snippet` are safe markup with the found words marked."""

    key: str
    kind: str
    kind_label: str
    title: str
    snippet: str
    url: str
    date: dt.date | None
    municipality: str
    state: str
    labels: tuple[str, ...]

    @property
    def pk(self) -> str:
        return self.key.partition(":")[2]


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    parameter: str
    label: str
    values: list[FacetValue]

    @property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.chosen]


@dataclass(frozen=True)
class SearchResult:
    """What was found. `loosened` tells that nothing held all words, so that pages with some of them are shown.

    `limited` tells that the engine did not answer and a plain search over titles did.
    """

    request: SearchRequest
    hits: list[Hit]
    total: int
    facets: list[Facet]
    loosened: bool = False
    limited: bool = False

    @property
    def chosen(self) -> list[tuple[Facet, FacetValue]]:
        return [(facet, value) for facet in self.facets for value in facet.chosen]

    @property
    def pages(self) -> int:
        """How many pages the results fill; at least one."""
        return max(1, -(-self.total // self.request.size))
