"""From text to the words that stand in an index: as they are, their stems, and the stems of their parts.

The same for every engine: an index holds what this module gives, separated by spaces, and splits at spaces only.
"""

from collections.abc import Iterable
from functools import lru_cache

from search.text.dictionary import has_word
from search.text.normalising import composed, words
from search.text.splitting import Splitter
from search.text.stemming import stem


@lru_cache(maxsize=300_000)
def forms(word: str, splitter: Splitter) -> tuple[str, tuple[str, ...]]:
    """Return the stem of a plain word, and the stems of its parts."""
    return stem(word), tuple(stem(part) for part in split(word, splitter))


def stems_of(plain: Iterable[str]) -> list[str]:
    return [stem(word) for word in plain]


def split(word: str, splitter: Splitter) -> tuple[str, ...]:
    """Return the parts of a compound as the index has them; the word itself when it is none."""
    return splitter.split(word) or splitter.loosely(word, splitter.known.__contains__, has_word) or (word,)


def parts_of(plain: Iterable[str], splitter: Splitter) -> list[str]:
    """Return the stems of the words, each compound as its parts, in order: «geluidsoverlast» is as «geluid overlast»."""
    return [part for word in plain for part in forms(word, splitter)[1]]


def streams(text: str, splitter: Splitter) -> tuple[str, str, str]:
    """Return a text as plain words, as stems, and as stems of parts, each separated by spaces."""
    plain = words(composed(text))
    return " ".join(plain), " ".join(stems_of(plain)), " ".join(parts_of(plain, splitter))
