"""Reading what the index keeps of a document."""

import json
from typing import Any

from search.engines.base import Stored


def kept_of(stored: Stored) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(stored.kept)
    return kept


def files_of(stored: Stored) -> list[tuple[int, str, str]]:
    """Return key, name and text of each file that goes with a document."""
    return [(key, name, text) for key, name, text in json.loads(stored.files)]


def texts_of(stored: Stored) -> tuple[str, str]:
    """Return title and text of a document, as the index keeps them."""
    kept = kept_of(stored)
    sections = (f"{section['title']} {section['text']}" for section in kept["sections"])
    return kept["title"], " ".join([kept["summary"], kept["body"], *sections])
