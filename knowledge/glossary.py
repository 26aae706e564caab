"""Terms explained in place: the first time a term stands in running text it becomes a link to its explanation.

The link works without script: it leads to the glossary, and its `title` shows the explanation to who hovers. With script
(static/js/begrippen.js) a click, a tap or Enter shows the explanation in place. Its name stays the word itself.
Terms in headings, links, captions, summaries and lists of properties are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from core import fragments
from knowledge.models import Begrip
from knowledge.models.begrippen import key_of

GLOSSARY = "/kennisbank/begrippen/"
LEFT_ALONE = {
    *("a", "button", "summary", "svg", "dfn", "abbr"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "nav"),
    *("caption", "figcaption", "th", "dl", "blockquote"),
}
SHORTEST = 3
MOST_TERMS = 12


@dataclass(frozen=True)
class Known:
    """A term as the glossary has it."""

    slug: str
    term: str
    explanation: str


def known_terms() -> dict[str, Known]:
    """Return the term by each word that stands for it; words with a capital keep it (APV, OM)."""
    found: dict[str, Known] = {}
    for begrip in Begrip.objects.all():
        for word in begrip.words:
            if len(word) >= SHORTEST:
                found[key_of(word)] = Known(begrip.slug, begrip.term, begrip.explanation)
    return found


def pattern_of(words: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds any of the words as a whole word, the longest first."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def explain(html: str) -> str:
    """Return the HTML with the first occurrence of each term linked to its explanation, at most twelve of them."""
    terms: dict[str, Known] = fragments.cached("begrippen-met-uitleg", known_terms)
    pattern = pattern_of(list(terms))
    if pattern is None or not pattern.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    explained: set[str] = set()
    for text in list(soup.find_all(string=True)):
        if not any(parent.name in LEFT_ALONE for parent in text.parents):
            link_terms(soup, text, list(first_terms(text, pattern, terms, explained)))
    return str(soup)


def first_terms(
    text: str, pattern: re.Pattern[str], terms: dict[str, Known], explained: set[str]
) -> Iterator[tuple[re.Match[str], Known]]:
    """Give the terms in one piece of text that were not explained before, and note them as explained."""
    for match in pattern.finditer(text):
        known = terms.get(match[0]) or terms.get(match[0].lower())
        if known is None or known.slug in explained or len(explained) >= MOST_TERMS:
            continue
        explained.add(known.slug)
        yield match, known


def link_terms(soup: BeautifulSoup, text: NavigableString, found: list[tuple[re.Match[str], Known]]) -> None:
    """Replace a piece of text by the same text with links at the terms."""
    if not found:
        return
    pieces: list[NavigableString | Tag] = []
    end = 0
    for match, known in found:
        pieces += [NavigableString(text[end : match.start()]), link(soup, match[0], known)]
        end = match.end()
    text.replace_with(*pieces, NavigableString(text[end:]))


def link(soup: BeautifulSoup, word: str, known: Known) -> Tag:
    shown = {"class": "lpw-begrip", "data-begrip": known.term}
    tag = soup.new_tag("a", href=f"{GLOSSARY}#{known.slug}", title=known.explanation, attrs=shown)
    tag.string = word
    return tag
