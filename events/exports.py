"""The list of participants as a spreadsheet."""

import csv
from io import BytesIO, StringIO
from itertools import groupby
from operator import attrgetter

from django.http import HttpResponse
from openpyxl import Workbook

from core.clock import AMSTERDAM
from core.exports import safe_cell
from events.models import Event, Registration

HEADINGS = ["Naam", "E-mailadres", "Organisatie", "Stand", "Volgnummer", "Aangemeld op"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(event: Event) -> list[list[str]]:
    """Return the rows of the list, headings first, with a column for each of the organiser's questions.

    Who comes and who waits are numbered apart, each from 1.
    """
    questions = [question.text for question in event.questions.all()]
    rows = (
        Registration.objects.filter(event=event)
        .active()
        .select_related("account__member__organisation")
        .order_by("state", "place")
    )
    numbered = (pair for _, same in groupby(rows, attrgetter("state")) for pair in enumerate(same, start=1))
    return [
        [*HEADINGS, *questions],
        *([safe_cell(cell) for cell in row(number, registration, questions)] for number, registration in numbered),
    ]


def row(number: int, registration: Registration, questions: list[str]) -> list[str]:
    member = getattr(registration.account, "member", None)
    answers = {answer["vraag"]: answer["antwoord"] for answer in registration.answers}
    return [
        registration.person_name,
        registration.account.email,
        member.organisation_name if member else "",
        registration.get_state_display(),
        str(number),
        f"{registration.created.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
        *(answers.get(question, "") for question in questions),
    ]


def as_csv(event: Event) -> HttpResponse:
    """Return the list as CSV (RFC 4180), with the sign by which spreadsheets know that it is UTF-8."""
    text = StringIO()
    csv.writer(text).writerows(table(event))
    headers = {"Content-Disposition": f'attachment; filename="{event.slug}.csv"'}
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def as_xlsx(event: Event) -> HttpResponse:
    """Return the list as an Excel workbook (ISO/IEC 29500)."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Deelnemers")
    for cells in table(event):
        sheet.append(cells)
    content = BytesIO()
    book.save(content)
    headers = {"Content-Disposition": f'attachment; filename="{event.slug}.xlsx"'}
    return HttpResponse(content.getvalue(), content_type=XLSX, headers=headers)
