"""The words that stand in what can be found: which are known, and which known one an unknown one was meant to be."""

import math
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text.stemming import stem

SHORTEST_CORRECTED = 4
MOST_NEAR = 40
LAST_SIGN = "\U0010ffff"
# How much faster a word loses its worth than it becomes common.
SHARPNESS = 2.0
# Words are kin when they begin alike for so many letters, and for at least half of the word.
SHORTEST_KIN = 5
MOST_KIN = 5
# Of a word that was not typed to its end, so many letters may lack.
MOST_LEFT_OUT = 3
# A wrong first letter counts as half an error more: people seldom mistype it.
FIRST_LETTER = 0.5


def most_errors(word: str) -> int:
    """Return how many letters may be wrong: one in a short word, two in a longer one, three in a very long one."""
    return 1 if len(word) < 7 else 2 if len(word) < 14 else 3  # noqa: PLR2004 (the lengths themselves)


class Lexicon:
    """Words with the number of documents that hold each, and how many documents there are."""

    def __init__(self, frequencies: Mapping[str, int], documents: int = 0) -> None:
        self.frequencies = frequencies
        self.documents = documents
        self.nearest = lru_cache(maxsize=10_000)(self._nearest)

    @cached_property
    def by_stem(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for word, number in self.frequencies.items():
            found[stem(word)] = max(number, found.get(stem(word), 0))
        return found

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in self.frequencies:
            if len(word) >= SHORTEST_CORRECTED and word.isalpha():
                found.setdefault(len(word), []).append(word)
        return found

    @cached_property
    def in_order(self) -> list[str]:
        return sorted(self.frequencies)

    def holds(self, word: str) -> bool:
        """Tell whether a document holds this very word."""
        return word in self.frequencies

    def knows(self, word: str) -> bool:
        """Tell whether a document holds this word in any of its forms."""
        return word in self.frequencies or stem(word) in self.by_stem

    def worth(self, stemmed: str) -> float:
        """Return how much a stem tells, from 1 (in one document or none) to 0 (in every document)."""
        total = math.log1p(max(self.documents, 1))
        return float(max(0.0, 1 - math.log1p(self.by_stem.get(stemmed, 0)) / total) ** SHARPNESS)

    def _nearest(self, word: str) -> tuple[str, int]:
        """Return the known word that this one was most likely meant to be, and how many letters differ; empty when none is near.

        Counted are letters left out, added, changed or swapped with their neighbour (optimal string alignment).
        """
        if len(word) < SHORTEST_CORRECTED:
            return "", 0
        limit = most_errors(word)
        choices = [
            other for length in range(len(word) - limit, len(word) + limit + 1) for other in self.by_length.get(length, ())
        ]
        near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=limit, limit=MOST_NEAR)
        candidates = [(other, int(errors)) for other, errors, _ in near] + [(other, 1) for other in self.begun(word)]
        return min(candidates, key=lambda found: self.unlikeliness(word, *found), default=("", 0))

    def begun(self, word: str) -> list[str]:
        """Return the known words of which this is the beginning: who stops typing halfway makes one error."""
        return [other for other in self.beginning_with(word) if word != other and len(other) <= len(word) + MOST_LEFT_OUT]

    def beginning_with(self, start: str) -> list[str]:
        return self.in_order[bisect_left(self.in_order, start) : bisect_left(self.in_order, start + LAST_SIGN)]

    def unlikeliness(self, typed: str, word: str, errors: int) -> tuple[float, int, str]:
        """Return what candidates are ordered by, the likeliest first."""
        return errors + FIRST_LETTER * (typed[0] != word[0]), -self.frequencies[word], word

    def kin(self, word: str) -> tuple[str, ...]:
        """Return known words that begin as this one does, those that share the longest beginning; none when that is short."""
        for length in range(len(word), max(SHORTEST_KIN, len(word) // 2) - 1, -1):
            found = self.beginning_with(word[:length])
            if found:
                return tuple(sorted(found, key=lambda other: (-self.frequencies[other], other))[:MOST_KIN])
        return ()
