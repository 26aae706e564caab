"""What editors read of files whose text cannot be found."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from core import clock
from members import roles
from members.tests.factories import signed_in
from search import file_states
from search.models import FileText
from website.models import StandardPage
from website.tests.test_search_reports import FILES, MISSED, State, exported, text_of, unread

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.LOCKED, "Vervang het door een versie zonder wachtwoord."),
        (State.BROKEN, "sla het dan opnieuw op en vervang het."),
        (State.EMPTY, "Van een scan maakt u tekst met tekstherkenning."),
        (State.TOO_LARGE, "Dit bestand is groter dan 50 MB"),
        (State.TOO_SLOW, "Lezen duurde te lang"),
    ],
)
def test_a_file_that_cannot_be_read_is_listed_with_what_to_do(editor, state, said):
    file = unread("Verslag", state)
    for shown in (text_of(editor.get(reverse(FILES))), text_of(editor.get(reverse("wagtaildocs:edit", args=[file.pk])))):
        assert said.lower() in shown.lower().replace("dit bestand lezen", "lezen")
    assert "1 bestand" in text_of(editor.get(reverse(FILES)))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            State.READ,
            "De tekst is gelezen, maar het bestand staat nog bij geen pagina. Zet het bij een pagina; dan wordt het gevonden.",
        ),
        (State.WAITING, "De tekst wordt nog gelezen."),
        (State.OTHER, "De tekst van dit soort bestand wordt niet gelezen."),
    ],
)
def test_other_files_are_not_listed_and_say_how_they_are_found(editor, state, said):
    file = unread("Verslag", state)
    assert "Van alle bestanden is de tekst te vinden." in text_of(editor.get(reverse(FILES)))
    assert said in text_of(editor.get(reverse("wagtaildocs:edit", args=[file.pk])))


def with_file(home, title, file):
    body = [{"type": "text", "value": f'<p><a linktype="document" id="{file.pk}">Lees</a></p>'}]
    page = home.add_child(instance=StandardPage(title=title, body=body))
    ReferenceIndex.create_or_update_for_object(page)
    return page


def test_a_file_that_stands_with_a_page_says_that_it_is_found(editor, home):
    file = unread("Verslag", State.READ)
    with_file(home, "Over ons", file)
    shown = text_of(editor.get(reverse("wagtaildocs:edit", args=[file.pk])))
    assert "De tekst is gelezen: ongeveer 1 pagina tekst wordt gevonden." in shown
    assert "bij geen pagina" not in shown


def test_a_file_that_only_a_draft_has_says_what_to_do(editor, home):
    file = unread("Verslag", State.READ)
    with_file(home, "Over ons", file).unpublish()
    shown = text_of(editor.get(reverse("wagtaildocs:edit", args=[file.pk])))
    assert "het bestand staat alleen bij een concept. Publiceer die pagina" in shown
    assert "wordt gevonden." not in shown.replace("dan wordt het gevonden.", "")


def test_a_file_tells_with_which_pages_it_stands(editor, home):
    file = unread("Verslag")
    page = with_file(home, "Over ons", file)
    shown = editor.get(reverse(FILES))
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown.content.decode()
    assert "Over ons" in exported(editor, reverse(FILES))[1]


def test_a_list_of_files_asks_few_questions(editor, home, django_assert_num_queries):
    for number in range(20):
        with_file(home, f"Pagina {number}", unread(f"Verslag {number}"))
    editor.get(reverse(FILES))
    with django_assert_num_queries(16):
        editor.get(reverse(FILES))


def test_an_export_of_files_holds_no_formulas(editor):
    unread("=Verslag")
    assert exported(editor, reverse(FILES))[1][0] == "'=Verslag"


def test_who_added_a_file_is_told_once_that_it_cannot_be_read(client):
    signed_in(client, roles.REDACTEUR)
    account = client.get("/beheer/").wsgi_request.user
    unread("Mijn verslag", uploaded_by_user=account)
    unread("Van een ander")
    first = text_of(client.get(reverse(MISSED)))
    assert "«Mijn verslag»: Dit bestand is beveiligd met een wachtwoord" in first
    assert "Van een ander" not in first
    assert "Mijn verslag" not in text_of(client.get(reverse(MISSED)))


def test_many_unreadable_files_are_told_of_together(editor):
    account = editor.get("/beheer/").wsgi_request.user
    for number in range(4):
        unread(f"Verslag {number}", uploaded_by_user=account)
    told = text_of(editor.get(reverse(MISSED)))
    assert "Van 4 bestanden die u toevoegde, is de tekst niet te vinden." in told
    assert "Verslag 1" not in told


def test_nobody_is_told_of_files_of_long_ago(editor):
    account = editor.get("/beheer/").wsgi_request.user
    file = unread("Oud verslag", uploaded_by_user=account)
    FileText.objects.filter(file=file).update(read=clock.now() - dt.timedelta(days=2))
    assert "Oud verslag" not in text_of(editor.get(reverse(MISSED)))


def test_how_much_was_read_is_told_in_pages():
    assert "ongeveer 4 pagina's" in file_states.how_much(10_000)
    assert "ongeveer 40 pagina's" in file_states.how_much(100_000)
    assert "de eerste 40 pagina's" in file_states.how_much(100_001)
