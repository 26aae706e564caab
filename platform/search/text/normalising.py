"""Making text plain: pure functions, safe for any string."""

import re
import unicodedata
from functools import lru_cache

LONGEST_QUERY = 300
LONGEST_WORD = 80

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
APOSTROPHES = "’‘ʼ`´"
# An ending behind an apostrophe belongs to its word: «foto's», «vve's», «bibob'er».
LETTERS = r"[^\W\d_]+(?:'[^\W\d_]{1,2}(?![^\W\d_]))?"
# Letters and digits are words of their own: «artikel 172» finds article 172a too, «172a» only that.
WORD = re.compile(rf"{LETTERS}|\d+")


def straight(text: str) -> str:
    """Return the text with an apostrophe of any shape as a plain one."""
    # Much faster than `str.translate`, which looks at every sign of a text that is not all ASCII.
    for sign in APOSTROPHES:
        text = text.replace(sign, "'")
    return text


def fold(text: str) -> str:
    """Return the text without case, accents and control signs; quotes and apostrophes of any shape become plain ones."""
    plain = straight(text.translate(QUOTES))
    # Some capitals only show when the signs they hide in are taken apart.
    for _ in range(2):
        plain = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(sign if sign.isprintable() else " " for sign in plain if not unicodedata.combining(sign))


def composed(text: str) -> str:
    """Return the text with each letter and its accent as one sign, so that a word is one run of letters."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=200_000)
def plain_word(word: str) -> str:
    """Return a word as it is compared: folded, without the ending behind its apostrophe («foto's» is «foto»)."""
    return "".join(fold(word).partition("'")[0].split())


@lru_cache(maxsize=200_000)
def plain_words(word: str) -> tuple[str, ...]:
    """Return a word as it is compared; a sign may hide a digit («m²» is «m», «2»)."""
    plain = plain_word(word)
    return (plain,) if plain.isalpha() else tuple(WORD.findall(plain))


def words(text: str) -> list[str]:
    """Return the words of a composed text as they are compared, in order; what is too long to be a word is left out."""
    found = WORD.findall(straight(text))
    return [plain for word in found if len(word) <= LONGEST_WORD for plain in plain_words(word)]
