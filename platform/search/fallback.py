"""When the engine does not answer: a plain search over titles, straight from the database."""

from django.utils.html import escape

from core.access import Person
from search.documents import SearchDocument, sources
from search.shapes import Hit, SearchRequest, SearchResult


def search(request: SearchRequest, person: Person) -> SearchResult:
    """Return documents whose title holds every word, or all; without facets."""
    kinds = request.only.get("kind") or request.filters.get("kind")
    hits: list[Hit] = []
    for source in sources():
        if kinds and source.kind not in kinds:
            continue
        visible = source.visible(person).values("pk")
        for thing in source.things().filter(pk__in=visible):
            document = source.to_document(thing)
            if all(word in document.title.lower() for word in request.words):
                hits.append(to_hit(document, source.label))
    start = (request.page - 1) * request.size
    return SearchResult(request, hits[start : start + request.size], len(hits), [], limited=True)


def to_hit(document: SearchDocument, label: str) -> Hit:
    return Hit(
        key=document.key,
        kind=document.kind,
        kind_label=label,
        title=escape(document.title),
        snippet=escape(document.summary),
        url=document.url,
        date=document.date,
        municipality=document.municipality,
        state=document.state,
        labels=document.labels,
    )
