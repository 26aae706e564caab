"""Erasing what people asked, when it says who somebody is."""

from core.models.versions import ContentVersion
from search import log
from search.models import SearchEntry


def erase_query(query: str) -> int:
    """Erase every search for this query, and stop suggesting it; return how many there were."""
    log.writer.flush()
    number, _ = SearchEntry.objects.filter(query=query).delete()
    if number:
        # The suggestions are kept under the number of the content.
        ContentVersion.bump()
    return number
