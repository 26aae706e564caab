"""The editors' admin in our own look, with what needs doing on its first page, and files with their rights."""

from typing import Any

from django.contrib import messages
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
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.models import Page

from core.models import File, Picture
from core.refusing import refuse
from core.uses import Unused, why_in_use
from website import deciding, manual
from website.dashboard import dashboard_panels
from website.fixed import why_fixed
from website.log_report import LogReportView
from website.mail_report import MailReportView, MailView, SendAgainView
from website.reviewing import ReviewReportView


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("beheer/beheer.css"))


@hooks.register("insert_editor_js")
def keep_up_with_saving() -> SafeString:
    """Let a form know the version that it saved by itself, and leave with no older one."""
    return format_html('<script src="{}"></script>', static("beheer/bewaren.js"))


@hooks.register("insert_editor_js")
def take_pasted_tables_apart() -> SafeString:
    return format_html('<script src="{}"></script>', static("beheer/plakken.js"))


@hooks.register("before_edit_page")
def show_wished_changes(request: HttpRequest, page: Page) -> None:
    """Show whoever opens a page what a reader wants to see changed in it."""
    wished = deciding.wished_changes(page) if request.method == "GET" else ""
    if wished:
        messages.warning(request, wished)


@hooks.register("before_edit_page")
def decide_in_time(request: HttpRequest, page: Page) -> None:
    if request.POST.get("action-workflow-action"):
        deciding.forget_late_decision(request, page)


@hooks.register("after_edit_page")
def tell_decision(request: HttpRequest, page: Page) -> None:
    """Say what became of a page about which somebody decided in the editor."""
    if "action-workflow-action" in request.POST:
        deciding.tell(request, page, request.POST.get("workflow-action-name", ""))


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
        path("reports/logboek/", LogReportView.as_view(), name="log_report"),
        path("reports/logboek/results/", LogReportView.as_view(results_only=True), name="log_report_results"),
        path("reports/mail/", MailReportView.as_view(), name="mail_report"),
        path("reports/mail/results/", MailReportView.as_view(results_only=True), name="mail_report_results"),
        path("reports/mail/<sleutel:pk>/", MailView.as_view(), name="mail_detail"),
        path("reports/mail/<sleutel:pk>/opnieuw/", SendAgainView.as_view(), name="mail_send_again"),
    ]


PICTURE_ADVICE = "Zet daar eerst een ander beeld, of haal het daar weg."
FILE_ADVICE = "Zet daar eerst een ander bestand, of haal het daar weg."


class PictureDeleteView(Unused, images.DeleteView):
    """Deleting a picture that nothing shows."""

    advice = PICTURE_ADVICE
    edit_url_name = "wagtailimages:edit"


class FileDeleteView(Unused, documents.DeleteView):
    """Deleting a file that nothing offers."""

    advice = FILE_ADVICE
    edit_url_name = "wagtaildocs:edit"


@hooks.register("register_admin_urls", order=-1)
def deleting_pictures_and_files() -> list[URLPattern]:
    """Stand before Wagtail's own screens at the same addresses, which delete what pages show."""
    return [
        path("images/<int:image_id>/delete/", PictureDeleteView.as_view()),
        path("documents/delete/<int:document_id>/", FileDeleteView.as_view()),
    ]


@hooks.register("before_bulk_action")
def keep_pictures_and_files(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse the same for many pictures or files at once."""
    advice = {Picture: PICTURE_ADVICE, File: FILE_ADVICE}.get(action.model)
    if action_type != "delete" or advice is None:
        return None
    return refuse(request, why_in_use(objects, advice), action.next_url)


@hooks.register("before_unpublish_page")
def keep_fixed_page_on_site(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse taking a page off the site that it cannot do without."""
    below = bool(request.POST.get("include_descendants"))
    return refuse(request, why_fixed([page], below=below), reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_move_page")
def keep_fixed_page_in_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:  # noqa: ARG001 (Wagtail's interface)
    """Refuse giving such a page another address."""
    return refuse(request, why_fixed([page], below=True), reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action", order=-1)
def keep_fixed_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse the same for many pages at once."""
    if action.model is not Page or action_type not in ("delete", "unpublish", "move"):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants", True))
    return refuse(request, why_fixed(objects, below=below), action.next_url)


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("knowledge.change_begrip"))


@hooks.register("register_reports_menu_item")
def review_menu_item() -> MenuItem:
    address = reverse("review_report")
    return ReviewMenuItem("Opnieuw controleren", address, name="review", icon_name="history", order=100)


class LogMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("core.view_auditentry"))


@hooks.register("register_reports_menu_item")
def log_menu_item() -> MenuItem:
    address = reverse("log_report")
    return LogMenuItem("Logboek persoonsgegevens", address, name="log", icon_name="list-ul", order=110)


class MailMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("core.view_outgoingmail"))


@hooks.register("register_reports_menu_item")
def mail_menu_item() -> MenuItem:
    return MailMenuItem("Mail", reverse("mail_report"), name="mail", icon_name="mail", order=120)


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
