"""Text as people type it."""

import unicodedata

# Control signs, and marks that show nothing: a zero-width space, a sign that turns the direction of what follows.
INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Joins the parts of an emoji; between letters of some scripts it matters too.
JOINER = "\N{ZERO WIDTH JOINER}"


def without_invisible(text: str) -> str:
    """Return the text without signs that nobody sees; ends of lines and tabs stay."""
    return "".join(sign for sign in text if sign in "\n\r\t" + JOINER or unicodedata.category(sign) not in INVISIBLE)
