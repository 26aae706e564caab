"""The editors' admin in our own look, with what needs doing on its first page, and files with their rights."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from core.models import File
from website.dashboard import dashboard_panels


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("beheer/beheer.css"))


@hooks.register("construct_homepage_panels")
def what_needs_doing(request: HttpRequest, panels: list[Component]) -> None:
    panels[:0] = dashboard_panels(request.user)


@hooks.register("before_serve_document")
def file_rights(document: File, request: HttpRequest) -> HttpResponse | None:
    """Refuse a file to who may not see it, by the rule of the file itself."""
    if not document.is_visible_to(request.user):
        raise PermissionDenied
    return None
