"""The list of participants as a spreadsheet."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook

from core.exports import csv_cell, csv_line, sheet_cell, wall_clock
from events.answers import Asked, as_shown, asked_of, by_question, numbered
from events.models import Event, EventQuestion, Registration

HEADINGS = ["Naam", "E-mailadres", "Organisatie", "Stand", "Volgnummer", "Aangemeld op"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(event: Event) -> list[list[Any]]:
    """Return the rows of the list, headings first, with a column for each question that is asked now or was answered before.

    Who comes and who waits are numbered apart, each from 1.
    """
    rows = list(
        Registration.objects.filter(event=event)
        .active()
        .select_related("account__member__organisation")
        .order_by("state", "place")
    )
    columns, asked = columns_of(event, rows), asked_of(event)
    numbered_rows = (pair for _, same in groupby(rows, attrgetter("state")) for pair in enumerate(same, start=1))
    return [
        [*HEADINGS, *(text for text, _ in columns)],
        *([*row(number, registration), *cells(registration, columns, asked)] for number, registration in numbered_rows),
    ]


def columns_of(event: Event, rows: Iterable[Registration]) -> list[Asked]:
    """Return the questions of this meeting, behind them those that people answered before they were changed or taken away."""
    now = numbered(question.text for question in event.questions.all())
    before = (asked for registration in rows for asked in by_question(registration.answers))
    return list(dict.fromkeys([*now, *before]))


def row(number: int, registration: Registration) -> list[Any]:
    member = getattr(registration.account, "member", None)
    return [
        registration.person_name,
        registration.account.email,
        member.organisation_name if member else "",
        registration.get_state_display(),
        number,
        wall_clock(registration.created),
    ]


def cells(registration: Registration, columns: Iterable[Asked], asked: Sequence[EventQuestion]) -> list[str]:
    """Return what somebody answered to each question, and whether he still must."""
    answers = as_shown(asked, registration.answers)
    return [answers.get(column, "") for column in columns]


def as_csv(event: Event) -> HttpResponse:
    """Return the list as CSV, as a Dutch spreadsheet reads it."""
    headings, *rows = ([csv_cell(value) for value in row] for row in table(event))
    content = b"".join([csv_line(headings, first=True), *map(csv_line, rows)])
    headers = {"Content-Disposition": f'attachment; filename="{event.slug}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def as_xlsx(event: Event) -> HttpResponse:
    """Return the list as an Excel workbook (ISO/IEC 29500)."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Deelnemers")
    for row in table(event):
        sheet.append([sheet_cell(sheet, value) for value in row])
    content = BytesIO()
    book.save(content)
    headers = {"Content-Disposition": f'attachment; filename="{event.slug}.xlsx"'}
    return HttpResponse(content.getvalue(), content_type=XLSX, headers=headers)
