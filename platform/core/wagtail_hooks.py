"""What holds for all pages in the editors' admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.complete import why_not_publish
from core.last_seen import note_opened
from core.links import LivePageLinkHandler
from core.referring import where_to_look, why_pages_stay
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


@hooks.register("before_edit_page")
def remember_version(request: HttpRequest, page: Page) -> None:
    """Let the form know with which version the editor began; the rest is for Wagtail."""
    if request.method == "POST":
        note_opened(request, page)


@hooks.register("register_rich_text_features", order=10)
def link_to_what_is_there(features: FeatureRegistry) -> None:
    """Draw links to pages in our way, after Wagtail has registered its own."""
    features.register_link_type(LivePageLinkHandler)


@hooks.register("before_delete_page")
def keep_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse deleting a page that something refers to."""
    return refuse(request, why_pages_stay([page]), reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def keep_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse the same for many pages at once."""
    if action.model is not Page or action_type != "delete":
        return None
    return refuse(request, why_pages_stay(objects), action.next_url)


@hooks.register("after_unpublish_page")
def tell_where_it_stood(request: HttpRequest, page: Page) -> None:
    """Say which pages had a link to a page that went off the site."""
    warn(request, where_to_look([page], below=bool(request.POST.get("include_descendants"))))


@hooks.register("after_bulk_action")
def tell_where_they_stood(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Say the same for many pages at once."""
    if action.model is Page and action_type == "unpublish":
        warn(request, where_to_look(objects, below=action.cleaned_form.cleaned_data["include_descendants"]))


def warn(request: HttpRequest, texts: list[str]) -> None:
    for text in texts:
        messages.warning(request, text)
