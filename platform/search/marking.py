"""Marking the found words in what is shown, and choosing the piece of a text that shows them best.

Works on the plain text that the index keeps, the same for every engine; everything it returns is safe markup.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.text.analysing import forms, parts_of, stems_of
from search.text.groups import Group
from search.text.normalising import LONGEST_WORD, WORD, plain_word, straight
from search.text.splitting import Splitter

SNIPPET_LENGTH = 240
BEFORE = 70
# A way that weighs less is not marked: it would mark what hardly matters.
LEAST_MARKED = 0.2
# The same texts are found again and again; of so many is remembered which words they hold, and of so many words their forms.
TEXTS_KEPT = 2000
LONGEST_KEPT = 5000
WORDS_KEPT = 100_000
MARKED = '<mark class="nl-mark">'


@dataclass(frozen=True)
class Marked:
    """The places that hold what was looked for, and which groups they hold together."""

    places: tuple[tuple[int, int], ...] = ()
    groups: frozenset[int] = frozenset()


class Marker:
    """Knows what was looked for, and finds it in texts."""

    def __init__(self, groups: Sequence[Group], splitter: Splitter) -> None:
        self.splitter = splitter
        self.number = len(groups)
        self.singles: dict[str, set[int]] = {}
        self.rows: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        # The stems that a found place begins with.
        self.firsts: set[str] = set()
        self.seen: dict[str, tuple[str, frozenset[int]]] = {}
        for number, group in enumerate(groups):
            for way in group.alternatives:
                if way.weight >= LEAST_MARKED:
                    self.add(stems_of(way.words), number)
                    # A compound is also marked where it is written apart.
                    self.add(parts_of(way.words, splitter), number)

    def add(self, stems: list[str], number: int) -> None:
        self.firsts.update(stems[:1])
        if len(stems) == 1:
            self.singles.setdefault(stems[0], set()).add(number)
        elif stems:
            self.rows.setdefault(stems[0], []).append((tuple(stems), number))

    def look(self, word: str) -> tuple[str, frozenset[int]]:
        """Return the stem of a word, and the groups that it holds by itself: as it is, or in one of its parts."""
        known = self.seen.get(word)
        if known is None:
            stemmed, parts = forms(plain_word(word), self.splitter)
            held = [number for part in {stemmed, *parts} for number in self.singles.get(part, ())]
            known = stemmed, frozenset(held)
            self.seen[word] = known
        return known

    def find(self, text: str, more_than: int = -1) -> Marked:
        """Return where this text holds what was looked for; nowhere when nothing was, or when it cannot hold more groups."""
        if not self.firsts:
            return Marked()
        known = kept_forms if len(text) <= LONGEST_KEPT else forms_in
        begun = self.firsts & known(text, self.splitter)
        if not begun or len(self.possible(begun)) <= more_than:
            return Marked()
        places: list[tuple[int, int]] = []
        groups: set[int] = set()
        plain = straight(text)
        for found in WORD.finditer(plain):
            if begun.isdisjoint(forms_of(found[0], self.splitter)):
                continue
            stemmed, held = self.look(found[0])
            ends = [(found.end(), held)] if held else []
            ends += [
                (end, frozenset([number]))
                for stems, number in self.rows.get(stemmed, ())
                if (end := self.row_end(plain, found, stems))
            ]
            places += [(found.start(), end) for end, _ in ends]
            groups.update(*(numbers for _, numbers in ends))
        return Marked(tuple(joined(places, text)), frozenset(groups))

    def possible(self, begun: Iterable[str]) -> set[int]:
        """Return the groups that a text with these stems can hold at most."""
        groups: set[int] = set()
        for stemmed in begun:
            groups.update(self.singles.get(stemmed, ()), (number for _, number in self.rows.get(stemmed, ())))
        return groups

    def row_end(self, text: str, first: re.Match[str], stems: tuple[str, ...]) -> int:
        """Return where these words in a row end, the first of which was found; 0 when the others do not follow."""
        end = first.end()
        for stemmed in stems[1:]:
            following = WORD.search(text, end)
            if following is None or self.look(following[0])[0] != stemmed:
                return 0
            end = following.end()
        return end

    def whole(self, text: str) -> SafeString:
        """Return a whole text, escaped, with what was found in `<mark>`."""
        return mark(text, self.find(text).places)


def forms_in(text: str, splitter: Splitter) -> frozenset[str]:
    """Return the stems of the words of a text, and of their parts."""
    return frozenset().union(*[forms_of(run, splitter) for run in set(text.split())])


kept_forms = lru_cache(maxsize=TEXTS_KEPT)(forms_in)


@lru_cache(maxsize=WORDS_KEPT)
def forms_of(run: str, splitter: Splitter) -> frozenset[str]:
    """Return the stems of the words of a run without spaces, and of their parts; none of what is too long to be a word."""
    found = [forms(plain_word(word), splitter) for word in WORD.findall(straight(run)) if len(word) <= LONGEST_WORD]
    return frozenset(stemmed for whole, parts in found for stemmed in (whole, *parts))


def joined(places: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return the places in order; those that overlap, touch or have only a space between them as one."""
    whole: list[tuple[int, int]] = []
    for start, stop in sorted(places):
        if whole and (start <= whole[-1][1] or text[whole[-1][1] : start].strip(" .:") == ""):
            whole[-1] = (whole[-1][0], max(stop, whole[-1][1]))
        else:
            whole.append((start, stop))
    return whole


def mark(text: str, places: Iterable[tuple[int, int]]) -> SafeString:
    """Escape the text and put `<mark>` round these places."""
    parts: list[str] = []
    end = 0
    for start, stop in places:
        parts += [escape(text[end:start]), f"{MARKED}{escape(text[start:stop])}</mark>"]
        end = stop
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 (every part is escaped)


def piece(text: str, found: Marked) -> SafeString:
    """Return the piece of a text round the places that show the found words best, with dots where it was cut."""
    start = best_start(text, found.places)
    end = start + SNIPPET_LENGTH
    if end < len(text):
        end = text.rfind(" ", start + SNIPPET_LENGTH // 2, end) if " " in text[start + SNIPPET_LENGTH // 2 : end] else end
    places = [(max(a, start) - start, min(b, end) - start) for a, b in found.places if a < end and b > start]
    body = mark(text[start:end], places)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{body}{after}")  # noqa: S308 (mark escapes)


def best_start(text: str, places: Sequence[tuple[int, int]]) -> int:
    """Return where the piece begins: some words before the place with the most others close behind it."""
    if not places:
        return 0
    best = max(
        range(len(places)),
        key=lambda number: sum(1 for a, _ in places[number:] if a < places[number][0] + SNIPPET_LENGTH - BEFORE),
    )
    start = max(0, places[best][0] - BEFORE)
    return text.rfind(" ", 0, start) + 1 if start else 0
