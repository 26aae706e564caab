"""When the engine does not answer: a plain search over titles, straight from the database."""

from django.db.models import Q
from django.utils.html import escape

from core.access import Person
from search.documents import SearchDocument, Source, sources
from search.engines.schema import facets_of
from search.shapes import Hit, SearchRequest, SearchResult

# Each of these is made a document for the answer; more would make the page slow.
MOST_FOUND = 200


def search(request: SearchRequest, person: Person) -> SearchResult:
    """Return documents whose title holds every word, at most 200 of a kind, narrowed by the filters; without facets."""
    found = [
        (document, source)
        for source in sources()
        if allows_kind(request, source.kind)
        for document in titled(source, request, person)
        if all(set(values) & set(facets_of(document).get(facet, ())) for facet, values in request.all_filters.items())
    ]
    if request.sort == "titel":
        found.sort(key=lambda pair: pair[0].title.lower())
    elif request.sort == "nieuw":
        found.sort(key=lambda pair: pair[0].date.toordinal() if pair[0].date else 0, reverse=True)
    start = (request.page - 1) * request.size
    hits = [to_hit(document, source.label) for document, source in found[start : start + request.size]]
    return SearchResult(request, hits, len(found), [], limited=True)


def allows_kind(request: SearchRequest, kind: str) -> bool:
    kinds = request.all_filters.get("kind")
    return not kinds or kind in kinds


def titled(source: Source, request: SearchRequest, person: Person) -> list[SearchDocument]:
    if request.q and not request.words:
        return []
    holds = Q(**{f"{source.title_field}__isnull": False})
    for word in request.words:
        holds &= Q(**{f"{source.title_field}__icontains": word})
    pks = source.visible(person).filter(holds).values_list("pk", flat=True)[:MOST_FOUND]
    return source.build(pks).documents


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
