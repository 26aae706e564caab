"""Articles whose review date has passed or is near: a list for the first page of the admin, and a report with all of them."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from core import clock
from core.exports import DutchSpreadsheetMixin
from knowledge.models import Begrip, Handreiking, Voorbeeldaanpak

SOON = dt.timedelta(days=30)
KEPT = (Handreiking, Voorbeeldaanpak)


def to_review() -> "QuerySet[Page]":
    """Return published articles that must be checked by thirty days from now, the longest overdue first."""
    dates = {
        name: Coalesce(*(f"{model._meta.model_name}__{name}" for model in KEPT))
        for name in ("review_date", "checked_on", "kept_by")
    }
    articles: QuerySet[Page] = Page.objects.live().annotate(**dates)
    return articles.filter(review_date__lte=clock.today() + SOON).order_by("review_date", "pk")


def kind_of(page: Page) -> str:
    return str(ContentType.objects.get_for_id(page.content_type_id).name)


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class ReviewReportView(DutchSpreadsheetMixin, ReportView):
    """All of them, with who keeps them, to go through or to export."""

    page_title = "Opnieuw controleren"
    header_icon = "history"
    index_url_name = "review_report"
    index_results_url_name = "review_report_results"
    # Pages have many rights, this list has the readers of the list on the first page.
    permission_policy = ModelPermissionPolicy(Begrip)
    permission_required = "change"
    default_ordering = "review_date"
    list_export: ClassVar[list[str]] = ["title", "kind", "kept_by", "checked_on", "review_date", "full_url"]
    export_headings: ClassVar[dict[str, str]] = {
        "title": "Titel",
        "kind": "Soort",
        "kept_by": "Eigenaar",
        "checked_on": "Gecontroleerd op",
        "review_date": "Volgende controle",
        "full_url": "Webadres",
    }
    export_filename = "opnieuw-controleren"
    columns: ClassVar[list[Any]] = [
        TitleColumn("title", label="Titel", sort_key="title", get_url=edit_url),
        Column("kind", label="Soort", accessor=kind_of),
        Column("kept_by", label="Eigenaar", sort_key="kept_by"),
        Column("checked_on", label="Gecontroleerd op", sort_key="checked_on"),
        Column("review_date", label="Volgende controle", sort_key="review_date"),
    ]

    def get_base_queryset(self) -> "QuerySet[Page]":
        return to_review()

    def to_row_dict(self, item: Any) -> Any:
        item.kind = kind_of(item)
        return super().to_row_dict(item)
