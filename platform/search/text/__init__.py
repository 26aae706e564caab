"""Understanding text: pure functions, without a database or a request."""

from search.text.normalising import LONGEST_QUERY, MOST_WORDS, fold, normalise, words
from search.text.understanding import Alternative, Group, understand

__all__ = ["LONGEST_QUERY", "MOST_WORDS", "Alternative", "Group", "fold", "normalise", "understand", "words"]
