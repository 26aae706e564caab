"""Reports for editors: what people asked, and files whose text cannot be read."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.exports import DutchSpreadsheetMixin
from search import erasing
from search.admin_views import CountedMixin
from search.attachments import pages_with
from search.file_states import ADVICE, unread
from search.models import FileText, SearchEntry
from search.reporting import BY_SLUG, PERIODS, RECENT_DAYS, REPORTS, Report, Row, Rows

PAGE_SIZE = 50


class QueriesView(DutchSpreadsheetMixin, ReportView):
    """One list of queries, with the others a click away."""

    page_title = "Zoekvragen"
    verbose_name = "zoekvraag"
    verbose_name_plural = "zoekvragen"
    header_icon = "search"
    model = SearchEntry
    permission_policy = ModelPermissionPolicy(SearchEntry)
    any_permission_required: ClassVar[list[str]] = ["view"]
    template_name = "search/admin/zoekvragen.html"
    results_template_name = "search/admin/zoekvragen_lijst.html"
    paginate_by = PAGE_SIZE
    report: Report
    days: int

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        slug = kwargs.get("lijst", REPORTS[0].slug)
        if slug not in BY_SLUG:
            raise Http404
        self.report = BY_SLUG[slug]
        asked = request.GET.get("dagen")
        self.days = next((days for days in PERIODS if str(days) == asked), PERIODS[0]) if self.report.has_period else RECENT_DAYS
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_queryset(self) -> Rows:
        return self.report.rows(self.days)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Row]:
        rows = list(object_list)
        if self.report.finish:
            self.report.finish(rows, self.days)
        return rows

    def get_page_subtitle(self) -> str:
        return self.report.label

    def get_index_url(self) -> str:
        return str(self.request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "report": self.report, "tabs": self.tabs(), "days": self.days, "periods": PERIODS}

    def tabs(self) -> list[tuple[str, str, bool]]:
        """Return the lists to choose from: label, address, and whether it is this one."""
        query = "" if self.days != PERIODS[1] else f"?dagen={self.days}"
        return [
            (report.label, reverse("zoekvragen:list", args=[report.slug]) + query, report is self.report) for report in REPORTS
        ]

    # The spreadsheet

    @property
    def list_export(self) -> list[str]:
        return ["query", *(column.name for column in self.report.columns)]

    def get_heading(self, queryset: Any, field: str) -> str:  # noqa: ARG002 (Wagtail's interface)
        return {"query": "Zoekvraag", **{column.name: column.heading for column in self.report.columns}}[field]

    def get_filename(self) -> str:
        return f"zoekvragen-{self.report.slug}"


class EraseView(WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView):
    """Erase a query from every list, after asking; for one that names somebody."""

    page_title = "Zoekvraag wissen"
    header_icon = "bin"
    breadcrumbs_items: ClassVar[list[Any]] = []
    permission_policy = ModelPermissionPolicy(SearchEntry)
    permission_required = "delete"
    template_name = "search/admin/zoekvraag_wissen.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = request.GET.get("zoekvraag", "")
        times = SearchEntry.objects.filter(query=query).count()
        if not times:
            return redirect(list_address(request.GET))
        shown: HttpResponse = super().get(request, *args, query=query, times=times, back=list_address(request.GET), **kwargs)
        return shown

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 (Django's interface)
        if erasing.erase_query(request.POST.get("zoekvraag", "")):
            messages.success(request, "De zoekvraag is gewist.")
        return redirect(list_address(request.POST))


def list_address(asked: QueryDict) -> str:
    """Return the address of the list somebody came from."""
    slug = asked.get("lijst", "")
    return reverse("zoekvragen:list", args=[slug if slug in BY_SLUG else REPORTS[0].slug])


class FilesView(CountedMixin, DutchSpreadsheetMixin, ReportView):
    """Files whose text cannot be found, with what to do and the pages that they stand with."""

    page_title = "Bestanden zonder tekst"
    verbose_name = "bestand"
    verbose_name_plural = "bestanden"
    header_icon = "doc-full-inverse"
    model = FileText
    permission_policy = ModelPermissionPolicy(FileText)
    any_permission_required: ClassVar[list[str]] = ["view"]
    template_name = "search/admin/bestanden.html"
    results_template_name = "search/admin/bestanden_lijst.html"
    index_url_name = "bestandsteksten:index"
    paginate_by = PAGE_SIZE
    list_export: ClassVar[list[str]] = ["file.title", "file.filename", "get_state_display", "advice", "page_titles", "read"]
    export_headings: ClassVar[dict[str, str]] = {
        "file.title": "Titel",
        "file.filename": "Bestand",
        "get_state_display": "Wat er is",
        "advice": "Wat u kunt doen",
        "page_titles": "Staat bij",
        "read": "Geprobeerd op",
    }
    export_filename = "bestanden-zonder-tekst"

    def get_queryset(self) -> QuerySet[FileText]:
        return unread()

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        rows = list(object_list)
        pages = pages_with(row.file for row in rows)
        for row in rows:
            row.advice = ADVICE[FileText.State(row.state)]
            row.pages = pages.get(row.file_id, [])
            row.page_titles = ", ".join(page.title for page in row.pages)
        return rows
