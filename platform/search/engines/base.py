"""What an engine does, whichever it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from search.documents import MEMBERS
from search.fields import FOR_MEMBERS
from search.plan import Plan, without

Row = Mapping[str, Any]


class EngineError(Exception):
    """The engine does not answer, or its index is not there."""


@dataclass(frozen=True)
class Question:
    """What an engine is asked.

    `plans` are tried one after the other until one finds something, the first until it finds more than `few`; without plans
    everything is found. Neither chosen filters nor what is left out matter for that, so that choosing never widens what is
    found. A document must hold one of the values of each filter and each limit, and one of the access terms, and none of the
    values in `without`. `facets` are counted; a facet's own filter, and what is left out of it, do not narrow its counts, a
    limit does. `sort` is past, nieuw, gecontroleerd or titel.
    """

    access: tuple[str, ...]
    plans: Sequence[Plan] = ()
    few: int = 0
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: str = "past"
    start: int = 0
    size: int = 10

    def tries(self) -> Iterator[tuple[int, Plan | None]]:
        """Give each plan with its place, without the fields that these access terms do not open; None finds everything."""
        closed = frozenset() if MEMBERS in self.access else FOR_MEMBERS
        for place, plan in enumerate(self.plans or (None,)):
            yield place, plan and without(plan, closed)

    def is_enough(self, place: int, total: int) -> bool:
        """Tell whether the plan at this place found enough, so that no other need be tried."""
        return total > (0 if place else self.few) or place >= len(self.plans) - 1

    def counted_together(self) -> list[tuple[str, ...]]:
        """Return the facets in groups that are narrowed alike: those without a filter of their own, and each other one."""
        own = self.filters.keys() | self.without.keys()
        plain = tuple(name for name in self.facets if name not in own)
        return [*filter(None, [plain]), *((name,) for name in self.facets if name in own)]

    def narrowing(self, facet: str | None = None) -> dict[str, tuple[str, ...]]:
        """Return what narrows the results, or the counts of this facet."""
        filters = {name: values for name, values in self.filters.items() if name != facet}
        both = {name: tuple(set(filters[name]) & set(self.limits[name])) for name in filters.keys() & self.limits.keys()}
        return {**filters, **self.limits, **both}

    def excluding(self, facet: str) -> dict[str, tuple[str, ...]]:
        """Return what is left out of the counts of this facet."""
        return {name: values for name, values in self.without.items() if name != facet}


@dataclass(frozen=True)
class Stored:
    """A document as the index keeps it: its key, what is shown of it, and what stands in its files (both JSON)."""

    key: str
    kept: str
    files: str


@dataclass(frozen=True)
class Found:
    """What an engine found: one page of documents, how many in all, counts per value of each facet, and by which plan.

    `by_first` is at least how many the first plan found, whichever was taken.
    """

    stored: list[Stored]
    total: int
    counts: dict[str, dict[str, int]]
    plan: int = 0
    by_first: int = 0


class Engine(Protocol):
    """An index of documents that can be asked and kept up to date. Everything may raise EngineError."""

    name: str

    def search(self, question: Question) -> Found:
        """Find documents."""

    def has_index(self) -> bool:
        """Tell whether there is an index that can be read and was made with the analysis now in force."""

    def update(self, rows: Iterable[Row], gone: Iterable[str], revision: int) -> dict[str, str]:
        """Put these documents in, in place of those with the same key, and take out the keys that are gone.

        A later revision is never overwritten by an earlier one. Returns the keys it refused, each with the reason.
        """

    def rebuild(self, rows: Iterable[Row], revision: int) -> dict[str, str]:
        """Build the index anew beside the old one and put it in its place. Returns what it refused, as `update` does."""

    def contents(self) -> dict[str, str]:
        """Return the key of each document in the index, with its digest."""

    def explain(self, plan: Plan, key: str) -> str | None:
        """Tell, for a developer, why this document stands where it stands.

        Empty when it does not hold what is looked for, None when there is no such document.
        """
