"""Rendered parts that are kept until content changes.

A part is kept under the number of the content (`ContentVersion`) and the day: publishing anything, anywhere, makes every
part be drawn anew, and what depends on the date is at most a day old.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.cache import caches
from django.http import HttpRequest

from core import clock

Part = TypeVar("Part")
KEPT_SECONDS = 60 * 60 * 24
BRIEF_SECONDS = 60
# What an empty cache answers with, as None may be a part too.
NOTHING = object()


@dataclass(frozen=True)
class ForNow(Generic[Part]):
    """A part that lacks something which will be there soon: kept for a minute."""

    part: Part


def cached(name: str, build: Callable[[], Part | ForNow[Part]], *, seconds: int = KEPT_SECONDS) -> Part:
    """Return the part with this name, built once per state of the content."""
    # The models import the pages, which use this module.
    from core.models.versions import ContentVersion  # noqa: PLC0415 (each needs the other)

    key = f"deel:{name}:{ContentVersion.current()}:{clock.today():%Y%m%d}"
    parts = caches["delen"]
    part: Any = parts.get(key, NOTHING)
    if part is NOTHING:
        part = build()
        if isinstance(part, ForNow):
            part, seconds = part.part, BRIEF_SECONDS
        parts.set(key, part, seconds)
    found: Part = part
    return found


def cached_unless_preview(request: HttpRequest, name: str, build: Callable[[], Part], *, seconds: int = KEPT_SECONDS) -> Part:
    """Return the part as `cached` does; a preview is built anew, for what it shows is not published."""
    return build() if getattr(request, "is_preview", False) else cached(name, build, seconds=seconds)
