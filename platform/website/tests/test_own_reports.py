"""Wagtail's own lists with an export: their spreadsheets are Dutch, in Amsterdam time, and hold no formulas."""

import datetime as dt
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from core.testing.spreadsheets import csv_rows
from members import roles
from members.tests.factories import signed_in
from website.models import StandardPage

pytestmark = pytest.mark.django_db
# Half past one in the night of 2 July in Amsterdam.
LATE = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)
FORMULA = "=HYPERLINK(1)"
REPORTS = {
    "wagtailadmin_reports:aging_pages": ("lang-niet-gewijzigd", "Titel"),
    "wagtailadmin_reports:locked_pages": ("vergrendelde-paginas", "Titel"),
    "wagtailadmin_reports:page_types_usage": ("soorten-paginas", "Soort"),
    "wagtailadmin_reports:site_history": ("geschiedenis-van-de-site", "Nummer"),
    "wagtailadmin_reports:workflow": ("workflows", "Workflow"),
    "wagtailadmin_reports:workflow_tasks": ("workflow-taken", "Taak"),
    "wagtailredirects:index": ("doorverwijzingen", "Van"),
}


@pytest.fixture
def keeper(client):
    return signed_in(client, roles.BEHEERDER)


@pytest.fixture
def told(keeper):
    """A page with a formula for a name, of which every list tells something that happened late."""
    made = Page.get_first_root_node().add_child(instance=StandardPage(title=FORMULA, slug="formule", live=False))
    made.save_revision(log_action=True).publish()
    person = keeper.get("/beheer/").wsgi_request.user
    made.get_workflow().start(made, person)
    moments = dict.fromkeys(["locked_at", "last_published_at", "latest_revision_created_at"], LATE)
    Page.objects.filter(pk=made.pk).update(locked=True, locked_by=person, **moments)
    PageLogEntry.objects.update(timestamp=LATE)
    WorkflowState.objects.update(created_at=LATE)
    TaskState.objects.update(started_at=LATE)
    Redirect.objects.create(old_path="/oud", redirect_link="https://voorbeeld.nl/")
    return made


def export(client, name, kind):
    answer = client.get(reverse(name), {"export": kind})
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize(("name", "expected"), REPORTS.items())
def test_every_list_is_a_dutch_spreadsheet(keeper, told, name, expected):
    answer = export(keeper, name, "csv")
    filename, first = expected
    assert f'filename="{filename}.csv"' in answer["Content-Disposition"]
    headings, *rows = csv_rows(answer)
    assert headings[0] == first
    assert rows
    assert len({len(row) for row in [headings, *rows]}) == 1
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    if name != "wagtailredirects:index":
        assert {f"'{FORMULA}", "02-07-2026 01:30"} <= set(cells)


@pytest.mark.parametrize("name", REPORTS)
def test_no_list_gives_excel_a_formula_or_a_moment_of_elsewhere(keeper, told, name):
    content = b"".join(export(keeper, name, "xlsx").streaming_content)
    found = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in found}
    cells = [str(cell.value) for cell in found]
    assert not [cell for cell in cells if "23:30" in cell]


@pytest.mark.parametrize("results", ["", "results/"])
def test_what_nobody_in_particular_published_was_published_by_the_system(keeper, told, results):
    shown = BeautifulSoup(keeper.get(f"/beheer/reports/aging-pages/{results}").content, "html.parser")
    row = shown.select_one(f"tr:has(a[href='{reverse('wagtailadmin_pages:edit', args=[told.pk])}'])")
    assert row.select("td")[3].get_text(strip=True) == "systeem"


def test_the_lists_are_for_who_works_in_the_admin(client):
    for name in REPORTS:
        assert client.get(reverse(name)).status_code == 302


def test_the_list_of_kinds_tells_how_many_pages_there_are_and_which_was_edited_last(keeper, told):
    headings, *rows = csv_rows(export(keeper, "wagtailadmin_reports:page_types_usage", "csv"))
    assert headings == ["Soort", "Aantal pagina's", "Laatst bewerkte pagina", "Laatst bewerkt op"]
    assert ["Tekstpagina", "1", f"'{FORMULA}", "02-07-2026 01:30"] in rows
    assert ["Handreiking", "0", "", ""] in rows


def test_a_task_that_asked_for_changes_is_called_so_on_the_screen_and_in_the_file(keeper, told):
    TaskState.objects.update(status=TaskState.STATUS_REJECTED)
    name = "wagtailadmin_reports:workflow_tasks"
    shown, (_, row) = keeper.get(reverse(name)).content.decode(), csv_rows(export(keeper, name, "csv"))
    assert "Wijzigingen gevraagd" in row
    assert "Wijzigingen gevraagd" in shown
    assert "Afgekeurd" not in shown


def test_the_history_of_the_site_says_what_was_done_as_the_screen_does(keeper, told):
    name = "wagtailadmin_reports:site_history"
    headings, *rows = csv_rows(export(keeper, name, "csv"))
    shown = keeper.get(reverse(name)).content.decode()
    done = {row[headings.index("Wat")] for row in rows}
    assert "Concept opgeslagen" in done
    assert all(words in shown for words in done if "'" not in words)


@pytest.mark.parametrize("name", [name for name, (_, first) in REPORTS.items() if first in ("Titel", "Taak", "Workflow")])
def test_a_page_with_a_draft_is_called_in_the_file_as_on_the_screen(keeper, told, name):
    Page.objects.filter(pk=told.pk).update(draft_title="Nieuwe titel")
    assert "Nieuwe titel" in keeper.get(reverse(name)).content.decode()
    assert "Nieuwe titel" in {cell for row in csv_rows(export(keeper, name, "csv")) for cell in row}
