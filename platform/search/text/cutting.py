"""Cutting what is typed into the pieces that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.text.normalising import LETTERS, LONGEST_QUERY, fold, words
from search.text.stop_words import STOP_WORDS

LONGEST_PHRASE = 12
MOST_PIECES = 40

# A quoted phrase; a case number (ECLI, the European Case Law Identifier: land, court, year, number); a number, with
# «artikel» before it or not, and with the letter of an article behind it: «art.151d», «13 b», «509 hh», «5:32», «7.213». Which
# part of an article («lid 2», «onder a») says too little to look for.
PART = re.compile(
    r'"(?P<phrase>[^"]*)"'
    r"|(?P<ecli>\becli(?::\w+){4})"
    r"|(?P<article>\bart(?:ikel(?:en)?)?\b\.?\s*(?=\d))?"
    r"(?P<number>\d+(?:[:.]\d+)*(?:[a-z]{1,3}\b|\s(?P<letter>[a-z])(?P=letter)?\b)?)"
    r"(?:,?\s(?:lid|sub|onder)\s\w{1,2}\b)*"
    rf"|(?P<word>{LETTERS})"
)


@dataclass(frozen=True)
class Piece:
    """A part of what was typed. A `fixed` one is taken as it is; `apart` holds the words that were typed for one word."""

    words: tuple[str, ...]
    fixed: bool = False
    is_article: bool = False
    apart: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        return len(self.words) == 1 and not self.fixed and self.words[0].isalpha()

    @property
    def is_small(self) -> bool:
        """Whether this word says nothing about what is looked for: «hoe», «de», «mag»."""
        return self.is_word and self.words[0] in STOP_WORDS

    @property
    def said(self) -> tuple[str, ...]:
        """The words as the thesaurus has them."""
        return ("artikel", *self.words) if self.is_article else self.words


def cut(typed: str) -> list[Piece]:
    """Return the phrases, case numbers, articles, numbers and words of what was typed; behind 300 characters it is cut off."""
    return list(pieces(typed))[:MOST_PIECES]


def pieces(typed: str) -> Iterator[Piece]:
    for part in PART.finditer(fold(typed[:LONGEST_QUERY])):
        fixed = part["phrase"] or part["ecli"]
        found = tuple(words(fixed or part["number"] or part["word"] or ""))[:LONGEST_PHRASE]
        if found:
            yield Piece(found, fixed=bool(fixed), is_article=bool(part["article"]))
