"""The editors' admin in our own look, with what needs doing on its first page, and files with their rights."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from core.models import File
from website import manual
from website.dashboard import dashboard_panels
from website.reviewing import ReviewReportView


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("beheer/beheer.css"))


@hooks.register("construct_homepage_panels")
def what_needs_doing(request: HttpRequest, panels: list[Component]) -> None:
    for panel in panels:
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = 5
    panels[:0] = dashboard_panels(request.user)


@hooks.register("register_admin_urls")
def own_screens() -> list[URLPattern]:
    return [
        path("handleiding/", manual.manual, name="manual"),
        path("handleiding/beeld/<slug:name>.png", manual.picture, name="manual_picture"),
        path("reports/opnieuw-controleren/", ReviewReportView.as_view(), name="review_report"),
        path("reports/opnieuw-controleren/results/", ReviewReportView.as_view(results_only=True), name="review_report_results"),
    ]


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("knowledge.change_begrip"))


@hooks.register("register_reports_menu_item")
def review_menu_item() -> MenuItem:
    address = reverse("review_report")
    return ReviewMenuItem("Opnieuw controleren", address, name="review", icon_name="history", order=100)


@hooks.register("register_help_menu_item")
def manual_menu_item() -> MenuItem:
    return MenuItem("Handleiding", reverse("manual"), name="manual", icon_name="help", order=10)


@hooks.register("construct_help_menu")
def only_our_manual(request: HttpRequest, menu_items: list[MenuItem]) -> None:  # noqa: ARG001 (Wagtail's interface)
    """Leave out what Wagtail tells about itself, in English."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(("whats-new", "editor-guide"))]


@hooks.register("before_serve_document")
def file_rights(document: File, request: HttpRequest) -> HttpResponse | None:
    """Refuse a file to who may not see it, by the rule of the file itself."""
    if not document.is_visible_to(request.user):
        raise PermissionDenied
    return None
