"""Files that texts link to, and the files of a page each once."""

from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from core.models.files import File

LINK = 'linktype="document"'
# A file, with the title that it has where it stands.
Titled = tuple[str, File]


def once(titled: Iterable[Titled]) -> list[Titled]:
    """Return each file once, with the title it has first."""
    found: dict[int, Titled] = {}
    for title, file in titled:
        found.setdefault(file.pk, (title, file))
    return list(found.values())


def files(value: StreamValue) -> list[Titled]:
    """Return the files that the rich texts in this value link to, each with the words of its link, or else its own title.

    One query for all; none when nothing is linked.
    """
    words: dict[int, str] = {}
    for number, text in links(value):
        words[number] = words.get(number) or text
    found = File.objects.in_bulk(words) if words else {}
    return [(text or found[number].title, found[number]) for number, text in words.items() if number in found]


def links(value: StreamValue) -> Iterator[tuple[int, str]]:
    """Give the key of each file that is linked to, with the words of the link."""
    for source in rich_texts(value):
        soup = BeautifulSoup(source if LINK in source else "", "html.parser")
        for link in soup.find_all("a", linktype="document"):
            if (number := str(link.get("id", ""))).isdecimal():
                yield int(number), " ".join(link.get_text().split())


def rich_texts(value: Any) -> Iterator[str]:
    """Give the source of every rich text in the value of a block, however deep."""
    if isinstance(value, RichText):
        yield value.source
        return
    for inner in inner_values(value):
        yield from rich_texts(inner)


def inner_values(value: Any) -> Iterable[Any]:
    """Return the values of the blocks directly within this one."""
    if isinstance(value, StreamValue):
        return (child.value for child in value)
    if isinstance(value, StructValue):
        return list(value.values())
    return value if isinstance(value, ListValue) else ()
