"""From the markdown of the demo content to the rich text that Wagtail keeps."""

import re

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False})
INTERNAL = re.compile(r'<a href="kb:([^"#]+)(#[^"]*)?">')
OWN_SITE = re.compile(r'<a href="(/[^"]*)">')


class Links:
    """Where `kb:instrumenten/buurtbemiddeling` leads: page numbers by path below the knowledge base."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}

    def add(self, path: str, page_id: int) -> None:
        self.pages[path] = page_id

    def page(self, path: str) -> int | None:
        return self.pages.get(path.strip("/"))

    def resolve(self, html: str) -> str:
        """Turn links to pages of our own into Wagtail's; a page that is not there becomes a search for its name."""

        def replaced(match: re.Match[str]) -> str:
            number = self.page(match[1])
            if number is not None:
                return f'<a linktype="page" id="{number}">'
            return f'<a href="/zoeken/?q={match[1].rpartition("/")[2].replace("-", "+")}">'

        return INTERNAL.sub(replaced, html)


def to_html(markdown: str, links: Links) -> str:
    """Return the rich text of a piece of markdown."""
    return links.resolve(str(MARKDOWN.render(markdown or "")).strip())
