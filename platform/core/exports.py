"""Spreadsheets for staff: safe to open, in Dutch and in Amsterdam time, and written in the log of personal data."""

import csv
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from openpyxl.cell import Cell, WriteOnlyCell
from wagtail.admin.views import generic

from core import audit
from core.clock import AMSTERDAM
from core.seeing import SeenListMixin
from core.text import without_invisible

# What begins with one of these in a CSV is a formula to a spreadsheet (OWASP: CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# How a workbook shows moments and days (ISO/IEC 29500-1, 18.8.30), as a Dutch reader writes them.
MOMENT_FORMAT, DAY_FORMAT = "d-m-yyyy hh:mm", "d-m-yyyy"


def csv_cell(value: Any) -> Any:
    """Return what a CSV shows: text that no spreadsheet takes for a formula; decimals, moments and days in Dutch."""
    if isinstance(value, str):
        text = without_invisible(value)
        return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    return f"{value:%d-%m-%Y}" if isinstance(value, dt.date) else value


def sheet_cell(sheet: Any, value: Any) -> Cell:
    """Return the value as a cell of a workbook; text is noted as text there, and so no formula, whatever it begins with."""
    cell: Cell = WriteOnlyCell(sheet, without_invisible(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, dt.date):
        cell.number_format = MOMENT_FORMAT if isinstance(value, dt.datetime) else DAY_FORMAT
    return cell


def wall_clock(moment: dt.datetime) -> dt.datetime:
    """Return a moment as the clock in Amsterdam shows it; spreadsheets know no time zones."""
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def csv_line(values: Iterable[Any], *, first: bool = False) -> bytes:
    """Return one line of a CSV as a Dutch spreadsheet reads it (RFC 4180, but with semicolons).

    Each field is quoted, so that no sign in a name begins another field, which could be a formula. The first line begins
    with the sign by which spreadsheets know that this is UTF-8.
    """
    text = StringIO()
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerow(values)
    return (("\ufeff" if first else "") + text.getvalue()).encode()


class DutchSpreadsheetMixin:
    """For a list with an export: no formulas, yes and no in Dutch, decimals behind a comma, moments as in Amsterdam."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, bool):
            return "Ja" if value else "Nee"
        if isinstance(value, float):
            return value
        if isinstance(value, dt.datetime):
            value = wall_clock(value)
        return super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]  # Wagtail's list

    def stream_csv(self, queryset: QuerySet[Model]) -> Iterator[bytes]:
        """Give the rows as a Dutch spreadsheet reads them; Wagtail's own are for an English one."""
        names = self.list_export  # type: ignore[attr-defined]  # Wagtail's list
        yield csv_line([self.get_heading(queryset, name) for name in names], first=True)  # type: ignore[attr-defined]  # the same
        for item in queryset:
            row = self.to_row_dict(item)  # type: ignore[attr-defined]  # the same
            yield csv_line([csv_cell(self.preprocess_field_value(name, row[name], "csv")) for name in names])

    def generate_xlsx_row(
        self,
        worksheet: Any,
        row_dict: Mapping[str, Any],
        date_format: str | None = None,  # noqa: ARG002 (Wagtail's interface)
    ) -> Iterator[Cell]:
        for name, value in row_dict.items():
            yield sheet_cell(worksheet, self.preprocess_field_value(name, value, "xlsx"))

    def write_csv_response(self, queryset: QuerySet[Model]) -> HttpResponseBase:
        response: HttpResponseBase = super().write_csv_response(queryset)  # type: ignore[misc]  # Wagtail's list
        response["Content-Type"] = "text/csv; charset=utf-8"
        return response


class SafeExportIndexView(DutchSpreadsheetMixin, generic.IndexView):
    """A list whose export holds no formulas; `export_columns` gives a function per column that is not a plain field."""

    export_columns: dict[str, Callable[[Model], Any]] = {}

    def to_row_dict(self, item: Model) -> "OrderedDict[str, Any]":
        plain = [field for field in self.list_export if field not in self.export_columns]
        values = {field: getattr(item, field) for field in plain} | {
            name: column(item) for name, column in self.export_columns.items()
        }
        return OrderedDict((field, values[field]) for field in self.list_export)

    def get_heading(self, queryset: QuerySet[Model], field: str) -> str:
        return str(self.export_headings.get(field) or super().get_heading(queryset, field))


class PersonalExportIndexView(SeenListMixin, SafeExportIndexView):
    """A list of people: opening it and its export are written in the log."""

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
