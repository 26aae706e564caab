"""What can be found: each app registers its kinds of documents here."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from typing import Any

from django.db.models import Model, QuerySet

from core.access import Person
from core.models import BasePage, Thema

PUBLIC = "public"
MEMBERS = "members"

# The value of the facet «stand» of what is only found on request.
ARCHIVED = "gearchiveerd"


def access_of(page: BasePage) -> tuple[str, ...]:
    """Return the terms of which a person needs one to find this page."""
    return (MEMBERS,) if page.members_only else (PUBLIC,)


def theme_words(themes: Iterable[Thema]) -> str:
    """Return what people call these themes, a line each."""
    return "\n".join(word for thema in themes for word in (thema.name, *thema.synonym_list))


@dataclass(frozen=True)
class Section:
    """A part of a page that can be linked to."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class AttachedText:
    """What stands in a file that goes with a page; `file` is the key of the file, by which is asked who may open it.

    `for_members` tells that fewer people may open the file than the page.
    """

    name: str
    text: str
    file: int
    for_members: bool = False


@dataclass(frozen=True)
class SearchDocument:
    """One thing that can be found. `access` holds the terms of which a person needs one (`core.access.access_terms`).

    `date` is the day readers care about, `published` the day from which it could be read when that is another, `checked` the
    day on which somebody last checked it; facets hold slugs or keys;
    `state` is actueel, verouderd, gearchiveerd or empty, to filter on; `badge`, `place` and `labels` are shown with a result;
    `weight` is what it counts for beside others that fit as well (1 is normal).
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
    place: str = ""
    rungs: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    date: dt.date | None = None
    checked: dt.date | None = None
    published: dt.date | None = None
    state: str = ""
    badge: str = ""
    labels: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    attachments: tuple[AttachedText, ...] = ()
    weight: float = 1.0

    def digest(self) -> str:
        """Return a short sign of everything in it: two documents with the same sign are the same."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Built:
    """Documents that were made, and why others could not be made, by key."""

    documents: list[SearchDocument]
    failed: dict[str, str]


@dataclass(frozen=True)
class Source:
    """A kind of documents: where its things come from, how they become documents, and who may see which.

    `things` returns everything that may be found by anybody, with what `to_document` needs at hand.
    `visible` returns those that one person may open; results are checked with it again when they are drawn.
    `title_field` is the column with the title, for when only the database can be asked.
    """

    kind: str
    label: str
    model: type[Model]
    to_document: Callable[[Any], SearchDocument]
    things: Callable[[], QuerySet[Any]]
    visible: Callable[[Person], QuerySet[Any]]
    order: int = 100
    title_field: str = "title"

    def key(self, pk: Any) -> str:
        return f"{self.kind}:{pk}"

    def build(self, pks: Iterable[Any] | None = None) -> Built:
        """Make the documents of these things, or of all. A thing that cannot be made a document does not stop the others."""
        things = self.things()
        if pks is not None:
            things = things.filter(pk__in=list(pks))
        built = Built([], {})
        broader = broader_values()
        for thing in things:
            try:
                built.documents.append(with_broader(self.to_document(thing), broader))
            # Content of any shape may come by, and every kind brings a function of its own.
            except Exception as problem:  # noqa: BLE001 (see above)
                built.failed[self.key(thing.pk)] = f"{type(problem).__name__}: {problem}"
        return built


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


def nothing_broader() -> Mapping[str, tuple[str, ...]]:
    return {}


@dataclass(frozen=True)
class Vocabulary:
    """The values of one facet: what each slug or key is called for this person, and which broader values hold it.

    A document that has a value also has the broader ones: who chooses a theme gets what is below it too.
    """

    labels: Callable[[Person], Mapping[str, str]]
    broader: Callable[[], Mapping[str, tuple[str, ...]]] = nothing_broader


_vocabularies: dict[str, Vocabulary] = {}


def register_vocabulary(facet: str, vocabulary: Vocabulary) -> None:
    """Tell what the values of a facet are called."""
    _vocabularies[facet] = vocabulary


def vocabulary(facet: str) -> Vocabulary | None:
    return _vocabularies.get(facet)


def broader_values() -> dict[str, Mapping[str, tuple[str, ...]]]:
    """Return per facet which broader values each value has."""
    return {facet: broader for facet, known in _vocabularies.items() if (broader := known.broader())}


def with_broader(document: SearchDocument, broader: Mapping[str, Mapping[str, tuple[str, ...]]]) -> SearchDocument:
    """Return the document with the broader values of its values added."""
    wider: dict[str, Any] = {facet: widened(getattr(document, facet), above) for facet, above in broader.items()}
    return replace(document, **wider) if wider else document


def widened(values: tuple[str, ...], above: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*values, *(wide for value in values for wide in above.get(value, ()))]))
