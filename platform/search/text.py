"""From what people type to words: pure functions, safe for any string."""

import re
import unicodedata

LONGEST_QUERY = 300
MOST_WORDS = 24

# Words that ask but say nothing about what is looked for.
STOP_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "in",
        "op",
        "van",
        "voor",
        "met",
        "aan",
        "bij",
        "te",
        "ten",
        "ter",
        "door",
        "over",
        "naar",
        "uit",
        "om",
        "als",
        "dan",
        "dat",
        "die",
        "dit",
        "deze",
        "er",
        "is",
        "zijn",
        "was",
        "wordt",
        "worden",
        "wat",
        "hoe",
        "wanneer",
        "waar",
        "wie",
        "welke",
        "waarom",
        "mag",
        "kan",
        "kun",
        "kunt",
        "moet",
        "moeten",
        "mijn",
        "uw",
        "onze",
        "ik",
        "je",
        "u",
        "wij",
        "we",
        "ze",
        "zij",
        "hij",
        "iemand",
        "iets",
        "niet",
        "ook",
        "nog",
    ]
)
ARTICLE = re.compile(r"\bart(?:ikel)?\.?\s*(\d)", re.IGNORECASE)
LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])\.?(?=\d)")
ECLI = re.compile(r"ecli(?::\w+){4}", re.IGNORECASE)
WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the text without case, accents and control signs; apostrophes of any shape become a plain one."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("‘", "'"))
    return "".join(sign if sign.isprintable() else " " for sign in plain if not unicodedata.combining(sign))


def normalise(text: str) -> str:
    """Return what was typed, folded, cut at 300 characters, with `art.151d` as `artikel 151d`."""
    folded = " ".join(fold(text[:LONGEST_QUERY]).split())
    return LETTER_DIGIT.sub(" ", ARTICLE.sub(r"artikel \1", folded)) if not ECLI.search(folded) else folded


def words(text: str) -> list[str]:
    """Return the words that say what is looked for; when all are stop words, those."""
    found = list(dict.fromkeys(WORD.findall(normalise(text))))[:MOST_WORDS]
    telling = [word for word in found if word not in STOP_WORDS]
    return telling or found
