"""Conventions of the search room that are checked at start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from search import engines
from search.documents import sources
from search.fields import FACETS
from search.shapes import FACET_LABELS
from search.shapes import FACETS as IN_ADDRESSES


@register()
def facets_have_names(**_: Any) -> list[CheckMessage]:
    """Every facet of the index has a name in addresses and one for people."""
    known = [set(FACETS), set(IN_ADDRESSES), set(FACET_LABELS)]
    if known[0] == known[1] == known[2]:
        return []
    return [Error("De filters van de zoekindex en die van de zoekpagina zijn niet dezelfde.", id="search.E001")]


@register()
def kinds_differ(**_: Any) -> list[CheckMessage]:
    """Every kind of documents has its own model: from a changed thing follows which document it is."""
    models = [source.model for source in sources()]
    return [
        Error(f"{model.__name__} is op twee manieren te vinden.", obj=model, id="search.E002")
        for model in set(models)
        if models.count(model) > 1
    ]


@register()
def the_engine_is_known(**_: Any) -> list[CheckMessage]:
    """SEARCH_URL names an engine; otherwise each search would fail."""
    try:
        engines.address()
    except ImproperlyConfigured as problem:
        return [Error(str(problem), id="search.E003")]
    return []
