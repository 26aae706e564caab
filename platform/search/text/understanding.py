"""From what people type to what is looked for: groups of weighted alternatives, which an engine compiles.

Each group is one thing that is looked for. A document holds it when it holds one of the alternatives; the better the
alternative, the more it counts. Pure functions, safe for any string.
"""

import re
from dataclasses import dataclass

from search.text.normalising import ARTICLE_NUMBER, LONGEST_QUERY, MOST_WORDS, WORD, fold
from search.text.stop_words import STOP_WORDS

LONGEST_PHRASE = 12
# An article by its number alone may be of another law, or no article at all.
BARE_NUMBER = 0.4

PART = re.compile(
    r'"(?P<phrase>[^"]*)"'
    r"|(?P<ecli>\becli(?::\w+){4})"
    rf"|\bart(?:ikel)?\.?\s*(?P<article>{ARTICLE_NUMBER})"
    r"|(?P<word>\w+)"
)


@dataclass(frozen=True)
class Alternative:
    """One way to say it. Several words stand next to each other in this order, or, when not `adjacent`, anywhere."""

    words: tuple[str, ...]
    weight: float = 1.0
    adjacent: bool = True


@dataclass(frozen=True)
class Group:
    """One thing that is looked for, in all the ways to say it, the best first."""

    alternatives: tuple[Alternative, ...]


def understand(typed: str) -> tuple[Group, ...]:
    """Return what is looked for: quoted phrases, case numbers and articles as a whole, then each telling word.

    At most 24 groups; what is cut is behind the first 300 characters. Words that only ask (wat, hoe, mag) are left out,
    unless nothing else is typed.
    """
    found = [(part, group) for part in PART.finditer(fold(typed[:LONGEST_QUERY])) if (group := understand_part(part))]
    telling = [group for part, group in found if part["word"] is None or part["word"] not in STOP_WORDS]
    return tuple(dict.fromkeys(telling or [group for _, group in found]))[:MOST_WORDS]


def understand_part(part: re.Match[str]) -> Group | None:
    """Return the group of one part of the query; None for an empty phrase."""
    if part["article"]:
        return article(tuple(WORD.findall(part["article"])))
    if part["word"]:
        return Group((Alternative((part["word"],)),))
    words = tuple(WORD.findall(part["phrase"] or part["ecli"] or ""))[:LONGEST_PHRASE]
    return Group((Alternative(words),)) if words else None


def article(number: tuple[str, ...]) -> Group:
    """Return an article of a law: with «artikel» or «art.» before it, or by its number alone."""
    return Group((Alternative(("artikel", *number)), Alternative(("art", *number)), Alternative(number, BARE_NUMBER)))
