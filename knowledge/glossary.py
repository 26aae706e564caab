"""Terms explained in place: the first time a term stands in running text it becomes a link to its explanation.

The link works without script, its `title` shows the explanation to who hovers, and its name stays the word itself.
Terms in headings, links, captions and summaries are left alone.
"""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from core import fragments
from knowledge.models import Begrip

GLOSSARY = "/kennisbank/begrippen/"
LEFT_ALONE = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "summary",
    "caption",
    "figcaption",
    "th",
    "button",
    "svg",
    "dfn",
    "blockquote",
}
SHORTEST = 3
MOST_TERMS = 12


def known_terms() -> dict[str, tuple[str, str]]:
    """Return slug and explanation by each word that stands for a term; words with a capital keep it (APV, OM)."""
    found: dict[str, tuple[str, str]] = {}
    for begrip in Begrip.objects.all():
        for word in begrip.words:
            if len(word) >= SHORTEST:
                found[word if word.isupper() else word.lower()] = (begrip.slug, begrip.explanation)
    return found


def pattern_of(words: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds any of the words as a whole word, the longest first."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def explain(html: str) -> str:
    """Return the HTML with the first occurrence of each term linked to its explanation, at most twelve of them."""
    terms: dict[str, tuple[str, str]] = fragments.cached("begrippen-in-tekst", known_terms)
    pattern = pattern_of(list(terms))
    if pattern is None or not pattern.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    explained: set[str] = set()
    for text in list(soup.find_all(string=True)):
        if len(explained) >= MOST_TERMS:
            break
        if any(parent.name in LEFT_ALONE for parent in text.parents):
            continue
        link_first(soup, text, pattern, terms, explained)
    return str(soup)


def link_first(
    soup: BeautifulSoup,
    text: NavigableString,
    pattern: re.Pattern[str],
    terms: dict[str, tuple[str, str]],
    explained: set[str],
) -> None:
    """Link the first not yet explained term in one piece of text."""
    for match in pattern.finditer(text):
        word = match[0]
        known = terms.get(word) or terms.get(word.lower())
        if known is None or known[0] in explained:
            continue
        slug, explanation = known
        explained.add(slug)
        before, after = text[: match.start()], text[match.end() :]
        text.replace_with(NavigableString(before), link(soup, word, slug, explanation), NavigableString(after))
        return


def link(soup: BeautifulSoup, word: str, slug: str, explanation: str) -> Tag:
    tag = soup.new_tag("a", href=f"{GLOSSARY}#{slug}", title=explanation, attrs={"class": "lpw-begrip"})
    tag.string = word
    return tag
