"""From what the index keeps to what a result shows."""

import datetime as dt
from collections.abc import Container, Iterable
from functools import cached_property
from typing import Any

from core.access import Person
from core.models import File
from search import documents
from search.engines.base import Stored
from search.marking import MARKED, Marked, Marker, mark, piece
from search.shapes import Hit
from search.stored import files_of, kept_of

# A summary is shown whole; only a very long one is cut.
WHOLE_SUMMARY = 400


class OpenFiles:
    """The files with these results that a person may open: asked once for all, and only when one of them is to be shown."""

    def __init__(self, rows: Iterable[Stored], person: Person) -> None:
        self.rows = rows
        self.person = person

    def __contains__(self, key: object) -> bool:
        return key in self.keys

    @cached_property
    def keys(self) -> set[int]:
        named = {key for row in self.rows for key, _, _ in files_of(row)}
        return {file.pk for file in File.objects.filter(pk__in=named) if file.is_visible_to(self.person)}


def hit_of(stored: Stored, marker: Marker, open_files: Container[int]) -> Hit:
    """Return a result, with the piece of its text, or of a file that may be opened, that shows the found words best."""
    kept = kept_of(stored)
    known = documents.source(kept["kind"])
    shown = best_piece(kept, stored, marker, open_files)
    title = marker.whole(kept["title"])
    return Hit(
        key=stored.key,
        kind=kept["kind"],
        kind_label=known.label if known else "",
        title=title,
        url=kept["url"],
        date=day(kept["date"]),
        checked=day(kept["checked"]),
        published=day(kept["published"]),
        place=kept["place"],
        badge=kept["badge"],
        labels=tuple(kept["labels"]),
        about="" if MARKED in title or MARKED in shown["snippet"] else about(kept, marker),
        **shown,
    )


def about(kept: dict[str, Any], marker: Marker) -> str:
    """Return the theme, or another name of what this is about, that holds what was looked for; empty when none does."""
    return next((marker.whole(line) for line in kept["keywords"] if marker.find(line).groups), "")


def plain_hit(stored: Stored) -> Hit:
    """Return a result with its title as it is, for where nothing is marked."""
    kept = kept_of(stored)
    known = documents.source(kept["kind"])
    return Hit(stored.key, kept["kind"], known.label if known else "", kept["title"], kept["summary"], kept["url"])


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def best_piece(kept: dict[str, Any], stored: Stored, marker: Marker, open_files: Container[int]) -> dict[str, Any]:
    """Return what is shown below the title: the summary when it holds as much of what was looked for as any other part."""
    best = marker.find(kept["summary"])
    shown: dict[str, Any] = {"snippet": summary(kept["summary"], best)}
    in_title = marker.find(kept["title"]).groups
    if len(best.groups) >= max(1, marker.number):
        return shown
    for anchor, title, text in parts_of(kept):
        heading = marker.find(title).groups
        found = marker.find(text, more_than=len(best.groups) - len(heading))
        if len(found.groups | heading) > len(best.groups):
            best = Marked(found.places, found.groups | heading)
            shown = {"snippet": piece(text, found)}
            if anchor and title:
                shown["part"] = (title, f"{kept['url']}#{anchor}")
        if len(best.groups) == marker.number:
            break
    if len(best.groups | in_title) < marker.number:
        shown = in_files(stored, marker, best, open_files) or shown
    return shown


def parts_of(kept: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [("", "", kept["body"]), *((part["anchor"], part["title"], part["text"]) for part in kept["sections"])]


def in_files(stored: Stored, marker: Marker, best: Marked, open_files: Container[int]) -> dict[str, Any]:
    """Return the piece of the attachment that holds more than the page itself does; nothing when none does.

    A file may have been closed, or be gone, since it was indexed.
    """
    shown: dict[str, Any] = {}
    for key, name, text in files_of(stored):
        found = marker.find(text, more_than=len(best.groups))
        if len(found.groups) > len(best.groups) and key in open_files:
            best, shown = found, {"snippet": piece(text, found), "file": name}
    return shown


def summary(text: str, found: Marked) -> str:
    return mark(text, found.places) if len(text) <= WHOLE_SUMMARY else piece(text, found)


def still_visible(hits: list[Hit], person: Person) -> list[Hit]:
    """Drop what is gone or no longer open to this person since it was indexed."""
    wanted: dict[str, list[str]] = {}
    for hit in hits:
        wanted.setdefault(hit.kind, []).append(hit.pk)
    allowed: set[str] = set()
    for kind, pks in wanted.items():
        source = documents.source(kind)
        if source is not None:
            visible = source.visible(person).filter(pk__in=pks).order_by()
            allowed.update(map(source.key, visible.values_list("pk", flat=True)))
    return [hit for hit in hits if hit.key in allowed]
