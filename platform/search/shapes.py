"""The shapes of asking: what somebody looks for, and what comes back."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.http import QueryDict

from core.text import without_invisible
from search.documents import ARCHIVED
from search.text.groups import Group
from search.text.normalising import LETTERS, LONGEST_QUERY, composed, plain_word

PAGE_SIZE = 10
DEEPEST_PAGE = 10_000
MOST_VALUES = 30
LONGEST_VALUE = 100
# Of each thing that was looked for, so many ways to say it are told; ways that weigh less are parts of words.
MOST_SAID = 4
WHOLE_WAY = 0.5

# NUL and the other control characters of Unicode (category Cc).
CONTROL = r"[\0-\x1f\x7f-\x9f]"

# The facets, with the name each has in an address and for people.
FACETS = {
    "kind": "soort",
    "themes": "thema",
    "rungs": "trede",
    "instruments": "instrument",
    "partners": "partner",
    "audience": "voor",
    "municipality": "gemeente",
    "province": "provincie",
    "year": "jaar",
    "state": "stand",
}
FACET_LABELS = {
    "kind": "Soort",
    "themes": "Thema",
    "rungs": "Trede op de ladder",
    "instruments": "Instrument",
    "partners": "Partner in de aanpak",
    "audience": "Voor wie",
    "municipality": "Gemeente",
    "province": "Provincie",
    "year": "Jaar",
    "state": "Actueel of verouderd",
}
SORTS = {"past": "Past het best", "nieuw": "Nieuwste eerst", "gecontroleerd": "Laatst gecontroleerd", "titel": "Titel"}


@dataclass(frozen=True)
class SearchRequest:
    """What somebody looks for. `filters` holds the chosen values per facet: or within a facet, and between facets.

    `only` is what the list is limited to, whatever is chosen. `literal` takes the words as they were typed.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "past"
    page: int = 1
    size: int = PAGE_SIZE
    literal: bool = False
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_querydict(cls, query: QueryDict, only: Mapping[str, tuple[str, ...]] | None = None) -> Self:
        """Read an address. Any input gives a request; what makes no sense is left out."""
        filters = {facet: values for facet, name in FACETS.items() if (values := clean_values(query.getlist(name)))}
        sort = query.get("sorteer", "past")
        number = query.get("pagina", "1")[:6]
        return cls(
            q=clean_query(query.get("q", "")),
            filters=filters,
            sort=sort if sort in SORTS else "past",
            page=min(max(int(number), 1), DEEPEST_PAGE) if number.isascii() and number.isdigit() else 1,
            literal="letterlijk" in query,
            only=only or {},
        )

    @property
    def is_begin(self) -> bool:
        """Tell whether nothing was asked yet."""
        return not self.q and not self.filters and self.page == 1

    @property
    def without(self) -> dict[str, tuple[str, ...]]:
        """What is left out: archived pages, unless somebody asks for them."""
        return {} if ARCHIVED in self.filters.get("state", ()) else {"state": (ARCHIVED,)}


def clean_query(typed: str) -> str:
    """Return what was typed on one line; control characters keep words apart, other signs that nobody sees are left out."""
    return " ".join(without_invisible(re.sub(CONTROL, " ", typed[:LONGEST_QUERY])).split())


def clean_values(values: list[str]) -> tuple[str, ...]:
    kept = [value for value in values[:MOST_VALUES] if value and len(value) <= LONGEST_VALUE and value.isprintable()]
    return tuple(dict.fromkeys(kept))


@dataclass(frozen=True)
class Hit:
    """One result. `title` and `snippet` are safe markup with the found words marked.

    `part` names the section of a long page that holds the words, with its address; `file` the attachment that does; `about`
    the theme, or another name, when only that does.
    """

    key: str
    kind: str
    kind_label: str
    title: str
    snippet: str
    url: str
    date: dt.date | None = None
    checked: dt.date | None = None
    published: dt.date | None = None
    place: str = ""
    badge: str = ""
    labels: tuple[str, ...] = ()
    part: tuple[str, str] | None = None
    file: str = ""
    about: str = ""

    @property
    def pk(self) -> str:
        return self.key.partition(":")[2]


@dataclass(frozen=True)
class FacetValue:
    """A value that can be chosen; `depth` is how far it stands below a main one."""

    value: str
    label: str
    count: int
    chosen: bool
    depth: int = 0


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
    """What was found.

    `loosened`: nothing held all words, so pages with some of them are shown. `corrections`: words that were taken for
    others, as typed and as taken. `spare`: the embedded engine answered in the place of the other. `limited`: no engine
    answered, and a plain search over titles did. `pinned` and `more` stand above and below the results; `beside` is how many
    pinned ones the words do not find. `groups` is what was looked for.
    """

    request: SearchRequest
    hits: list[Hit]
    total: int
    facets: list[Facet] = field(default_factory=list)
    loosened: bool = False
    limited: bool = False
    spare: bool = False
    corrections: Sequence[tuple[str, str]] = ()
    pinned: Sequence[Hit] = ()
    beside: int = 0
    more: list[Hit] = field(default_factory=list)
    engine: str = ""
    groups: Sequence[Group] = ()

    @property
    def number(self) -> int:
        """How many there are to read: what was found, and what only editors put at the top."""
        return self.total + self.beside

    @property
    def understood(self) -> list[list[str]]:
        """What was looked for, each thing as the ways to say it that were tried, at most four; numbers as they are written."""
        return [said(group) for group in self.groups]

    @property
    def chosen(self) -> list[tuple[Facet, FacetValue]]:
        return [(facet, value) for facet in self.facets for value in facet.chosen]

    @property
    def is_as_typed(self) -> bool:
        """Tell whether just the words were looked for that were typed, nothing more and nothing less."""
        alone = all(len(ways) == 1 for ways in self.understood)
        return alone and " ".join(ways[0] for ways in self.understood) == self.request.q.lower()

    @property
    def taken_as(self) -> str:
        """What was typed, with each word that was taken for another in its place; the rest stays as it is."""
        if not self.corrections:
            return self.request.q
        taken = dict(self.corrections)
        return re.sub(LETTERS, lambda word: taken.get(plain_word(word[0]), word[0]), composed(self.request.q))


def said(group: Group) -> list[str]:
    """Return the best ways to say one thing, the first as it was typed: two words that make one stand behind that one."""
    first, *others = group.alternatives
    if len(first.words) == 1 and others and others[0].weight == first.weight:
        return [" ".join(others[0].words), *said(Group((first, *others[1:])))][:MOST_SAID]
    whole = [" ".join(way.words) for way in group.alternatives if way.is_row and way.weight >= WHOLE_WAY]
    return list(dict.fromkeys(whole or [" ".join(group.alternatives[0].words)]))[:MOST_SAID]
