"""Marking the found words, in markup that is safe whatever the text holds."""

from typing import Any

import tantivy
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.engines.schema import SCHEMA

SNIPPET_LENGTH = 240
# More than any title or summary is long, in bytes: these are shown whole.
WHOLE_LENGTH = 4000


class Highlighter:
    """Marks the words of one query in documents; without a query, nothing is marked."""

    def __init__(self, searcher: tantivy.Searcher, query: tantivy.Query | None) -> None:
        self.searcher = searcher
        self.query = query
        self.generators: dict[str, tantivy.SnippetGenerator] = {}

    def piece(self, document: tantivy.Document, field: str, length: int) -> tantivy.Snippet | None:
        """Return the piece of a field that shows the found words best; None when it holds none of them."""
        if self.query is None:
            return None
        if field not in self.generators:
            self.generators[field] = tantivy.SnippetGenerator.create(self.searcher, self.query, SCHEMA, field)
            self.generators[field].set_max_num_chars(length)
        found = self.generators[field].snippet_from_doc(document)
        return found if found.highlighted() else None

    def marked(self, document: tantivy.Document, field: str) -> SafeString:
        """Return a whole field, escaped, with the found words in `<mark>`."""
        text = document[field][0]
        found = self.piece(document, field, WHOLE_LENGTH)
        if found is None or not text.startswith(found.fragment()):
            return escape(text)
        # The generator leaves out what stands behind the last word.
        rest = escape(text[len(found.fragment()) :])
        return mark_safe(mark(found.fragment(), found.highlighted()) + rest)  # noqa: S308 (both halves are escaped)

    def snippet(self, document: tantivy.Document) -> SafeString:
        """Return the summary when it shows the found words; else the piece of the text that does; else the summary."""
        summary = self.marked(document, "summary")
        if "<mark" in summary:
            return summary
        found = self.piece(document, "body", SNIPPET_LENGTH)
        return mark_safe(f"… {mark(found.fragment(), found.highlighted())} …") if found else summary  # noqa: S308 (mark escapes)


def mark(text: str, places: list[Any]) -> SafeString:
    """Escape the text and put `<mark>` round these places, given in bytes of UTF-8."""
    content = text.encode()
    parts: list[str] = []
    end = 0
    for start, stop in joined([(place.start, place.end) for place in places]):
        parts.append(escape(content[end:start].decode(errors="ignore")))
        parts.append(f'<mark class="nl-mark">{escape(content[start:stop].decode(errors="ignore"))}</mark>')
        end = stop
    parts.append(escape(content[end:].decode(errors="ignore")))
    return mark_safe("".join(parts))  # noqa: S308 (every part is escaped above)


def joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places in order, those that touch or overlap as one: «172» and «a» are marked as «172a»."""
    whole: list[tuple[int, int]] = []
    for start, stop in sorted(places):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(stop, whole[-1][1]))
        else:
            whole.append((start, stop))
    return whole
