"""Whether a word stands in the Dutch word list of OpenTaal (source and licence: `search/data/README.md`)."""

import lzma
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "nederlands.txt.xz"
SHORTEST, LONGEST = 3, 30


@cache
def content() -> bytes:
    """Return the list as it is: 5 MB of plain words in order, each between two ends of lines."""
    return b"\n" + lzma.decompress(FILE.read_bytes())


@lru_cache(maxsize=20_000)
def has_word(word: str) -> bool:
    """Tell whether this plain word is Dutch."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii()):
        return False
    wanted, words = word.encode(), content()
    low, high = 0, len(words) - 1
    # Halve until one word is left; «low» is always the end of a line before a word.
    while True:
        start = words.rfind(b"\n", low, (low + high) // 2 + 1)
        end = words.index(b"\n", start + 1)
        found = words[start + 1 : end]
        if found == wanted:
            return True
        if found < wanted:
            low = end
        else:
            high = start
        if low >= high:
            return False


def words_among(known: Iterable[str]) -> frozenset[str]:
    """Return those of many plain words that are Dutch."""
    return frozenset(known) & frozenset(content().decode().split())
