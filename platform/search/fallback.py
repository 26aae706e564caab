"""When no engine answers: a plain search over titles, straight from the database."""

from django.db.models import Q
from django.utils.html import escape

from core.access import Person
from search.documents import SearchDocument, Source, sources
from search.fields import values_of
from search.shapes import Hit, SearchRequest, SearchResult
from search.text import cut

# Each of these is made a document for the answer; more would make the page slow.
MOST_FOUND = 50


def search(request: SearchRequest, person: Person) -> SearchResult:
    """Return documents whose title holds every word, at most 50 of a kind, narrowed by the filters; without facets."""
    found = [
        (document, source) for source in sources() for document in titled(source, request, person) if fits(document, request)
    ]
    if request.sort == "titel":
        found.sort(key=lambda pair: pair[0].title.lower())
    elif request.sort == "nieuw":
        found.sort(key=lambda pair: pair[0].date.toordinal() if pair[0].date else 0, reverse=True)
    elif request.sort == "gecontroleerd":
        found.sort(key=lambda pair: pair[0].checked.toordinal() if pair[0].checked else 0, reverse=True)
    start = (request.page - 1) * request.size
    hits = [to_hit(document, source.label) for document, source in found[start : start + request.size]]
    return SearchResult(request, hits, len(found), limited=True, engine="database")


def fits(document: SearchDocument, request: SearchRequest) -> bool:
    values = values_of(document)
    wanted = [*request.filters.items(), *request.only.items()]
    unwanted = request.without.items()
    return all(set(chosen) & set(values[facet]) for facet, chosen in wanted) and not any(
        set(left_out) & set(values[facet]) for facet, left_out in unwanted
    )


def titled(source: Source, request: SearchRequest, person: Person) -> list[SearchDocument]:
    pieces = cut(request.q)
    telling = [piece for piece in pieces if not piece.is_small] or pieces
    limit = request.only.get("kind") or request.filters.get("kind")
    if (request.q and not telling) or (limit and source.kind not in limit):
        return []
    holds = Q(**{f"{source.title_field}__isnull": False})
    for piece in telling:
        holds &= Q(**{f"{source.title_field}__folded__icontains": " ".join(piece.words)})
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
        checked=document.checked,
        published=document.published or document.date,
        place=document.place,
        badge=document.badge,
        labels=document.labels,
    )
