"""What an engine does, whichever it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.documents import SearchDocument
from search.shapes import Hit, SearchRequest


class EngineError(Exception):
    """The engine does not answer, or its index is not there."""


@dataclass(frozen=True)
class Found:
    """What an engine found: one page of hits, how many in all, and counts per value of each facet."""

    hits: list[Hit]
    total: int
    counts: dict[str, dict[str, int]]
    loosened: bool = False


class Engine(Protocol):
    """An index of documents that can be asked and kept up to date."""

    name: str

    def search(self, request: SearchRequest, access: Sequence[str], facets: Sequence[str]) -> Found:
        """Find documents of which a person with these access terms may know. Raises EngineError."""

    def update(self, documents: Iterable[SearchDocument], gone: Iterable[str]) -> None:
        """Put these documents in, in place of those with the same key, and take out the keys that are gone."""

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build the index anew beside the old one and put it in its place. Returns how many documents it holds."""

    def keys(self) -> set[str]:
        """Return the keys of all documents in the index. Raises EngineError."""
