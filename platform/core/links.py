"""Links in texts to pages of this site: only to what is on the site; the words of another link stand there as plain text."""

import re

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

# What is drawn for a link that leads nowhere; it holds no other link.
NOWHERE = "<a>"
NOWHERE_WITH_WORDS = re.compile(r"<a>(.*?)</a>", re.DOTALL)


class LivePageLinkHandler(PageLinkHandler):
    """Draws a link to a page that is on the site."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        pages = cls.get_many(attrs_list)
        return [f'<a href="{escape(page.url)}">' if page is not None and page.live else NOWHERE for page in pages]


def without_dead_links(html: str) -> str:
    """Return drawn HTML with the words of links that lead nowhere, and not the links."""
    return NOWHERE_WITH_WORDS.sub(r"\1", html)
