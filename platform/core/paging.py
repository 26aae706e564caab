"""Paging through a list."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator


class SitePage(Page[Any]):
    """A page that knows which numbers its pager shows: «1 2 … 9 10 11 … 40»."""

    def elided(self) -> Iterator[int | str]:
        yield from self.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)


class SitePaginator(Paginator[Any]):
    """A paginator for any list; any input gives a page."""

    def _get_page(self, *args: Any, **kwargs: Any) -> SitePage:
        return SitePage(*args, **kwargs)


def page_of(items: Any, number: str | None, size: int) -> SitePage:
    """Return the page with this number; a number that makes no sense gives the first or the last page."""
    page: SitePage = SitePaginator(items, size).get_page(number[:12] if number else None)  # type: ignore[assignment]  # made by _get_page
    return page
