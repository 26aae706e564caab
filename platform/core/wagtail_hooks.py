"""What holds for all pages in the editors' admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from core.complete import why_not_publish
from core.refusing import refuse


@hooks.register("before_bulk_action")
def publish_complete_pages_only(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse publishing many pages at once when one of them is not complete."""
    if action.model is not Page or action_type != "publish":
        return None
    pages = [page.specific for page in objects]
    if action.cleaned_form.cleaned_data["include_descendants"]:
        pages += [draft for page in pages for draft in page.get_descendants().not_live().specific()]
    return refuse(request, why_not_publish(pages), action.next_url)
