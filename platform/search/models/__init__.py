"""What the search room keeps: changes for the index, what editors know of words, what people looked for, the text of files."""

from search.models.attachments import FileText
from search.models.log import SearchEntry, SearchWish
from search.models.outbox import IndexChange, IndexRevision
from search.models.words import KeptWord, PinnedPage, PinnedResult, RelatedWords, Synonyms

__all__ = [
    "FileText",
    "IndexChange",
    "IndexRevision",
    "KeptWord",
    "PinnedPage",
    "PinnedResult",
    "RelatedWords",
    "SearchEntry",
    "SearchWish",
    "Synonyms",
]
