"""What an engine does, whichever it is."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from search.documents import SearchDocument
from search.shapes import PAGE_SIZE, Hit
from search.text import Group


class EngineError(Exception):
    """The engine does not answer, or its index is not there."""


@dataclass(frozen=True)
class Question:
    """What an engine is asked: what is looked for, and what narrows it.

    A document must hold every group (no groups: everything), one of the values of each filter, and one of the access terms.
    `facets` are counted; a facet's own filter does not narrow its counts. `sort` is past, nieuw or titel.
    """

    groups: tuple[Group, ...]
    access: tuple[str, ...]
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: str = "past"
    start: int = 0
    size: int = PAGE_SIZE


@dataclass(frozen=True)
class Found:
    """What an engine found: one page of hits, how many in all, and counts per value of each facet.

    `loosened` tells that nothing held every group, so that documents with some of them were taken.
    """

    hits: list[Hit]
    total: int
    counts: dict[str, dict[str, int]]
    loosened: bool = False


class Engine(Protocol):
    """An index of documents that can be asked and kept up to date. Everything may raise EngineError."""

    name: str

    def search(self, question: Question) -> Found:
        """Find documents."""

    def writing(self) -> AbstractContextManager[None]:
        """Be the only one who writes, from reading what changed until it is in the index. Waits for its turn."""

    def has_index(self) -> bool:
        """Tell whether there is an index that can be read and was made with the analysis now in force."""

    def update(self, documents: Iterable[SearchDocument], gone: Iterable[str]) -> dict[str, str]:
        """Put these documents in, in place of those with the same key, and take out the keys that are gone.

        All of it is in force when this returns, or nothing is. Returns the keys it refused, each with the reason.
        """

    def rebuild(self, documents: Iterable[SearchDocument]) -> dict[str, str]:
        """Build the index anew beside the old one and put it in its place. Returns what it refused, as `update` does."""

    def contents(self) -> dict[str, str]:
        """Return the key of each document in the index, with its digest."""
