"""Conventions of the search room that are checked at start."""

import ssl
from typing import Any

from django.core.checks import CheckMessage, Error, register

from core.configured import SettingError
from search import engines
from search.documents import sources
from search.fields import FACETS
from search.shapes import FACET_LABELS
from search.shapes import FACETS as IN_ADDRESSES

NO_CERTIFICATES = "SEARCH_URL noemt achter «ca=» een bestand dat er niet is, niet te lezen is, of geen certificaten (PEM) bevat."


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
        ca_file = engines.address().ca_file
    except SettingError as problem:
        return [Error(str(problem), id="search.E003")]
    return [] if not ca_file or holds_certificates(ca_file) else [Error(NO_CERTIFICATES, id="search.E004")]


def holds_certificates(file: str) -> bool:
    try:
        ssl.create_default_context(cafile=file)
    # An error of the certificates is one of these too.
    except OSError:
        return False
    return True
