"""Whether a word stands in the Dutch word list of OpenTaal (source and licence: `search/data/README.md`)."""

import lzma
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "nederlands.txt.xz"
SHORTEST, LONGEST = 3, 30


@cache
def content() -> bytes:
    """Return the list as it is, lines of plain words: 5 MB that one look-up in some milliseconds finds its way through."""
    return b"\n" + lzma.decompress(FILE.read_bytes())


@lru_cache(maxsize=20_000)
def has_word(word: str) -> bool:
    """Tell whether this plain word is Dutch."""
    return SHORTEST <= len(word) <= LONGEST and f"\n{word}\n".encode() in content()


def words_among(known: Iterable[str]) -> frozenset[str]:
    """Return those of many plain words that are Dutch."""
    return frozenset(known) & frozenset(content().decode().split())
