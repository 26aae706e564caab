"""What can be found: each app registers its kinds of documents here."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from core.access import Person

PUBLIC = "public"
MEMBERS = "members"


@dataclass(frozen=True)
class SearchDocument:
    """One thing that can be found. `access` holds the terms of which a person needs one (`core.access.access_terms`).

    `date` is the day readers care about; facets hold slugs or keys; `state` is verouderd, bijgewerkt, gecontroleerd or empty.
    """

    key: str
    kind: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    keywords: str = ""
    access: tuple[str, ...] = (PUBLIC,)
    themes: tuple[str, ...] = ()
    municipality: str = ""
    province: str = ""
    rungs: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    date: dt.date | None = None
    state: str = ""
    labels: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Source:
    """A kind of documents: where its things come from, how they become documents, and who may see which.

    `things` returns everything that may be found by anybody, with what `to_document` needs at hand.
    `visible` returns those that one person may open; results are checked with it again when they are drawn.
    """

    kind: str
    label: str
    plural: str
    model: type[Model]
    to_document: Callable[[Any], SearchDocument]
    things: Callable[[], QuerySet[Any]]
    visible: Callable[[Person], QuerySet[Any]]
    order: int = 100

    def key(self, pk: Any) -> str:
        return f"{self.kind}:{pk}"

    def documents(self, pks: Iterable[Any] | None = None) -> list[SearchDocument]:
        """Return the documents of these things, or of all."""
        things = self.things()
        if pks is not None:
            things = things.filter(pk__in=list(pks))
        return [self.to_document(thing) for thing in things]


_sources: dict[str, Source] = {}
_watchers: dict[type[Model], Callable[[Any], Iterable[tuple[str, Any]]]] = {}


def register(source: Source) -> Source:
    """Make a kind of documents findable."""
    _sources[source.kind] = source
    return source


def source(kind: str) -> Source | None:
    return _sources.get(kind)


def sources() -> list[Source]:
    """Return all kinds of documents, in the order in which people see them."""
    return sorted(_sources.values(), key=lambda source: (source.order, source.label))


def source_of(model: type[Model]) -> Source | None:
    """Return the kind that things of this model are."""
    return next((source for source in _sources.values() if source.model is model), None)


@dataclass(frozen=True)
class Vocabulary:
    """The labels of one facet: what a slug or key is called, and which narrower values a value holds."""

    labels: Callable[[], dict[str, str]]
    narrower: Callable[[str], Iterable[str]] = lambda value: (value,)


_vocabularies: dict[str, Vocabulary] = {}


def register_vocabulary(facet: str, vocabulary: Vocabulary) -> None:
    """Tell what the values of a facet are called."""
    _vocabularies[facet] = vocabulary


def vocabulary(facet: str) -> Vocabulary | None:
    return _vocabularies.get(facet)
