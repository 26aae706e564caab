"""Asking: one function that finds, for one person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.access import Person, access_terms
from search import documents, engines, fallback
from search.engines.base import EngineError
from search.shapes import FACET_LABELS, FACETS, Facet, FacetValue, Hit, SearchRequest, SearchResult


def search(
    request: SearchRequest, person: Person, facets: tuple[str, ...] = ("kind", "themes", "rungs", "municipality")
) -> SearchResult:
    """Return what this person may find. Never raises for what was typed, nor when the engine is away."""
    try:
        found = engines.current().search(request, access_terms(person), facets)
    except EngineError:
        return fallback.search(request, person)
    if found.total and not found.hits and request.page > 1:
        return search(replace(request, page=1), person, facets)
    hits = still_visible(found.hits, person)
    return SearchResult(
        request=request,
        hits=hits,
        total=found.total - (len(found.hits) - len(hits)),
        facets=[build_facet(name, found.counts.get(name, {}), request) for name in facets],
        loosened=found.loosened,
    )


def still_visible(hits: list[Hit], person: Person) -> list[Hit]:
    """Drop what is gone or no longer open to this person since it was indexed."""
    wanted: dict[str, list[str]] = {}
    for hit in hits:
        wanted.setdefault(hit.kind, []).append(hit.pk)
    allowed: set[str] = set()
    for kind, pks in wanted.items():
        source = documents.source(kind)
        if source is not None:
            allowed.update(source.key(pk) for pk in source.visible(person).filter(pk__in=pks).values_list("pk", flat=True))
    return [hit for hit in hits if hit.key in allowed]


def build_facet(name: str, counts: Mapping[str, int], request: SearchRequest) -> Facet:
    """Return the values of a facet, most found first; a chosen value stays, also with zero."""
    labels = labels_of(name)
    chosen = request.filters.get(name, ())
    values = [
        FacetValue(value, labels.get(value, value), counts.get(value, 0), value in chosen)
        for value in {**dict.fromkeys(chosen), **counts}
    ]
    known = [value for value in values if value.value in labels or value.count]
    return Facet(name, FACETS[name], FACET_LABELS[name], sorted(known, key=lambda value: sort_key(name, value, labels)))


def labels_of(name: str) -> dict[str, str]:
    vocabulary = documents.vocabulary(name)
    if name == "kind":
        return {source.kind: source.label for source in documents.sources()}
    return vocabulary.labels() if vocabulary else {}


def sort_key(name: str, value: FacetValue, labels: dict[str, str]) -> Any:
    if name == "rungs":
        return list(labels).index(value.value) if value.value in labels else len(labels)
    if name == "year":
        return -int(value.value) if value.value.isdigit() else 0
    return (-value.count, value.label.lower())
