"""What comes out of the lists of the admin as a spreadsheet."""

import datetime as dt
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.testing.spreadsheets import csv_rows
from events import registering
from events.models import Registration
from events.tests.factories import make_event
from knowledge.models import Begrip
from members import roles
from members.models import Member
from members.tests.factories import MemberFactory, MunicipalityFactory, signed_in
from search.tests.noting import searched

pytestmark = pytest.mark.django_db
# Half past one in the night of 2 July in Amsterdam.
LATE = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)


def exported(client, name, kind):
    answer = client.get(reverse(f"{name}:index") if ":" not in name else reverse(name), {"export": kind})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content), answer["Content-Type"]


def csv_of(client, name):
    content, content_type = exported(client, name, "csv")
    assert content_type == "text/csv; charset=utf-8"
    assert content.startswith("\ufeff".encode())
    return content.decode("utf-8-sig")


def sheet_of(client, name):
    content, _ = exported(client, name, "xlsx")
    return [list(row) for row in load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]


def cells_of(content):
    """Return the rows of a workbook with all that is known of each cell."""
    return list(load_workbook(BytesIO(content)).active.iter_rows())


def test_members_are_exported_with_their_letters_and_in_amsterdam_time(client):
    member = MemberFactory(name="Zoë Çelik")
    Member.objects.filter(pk=member.pk).update(applied=LATE)
    signed_in(client, roles.LEDENBEHEER)
    text = csv_of(client, "leden")
    assert "Zoë Çelik" in text
    assert "02-07-2026 01:30" in text
    row = sheet_of(client, "leden")[1]
    assert row[0] == "Zoë Çelik"
    assert str(row[-1]) == "2026-07-02 01:30:00"


def test_registrations_are_exported_in_amsterdam_time(client):
    row = Registration.objects.create(event=make_event(), account=MemberFactory().account, state="registered", place=1)
    Registration.objects.filter(pk=row.pk).update(created=LATE)
    signed_in(client, roles.ORGANISATOR)
    assert "02-07-2026 01:30" in csv_of(client, "alle_aanmeldingen")
    assert str(sheet_of(client, "alle_aanmeldingen")[1][-1]) == "2026-07-02 01:30:00"


def test_a_list_of_the_knowledge_base_says_ja_and_nee_and_holds_no_formulas(client):
    Begrip.objects.create(term="=HYPERLINK(1)", slug="a", explanation="Uitleg", needs_check=True)
    Begrip.objects.create(term="Beëindiging", slug="b", explanation="Uitleg")
    signed_in(client, roles.REDACTEUR)
    name = "wagtailsnippets_knowledge_begrip:list"
    _, *rows = csv_rows(client.get(reverse(name), {"export": "csv"}))
    assert rows == [["'=HYPERLINK(1)", "", "", "Uitleg", "Ja"], ["Beëindiging", "", "", "Uitleg", "Nee"]]
    assert [row[-1] for row in sheet_of(client, name)[1:]] == ["Ja", "Nee"]


def test_a_day_is_written_as_people_write_it(client):
    MunicipalityFactory(ended=dt.date(2023, 1, 1))
    signed_in(client, roles.LEDENBEHEER)
    assert "01-01-2023" in csv_of(client, "gemeenten")
    (day,) = [cell for cell in cells_of(exported(client, "gemeenten", "xlsx")[0])[1] if cell.is_date]
    assert (day.value, day.number_format) == (dt.date(2023, 1, 1), "d-m-yyyy")


def test_a_moment_has_the_same_form_as_a_day(client):
    MemberFactory()
    signed_in(client, roles.LEDENBEHEER)
    (moment,) = [cell for cell in cells_of(exported(client, "leden", "xlsx")[0])[1] if cell.is_date]
    assert moment.number_format == "d-m-yyyy hh:mm"


ODD = ["=1+1", "-2+3", "+31 6 12345678", "@SUM(1)", "#N/A"]


@pytest.mark.parametrize("typed", ODD)
def test_a_workbook_shows_what_was_typed_as_text(client, typed):
    Begrip.objects.create(term=typed, slug="a", explanation="Uitleg")
    signed_in(client, roles.REDACTEUR)
    cell = cells_of(exported(client, "wagtailsnippets_knowledge_begrip:list", "xlsx")[0])[1][0]
    assert (cell.value, cell.data_type) == (typed, "s")


@pytest.mark.parametrize("typed", ODD)
def test_the_workbook_of_a_meeting_shows_answers_and_questions_as_they_were_typed(client, typed):
    event = make_event()
    answers = [{"vraag": typed, "antwoord": typed}]
    registering.register(event.pk, MemberFactory().account, answers)
    Registration.objects.update(created=LATE)
    signed_in(client, roles.ORGANISATOR)
    headings, row = cells_of(client.get(reverse("aanmeldingen:export_xlsx", args=[event.pk])).content)
    for cell in (headings[-1], row[-1]):
        assert (cell.value, cell.data_type) == (typed, "s")
    number, moment = row[4:6]
    assert (number.value, number.data_type) == (1, "n")
    assert (moment.value.isoformat(), moment.number_format) == ("2026-07-02T01:30:00", "d-m-yyyy hh:mm")
    assert csv_rows(client.get(reverse("aanmeldingen:export_csv", args=[event.pk])))[1][4:6] == ["1", "02-07-2026 01:30"]


def test_a_dutch_spreadsheet_sees_columns_and_no_sign_in_a_name_begins_another_field(client):
    MemberFactory(name='x;=1+1 "Jo"', organisation__name="Een; Twee, Drie")
    signed_in(client, roles.LEDENBEHEER)
    lines = csv_of(client, "leden").splitlines()
    assert lines[0].startswith('"Naam";"E-mailadres";"Organisatie"')
    assert lines[1].startswith('"x;=1+1 ""Jo""";')
    assert csv_rows(client.get(reverse("leden:index"), {"export": "csv"}))[1][2] == "Een; Twee, Drie"


def test_the_list_of_a_meeting_is_written_likewise(client):
    event = make_event()
    Registration.objects.create(event=event, account=MemberFactory(name="x;=1+1").account, state="registered", place=1)
    signed_in(client, roles.ORGANISATOR)
    answer = client.get(reverse("aanmeldingen:export_csv", args=[event.pk]))
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith('"x;=1+1";"')
    assert csv_rows(answer)[1][3:5] == ["aangemeld", "1"]


def test_the_mean_place_that_was_chosen_is_exported_as_it_is_shown(editor):
    for chosen in (1, 1, 2):
        searched("warmtepomp", chosen=chosen)
    headings, row = csv_rows(editor.get(reverse("zoekvragen:list", args=["alles"]), {"export": "csv"}))
    assert row[headings.index("Gekozen plaats")] == "1,3"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "name",
    ["aanmeldingen:index", "wagtaildocs:index", "wagtailimages:index", "wagtailusers_users:index", "wagtailusers_groups:index"],
)
def test_a_list_that_offers_no_spreadsheet_gives_none(client, name, kind):
    signed_in(client, roles.BEHEERDER)
    answer = client.get(reverse(name), {"export": kind})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "<html" in answer.content.decode()
