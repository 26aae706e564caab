"""Text as people type it."""

import re
import unicodedata
from collections.abc import Iterable

# Control signs, and marks that show nothing: a zero-width space, a sign that turns the direction of what follows.
INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Joins the parts of an emoji; between letters of some scripts it matters too.
JOINER = "\N{ZERO WIDTH JOINER}"
# What the end of a sentence, or of something that goes on, looks like.
ENDS = (".", "!", "?", ":", ";", ",", "…", "»", "”")

# An empty line typed in the editor; \s knows the space that does not break.
EMPTY_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(?:\s|&nbsp;|<br ?/?>)*</p>")


def without_empty_paragraphs(html: str) -> str:
    """Return the HTML of a rich text without paragraphs that show nothing but a gap."""
    return EMPTY_PARAGRAPH.sub("", html)


def without_invisible(text: str) -> str:
    """Return the text without signs that nobody sees; ends of lines and tabs stay."""
    return "".join(sign for sign in text if sign in "\n\r\t" + JOINER or unicodedata.category(sign) not in INVISIBLE)


def as_sentences(lines: Iterable[str]) -> str:
    """Return lines as running text: each ends as a sentence does, so that headings and items of lists do not run together."""
    told = [" ".join(line.split()) for line in lines]
    return " ".join(line if line.endswith(ENDS) else f"{line}." for line in told if line)
