"""From the blocks of a body to HTML and to plain text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from core.links import without_dead_links
from core.text import as_sentences

HtmlFilter = Callable[[str], str]
_filters: list[HtmlFilter] = []
ANCHOR_START = "deel-"


@dataclass(frozen=True)
class Heading:
    """A heading of a body: its place among the blocks, and where a link to it leads."""

    place: int
    level: int
    text: str
    anchor: str


def register_filter(html_filter: HtmlFilter) -> HtmlFilter:
    """Have every rendered body pass through this function, such as the one that explains terms."""
    if html_filter not in _filters:
        _filters.append(html_filter)
    return html_filter


def headings(body: StreamValue) -> list[Heading]:
    """Return the headings with anchors that are stable and different, also from the ids of our templates."""
    found: list[Heading] = []
    used: set[str] = set()
    for place, child in enumerate(body):
        if child.block_type != "heading":
            continue
        text = child.value["text"]
        anchor = free_anchor(text, used)
        used.add(anchor)
        found.append(Heading(place, int(child.value["level"] or 2), text, anchor))
    return found


def free_anchor(text: str, used: set[str]) -> str:
    """Return the anchor of a heading; `deel-` keeps it apart from every id in a template."""
    anchor = f"{ANCHOR_START}{slugify(text)[:60].strip('-')}".rstrip("-")
    alternatives = (f"{anchor}-{number}" for number in count(2))
    return anchor if anchor not in used else next(other for other in alternatives if other not in used)


def render(body: StreamValue, context: dict[str, Any] | None = None) -> SafeString:
    """Return the HTML of a body, headings with anchors. With a `person` in the context it shows what they may open."""
    anchors = {heading.place: heading.anchor for heading in headings(body)}
    parts = [child.render({**(context or {}), "anchor": anchors.get(place, "")}) for place, child in enumerate(body)]
    # Every part is the output of a template of our own, which escapes what editors typed.
    return mark_safe("\n".join(parts))  # noqa: S308 (see above)


def finish(html: str) -> SafeString:
    """Return drawn HTML without links that lead nowhere, passed through the registered filters."""
    html = without_dead_links(html)
    for html_filter in _filters:
        html = html_filter(html)
    # The filters get the output of our own templates and add only what they escape.
    return mark_safe(html)  # noqa: S308 (see above)


def plain_text(html: str) -> str:
    """Return the words of a piece of HTML: paragraphs and items of lists apart, what stands within a line as it stands."""
    return " ".join(get_text_for_indexing(html).split())


def body_text(body: StreamValue) -> str:
    """Return the words of a body, for search and for reading time."""
    return " ".join(words(body))


def words(body: StreamValue) -> Iterator[str]:
    for child in body:
        yield child.value["text"] if child.block_type == "heading" else block_text(child)


def block_text(child: Any) -> str:
    """Return the words that an editor put in a block, without drawing it."""
    return as_sentences(line for text in child.block.get_searchable_content(child.value) for line in text.splitlines())


@dataclass(frozen=True)
class Part:
    """A heading with the words below it, up to the next heading; the words before the first have none."""

    anchor: str
    title: str
    text: str


def parts(body: StreamValue) -> list[Part]:
    """Return the body in the parts that can be linked to."""
    anchors = {heading.place: heading for heading in headings(body)}
    found: list[tuple[Heading | None, list[str]]] = [(None, [])]
    for place, child in enumerate(body):
        if place in anchors:
            found.append((anchors[place], []))
        else:
            found[-1][1].append(block_text(child))
    return [
        Part(heading.anchor if heading else "", heading.text if heading else "", " ".join(texts))
        for heading, texts in found
        if heading or texts
    ]
