"""Spreadsheets for staff: safe to open, and written in the log of personal data."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from wagtail.admin.views import generic

from core import audit
from core.text import without_invisible

# A cell that begins with one of these is a formula to a spreadsheet (OWASP: CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """Return the value so that no spreadsheet takes it for a formula, or breaks on a sign that nobody sees."""
    if not isinstance(value, str):
        return value
    text = without_invisible(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


class SafeExportIndexView(generic.IndexView):
    """A list whose export holds no formulas; `export_columns` gives a function per column that is not a plain field."""

    export_columns: dict[str, Callable[[Model], Any]] = {}

    def to_row_dict(self, item: Model) -> "OrderedDict[str, Any]":
        plain = [field for field in self.list_export if field not in self.export_columns]
        values = {field: getattr(item, field) for field in plain} | {
            name: column(item) for name, column in self.export_columns.items()
        }
        return OrderedDict((field, safe_cell(values[field])) for field in self.list_export)

    def get_heading(self, queryset: QuerySet[Model], field: str) -> str:
        return str(self.export_headings.get(field) or super().get_heading(queryset, field))


class PersonalExportIndexView(SafeExportIndexView):
    """A list of people: its export is written in the log."""

    def as_spreadsheet(self, queryset: QuerySet[Model], spreadsheet_format: str) -> HttpResponseBase:
        name = queryset.model._meta.verbose_name_plural
        audit.record(
            self.request.user,
            "export",
            str(queryset.model._meta.model_name),
            f"{queryset.count()} {name}, {spreadsheet_format}",
        )
        response: HttpResponseBase = super().as_spreadsheet(queryset, spreadsheet_format)
        return response
