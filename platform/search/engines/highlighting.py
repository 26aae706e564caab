"""Marking the found words, in markup that is safe whatever the text holds."""

from typing import Any

import tantivy
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.engines.schema import SCHEMA

SNIPPET_LENGTH = 240


def marked(searcher: tantivy.Searcher, query: tantivy.Query | None, document: tantivy.Document, field: str) -> SafeString:
    """Return a whole field, escaped, with the found words in `<mark>`."""
    text = document[field][0]
    if query is None:
        return escape(text)
    generator = tantivy.SnippetGenerator.create(searcher, query, SCHEMA, field)
    generator.set_max_num_chars(max(len(text.encode()) + 1, 1))
    found = generator.snippet_from_doc(document)
    fragment = found.fragment()
    if not found.highlighted() or not text.startswith(fragment):
        return escape(text)
    # The generator leaves out what stands behind the last word.
    return mark_safe(mark(fragment, found.highlighted()) + escape(text[len(fragment) :]))  # noqa: S308 (both halves are escaped)


def snippet(searcher: tantivy.Searcher, query: tantivy.Query | None, document: tantivy.Document) -> SafeString:
    """Return the piece of the text that shows the found words; the summary when it shows them, or when nothing does."""
    summary = document["summary"][0]
    if query is None or not document["body"][0]:
        return escape(summary) if query is None else marked(searcher, query, document, "summary")
    in_summary = marked(searcher, query, document, "summary")
    if "<mark" in in_summary:
        return in_summary
    generator = tantivy.SnippetGenerator.create(searcher, query, SCHEMA, "body")
    generator.set_max_num_chars(SNIPPET_LENGTH)
    found = generator.snippet_from_doc(document)
    if not found.highlighted():
        return in_summary
    return mark_safe(f"… {mark(found.fragment(), found.highlighted())} …")  # noqa: S308 (mark escapes)


def mark(text: str, places: list[Any]) -> SafeString:
    """Escape the text and put `<mark>` round these places, given in bytes of UTF-8."""
    content = text.encode()
    parts: list[str] = []
    end = 0
    for place in sorted(places, key=lambda place: place.start):
        parts.append(escape(content[end : place.start].decode(errors="ignore")))
        parts.append(f'<mark class="nl-mark">{escape(content[place.start : place.end].decode(errors="ignore"))}</mark>')
        end = place.end
    parts.append(escape(content[end:].decode(errors="ignore")))
    return mark_safe("".join(parts))  # noqa: S308 (every part is escaped above)
