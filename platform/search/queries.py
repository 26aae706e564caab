"""Asking: one function that finds, for one person."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.access import Person, access_terms
from search import documents, engines, fallback
from search.engines.base import EngineError, Found, Question
from search.shapes import FACET_LABELS, FACETS, Facet, FacetValue, Hit, SearchRequest, SearchResult
from search.text import Group, understand

STANDARD_FACETS = ("kind", "themes", "rungs", "municipality")
# What is looked for when something was typed, but not one word: no document has it.
NOTHING = (Group(()),)

logger = logging.getLogger(__name__)


def search(request: SearchRequest, person: Person, facets: tuple[str, ...] = STANDARD_FACETS) -> SearchResult:
    """Return what this person may find. Never raises for what was typed, nor when the engine is away."""
    try:
        found = engines.current().search(question_of(request, person, facets))
    except EngineError as problem:
        logger.warning("De zoekmachine antwoordt niet: %s", problem)
        return fallback.search(request, person)
    if found.total and not found.hits and request.page > 1:
        return search(replace(request, page=-(-found.total // request.size)), person, facets)
    return drawn(request, person, found, facets)


def question_of(request: SearchRequest, person: Person, facets: tuple[str, ...]) -> Question:
    """Return what the engine is asked."""
    return Question(
        groups=understand(request.q) or (NOTHING if request.q else ()),
        access=access_terms(person),
        filters=request.all_filters,
        facets=facets,
        sort=request.sort,
        start=(request.page - 1) * request.size,
        size=request.size,
    )


def drawn(request: SearchRequest, person: Person, found: Found, facets: tuple[str, ...]) -> SearchResult:
    """Return what was found as it is shown, without what this person may no longer see."""
    hits = still_visible(found.hits, person)
    return SearchResult(
        request=request,
        hits=hits,
        total=found.total - (len(found.hits) - len(hits)),
        facets=[build_facet(name, found.counts.get(name, {}), request, person) for name in facets],
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


def build_facet(name: str, counts: Mapping[str, int], request: SearchRequest, person: Person) -> Facet:
    """Return the values of a facet, most found first; a chosen value stays, also with zero."""
    labels = labels_of(name, person)
    limit = request.only.get(name)
    counts = {value: number for value, number in counts.items() if limit is None or value in limit}
    chosen = request.filters.get(name, ())
    values = [
        FacetValue(value, labels.get(value, value), counts.get(value, 0), value in chosen)
        for value in {**dict.fromkeys(chosen), **counts}
    ]
    return Facet(name, FACETS[name], FACET_LABELS[name], sorted(values, key=lambda value: sort_key(name, value, labels)))


def labels_of(name: str, person: Person) -> Mapping[str, str]:
    if name == "kind":
        return {source.kind: source.label for source in documents.sources()}
    vocabulary = documents.vocabulary(name)
    return vocabulary.labels(person) if vocabulary else {}


def sort_key(name: str, value: FacetValue, labels: Mapping[str, str]) -> Any:
    if name == "rungs":
        return list(labels).index(value.value) if value.value in labels else len(labels)
    if name == "year":
        return -int(value.value) if value.value.isdecimal() else 0
    return (-value.count, value.label.lower())
