"""Making what people type plain: pure functions, safe for any string."""

import re
import unicodedata

from search.text.stop_words import STOP_WORDS

LONGEST_QUERY = 300
MOST_WORDS = 24

# «art. 151d», «art.151d», «artikel 5:32»: the number of an article, with what belongs to it.
ARTICLE_NUMBER = r"\d\w*(?::\w+)*"
ARTICLE = re.compile(rf"\bart(?:ikel)?\.?\s*({ARTICLE_NUMBER})", re.IGNORECASE)
LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])\.?(?=\d)")
# European Case Law Identifier: land, court, year, number.
ECLI = re.compile(r"ecli(?::\w+){4}", re.IGNORECASE)
WORD = re.compile(r"\w+")
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))


def fold(text: str) -> str:
    """Return the text without case, accents and control signs; quotes and apostrophes of any shape become plain ones."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(QUOTES).translate(APOSTROPHES))
    return "".join(sign if sign.isprintable() else " " for sign in plain if not unicodedata.combining(sign))


def normalise(text: str) -> str:
    """Return what was typed, folded, cut at 300 characters, with `art.151d` as `artikel 151d`; a case number stays whole."""
    folded = " ".join(fold(text[:LONGEST_QUERY]).split())
    return LETTER_DIGIT.sub(" ", ARTICLE.sub(r"artikel \1", folded)) if not ECLI.search(folded) else folded


def words(text: str) -> list[str]:
    """Return the words that say what is looked for; when all are stop words, those."""
    found = list(dict.fromkeys(WORD.findall(normalise(text))))[:MOST_WORDS]
    return without_stop_words(found)


def without_stop_words(found: list[str]) -> list[str]:
    """Return the telling words; when none is, all of them."""
    return [word for word in found if word not in STOP_WORDS] or found
