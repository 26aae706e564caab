"""Drawing an article once per state of the content, not once per visit."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from core import fragments
from core.access import sees_member_items


def add_article(page: Any, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add the drawn article to the context of a page: kept per page and per what the reader may see.

    A preview is drawn anew each time: what it shows is not published.
    """

    def draw() -> str:
        return str(draw_article(page, request))

    if getattr(request, "is_preview", False):
        html = draw()
    else:
        rights = "lid" if sees_member_items(request.user) else "bezoeker"
        html = fragments.cached(f"artikel:{page.pk}:{rights}", draw)
    # The article is the output of our own template, which escapes what editors typed.
    return {**context, "article": mark_safe(html)}  # noqa: S308 (see above)


def draw_article(page: Any, request: HttpRequest) -> SafeString:
    """Draw `templates/knowledge/artikel/<kind>.html` with what the page gives for this reader."""
    own = page.article_context(request.user)
    context = {"page": page, "body_html": page.body_html(), "iconen_url": static("beeld/iconen.svg"), **own}
    return render_to_string(f"knowledge/artikel/{page.kind}.html", context)
