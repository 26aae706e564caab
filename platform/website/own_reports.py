"""Wagtail's own lists with an export, so that their spreadsheets are Dutch and safe like ours."""

from collections import OrderedDict
from typing import Any, ClassVar

from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.aging_pages import AgingPagesView
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.contrib.redirects.views import IndexView as RedirectsView
from wagtail.models import Page

from core.exports import DutchSpreadsheetMixin

# Who published what nobody in particular published: the demo content, and what was made by a command.
SYSTEM = "systeem"


class DutchReportMixin(DutchSpreadsheetMixin):
    """A list whose file is called by what is in it; every heading is our own, and pages are called as on the screen."""

    export_filename: str
    export_headings: ClassVar[dict[str, str]]

    def get_filename(self) -> str:
        return self.export_filename


class DutchAgingPagesView(DutchReportMixin, AgingPagesView):
    export_filename = "lang-niet-gewijzigd"
    export_headings: ClassVar[dict[str, str]] = {
        "get_admin_display_title": "Titel",
        "status_string": "Status",
        "last_published_at": "Laatst gepubliceerd op",
        "last_published_by_user": "Laatst gepubliceerd door",
        "content_type": "Soort",
    }
    list_export: ClassVar[list[str]] = list(export_headings)

    def add_last_publisher_name_to_page(self, username_mapping: dict[Any, str], page: Page) -> None:
        super().add_last_publisher_name_to_page(username_mapping, page)
        page.last_published_by_user = page.last_published_by_user or SYSTEM


class DutchLockedPagesView(DutchReportMixin, LockedPagesView):
    export_filename = "vergrendelde-paginas"
    export_headings: ClassVar[dict[str, str]] = {
        "get_admin_display_title": "Titel",
        "latest_revision_created_at": "Bijgewerkt op",
        "status_string": "Status",
        "content_type.model_class._meta.verbose_name.title": "Soort",
        "locked_at": "Vergrendeld op",
        "locked_by": "Vergrendeld door",
    }
    list_export: ClassVar[list[str]] = list(export_headings)


class DutchHistoryView(DutchReportMixin, LogEntriesView):
    export_filename = "geschiedenis-van-de-site"
    export_headings: ClassVar[dict[str, str]] = {
        "object_id": "Nummer",
        "label": "Naam",
        "content_type": "Soort",
        "message": "Wat",
        "user_display_name": "Wie",
        "timestamp": "Wanneer",
    }
    # What was done, in the words of the screen; Wagtail's own file names the button.
    list_export: ClassVar[list[str]] = list(export_headings)


class DutchWorkflowView(DutchReportMixin, WorkflowView):
    export_filename = "workflows"
    export_headings: ClassVar[dict[str, str]] = {
        "workflow": "Workflow",
        "content_object.pk": "Nummer",
        "content_type": "Soort",
        "content_object.get_admin_display_title": "Titel",
        "get_status_display": "Status",
        "requested_by": "Gevraagd door",
        "created_at": "Begonnen op",
    }
    list_export: ClassVar[list[str]] = list(export_headings)


class DutchWorkflowTasksView(DutchReportMixin, WorkflowTasksView):
    export_filename = "workflow-taken"
    export_headings: ClassVar[dict[str, str]] = {
        "task": "Taak",
        "workflow_state.content_object.pk": "Nummer",
        "workflow_state.content_type": "Soort",
        "workflow_state.content_object.get_admin_display_title": "Titel",
        "get_status_display": "Status",
        "workflow_state.requested_by": "Gevraagd door",
        "started_at": "Begonnen op",
        "finished_at": "Klaar op",
        "finished_by": "Afgerond door",
    }
    list_export: ClassVar[list[str]] = list(export_headings)


class DutchPageTypesView(DutchReportMixin, PageTypesUsageReportView):
    """How many pages there are of each kind; Wagtail's own file has no columns."""

    export_filename = "soorten-paginas"
    list_export: ClassVar[list[str]] = [
        "name",
        "count",
        "last_edited_page.get_admin_display_title",
        "last_edited_page.latest_revision_created_at",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "name": "Soort",
        "count": "Aantal pagina's",
        "last_edited_page.get_admin_display_title": "Laatst bewerkte pagina",
        "last_edited_page.latest_revision_created_at": "Laatst bewerkt op",
    }

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        """Leave the cells of the page empty when there is none of this kind yet."""
        page = item.last_edited_page
        edited = (page.get_admin_display_title(), page.latest_revision_created_at) if page else ("", "")
        return OrderedDict(zip(self.list_export, (capfirst(item.name), item.count, *edited), strict=True))


class DutchRedirectsView(DutchReportMixin, RedirectsView):
    export_filename = "doorverwijzingen"
    export_headings: ClassVar[dict[str, str]] = {
        "old_path": "Van",
        "link": "Naar",
        "get_is_permanent_display": "Soort",
        "site": "Site",
    }


VIEWS: dict[str, Any] = {
    "reports/aging-pages/": DutchAgingPagesView,
    "reports/locked/": DutchLockedPagesView,
    "reports/page-types-usage/": DutchPageTypesView,
    "reports/site-history/": DutchHistoryView,
    "reports/workflow/": DutchWorkflowView,
    "reports/workflow_tasks/": DutchWorkflowTasksView,
    "redirects/": DutchRedirectsView,
}
# They stand before Wagtail's own at the same addresses, which keep the names.
urlpatterns: list[URLPattern] = [
    path(address, never_cache(require_admin_access(view.as_view(results_only=results_only))))
    for start, view in VIEWS.items()
    for address, results_only in ((start, False), (f"{start}results/", True))
]
