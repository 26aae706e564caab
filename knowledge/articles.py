"""Drawing an article once per state of the content, not once per visit."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from core import fragments
from core.access import Person, sees_member_items
from core.blocks import rendering
from search.engines.base import EngineError
from search.related import related_to

Part = TypeVar("Part")


def cached_for(person: Person, name: str, build: Callable[[], Part | fragments.ForNow[Part]]) -> Part:
    """Return a part that is kept apart for those who may read what is for members."""
    rights = "lid" if sees_member_items(person) else "bezoeker"
    return fragments.cached(f"{name}:{rights}", build)


def add_article(page: Any, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add the drawn article to the context of a page: kept per page and per what the reader may see.

    A preview is drawn anew each time: what it shows is not published.
    """

    def draw() -> str | fragments.ForNow[str]:
        try:
            return str(draw_article(page, request, with_more=True))
        except EngineError:
            return fragments.ForNow(str(draw_article(page, request, with_more=False)))

    if getattr(request, "is_preview", False):
        html = str(draw_article(page, request, with_more=False))
    else:
        html = cached_for(request.user, f"artikel:{page.pk}", draw)
    # The article is the output of our own template, which escapes what editors typed.
    return {**context, "article": mark_safe(html)}  # noqa: S308 (see above)


def draw_article(page: Any, request: HttpRequest, *, with_more: bool) -> SafeString:
    """Draw `templates/knowledge/artikel/<kind>.html` with what the page gives for this reader, terms explained.

    With what is about the same this may raise EngineError.
    """
    own = page.article_context(request.user)
    body_html = rendering.render(page.body, {"person": request.user})
    more = related_to(page.kind, page.pk, request.user, known_addresses(own)) if with_more else []
    context = {"page": page, "body_html": body_html, "iconen_url": static("beeld/iconen.svg"), "more": more, **own}
    return rendering.finish(render_to_string(f"knowledge/artikel/{page.kind}.html", context))


def known_addresses(context: dict[str, Any]) -> set[str]:
    """Return the addresses to which the article itself leads already."""
    return {other.url for name in ("related", "instruments") for other in context.get(name, ())}
