"""The filters beside a list: which values there are, in how many results, and in what order people read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core import fragments
from core.access import Person, access_terms
from search import documents
from search.documents import ARCHIVED
from search.shapes import FACET_LABELS, FACETS, Facet, FacetValue, SearchRequest

ORDER = tuple(FACETS)
STATES = {"actueel": "Actueel", "verouderd": "Verouderd", ARCHIVED: "Gearchiveerd"}


@dataclass(frozen=True)
class Names:
    """What the values of one facet are called, and how deep each stands in its tree."""

    labels: Mapping[str, str]
    depths: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, person: Person) -> "Names":
        known = documents.vocabulary(name)
        if known is None:
            return cls({})
        return cls(dict(known.labels(person)), {value: len(above) for value, above in known.broader().items()})


def build_all(
    names: Sequence[str], counts: Mapping[str, Mapping[str, int]], request: SearchRequest, person: Person
) -> list[Facet]:
    """Return these facets, with the values that the results have and those that were chosen."""
    known = names_for(person)
    return [build(name, counts.get(name, {}), request, known.get(name) or fixed_names(name)) for name in names]


def names_for(person: Person) -> dict[str, Names]:
    """Return the names of the values of every facet that has a vocabulary; kept until content changes."""
    rights = "-".join(access_terms(person))
    return fragments.cached(
        f"filters:{rights}", lambda: {name: Names.of(name, person) for name in ORDER if documents.vocabulary(name)}
    )


def fixed_names(name: str) -> Names:
    """Return the names of the values of a facet that needs no database."""
    if name == "kind":
        return Names({source.kind: source.label for source in documents.sources()})
    if name == "state":
        return Names(STATES)
    return Names(Years()) if name == "year" else Names({})


def build(name: str, counts: Mapping[str, int], request: SearchRequest, names: Names) -> Facet:
    """Return a facet; a chosen value stays, also with zero."""
    labels = names.labels
    limit = request.only.get(name)
    chosen = request.filters.get(name, ())
    found = {value: number for value, number in counts.items() if limit is None or value in limit}
    wanted = [*dict.fromkeys([*chosen, *found])]
    values = [
        FacetValue(value, labels.get(value, value), found.get(value, 0), value in chosen, names.depths.get(value, 0))
        for value in wanted
        if value in labels or value in chosen
    ]
    return Facet(name, FACETS[name], FACET_LABELS[name], sorted(values, key=lambda value: place_of(name, value, labels)))


class Years(dict[str, str]):
    """Every year is called what it is."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and value.isdecimal()

    def get(self, value: str, default: Any = None) -> Any:
        return value if value in self else default


def place_of(name: str, value: FacetValue, labels: Mapping[str, str]) -> Any:
    """Return what values are ordered by: ladders, trees and states by themselves, the rest by how many results they have."""
    if name in ("rungs", "state", "themes"):
        known = list(labels)
        return known.index(value.value) if value.value in labels else len(known)
    if name == "year":
        return -int(value.value) if value.value.isdecimal() else 0
    return (-value.count, value.label.lower())
