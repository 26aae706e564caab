"""Which engine answers: `SEARCH_URL` says so."""

from functools import cache
from urllib.parse import urlparse

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine


@cache
def engine_for(url: str) -> Engine:
    """Return the engine of this address. `embedded:///folder` is Tantivy in this process."""
    parts = urlparse(url)
    if parts.scheme == "embedded" and parts.path:
        return EmbeddedEngine(parts.path)
    raise ImproperlyConfigured(f"SEARCH_URL «{url}» is geen zoekmachine die wij kennen. Voorbeeld: embedded:///var/zoekindex.")


def current() -> Engine:
    """Return the engine that this site is set to."""
    return engine_for(settings.SEARCH_URL)
