"""What editors read of searching: what people asked and missed, and files whose text cannot be found."""

from html import unescape

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from core import clock
from core.blocks import rendering
from core.models import File
from core.testing.spreadsheets import csv_rows
from members import roles
from members.tests.factories import signed_in
from search import reporting, wishes
from search.models import FileText, KeptWord, SearchEntry, SearchWish
from search.tests.noting import searched
from website.models import StandardPage

pytestmark = pytest.mark.django_db
QUERIES, MISSED, FILES = "zoekvragen:list", "gemist:list", "bestandsteksten:index"
State = FileText.State


def queries(slug):
    return reverse(QUERIES, args=[slug])


def text_of(answer):
    assert answer.status_code == 200
    return unescape(rendering.plain_text(answer.content.decode()))


def exported(client, address):
    return csv_rows(client.get(address, {"export": "csv"}))


def unread(title, state=State.LOCKED, **values):
    """Make a file whose text turned out not to be readable."""
    file = File.objects.create(title=title, file=ContentFile(b"x", name="bestand.pdf"), **values)
    known = {"state": state, "read": clock.now(), "of_hash": file.get_file_hash()}
    FileText.objects.update_or_create(file=file, defaults=known)
    return file


# What people asked


@pytest.fixture
def asked():
    """Searches of which each list tells another."""
    searched("padelbaan", 5, total=0)
    searched("huisregels", 6, total=9, days_ago=20)
    searched("gelijd", 5, taken_for="geluid", chosen=1, days_ago=20)
    searched("warmtepomp", 7, chosen=2)


@pytest.mark.parametrize(
    ("slug", "there", "absent"),
    [
        ("vergeefs", ["padelbaan"], ["huisregels", "gelijd", "warmtepomp"]),
        ("zonder-klik", ["huisregels"], ["padelbaan", "gelijd", "warmtepomp"]),
        ("verbeterd", ["gelijd", "geluid"], ["padelbaan", "huisregels", "warmtepomp"]),
        ("stijgers", ["padelbaan", "warmtepomp"], ["huisregels", "gelijd"]),
        ("alles", ["padelbaan", "huisregels", "gelijd", "warmtepomp"], []),
    ],
)
def test_each_list_holds_what_it_says(editor, asked, slug, there, absent):
    rows = [row["query"] for row in editor.get(queries(slug)).context["object_list"]]
    shown = text_of(editor.get(queries(slug)))
    assert set(there) - {"geluid"} == set(rows)
    assert all(query in shown for query in there)
    assert not [query for query in absent if query in shown]


def test_the_first_list_is_of_what_was_searched_for_in_vain(editor, asked):
    assert editor.get(reverse("zoekvragen:index")).context["report"].slug == "vergeefs"
    assert editor.get(queries("bestaat-niet")).status_code == 404


def test_a_period_is_chosen_by_a_link(editor):
    searched("padelbaan", total=0, days_ago=60)
    assert "In deze periode zocht niemand vergeefs." in text_of(editor.get(queries("vergeefs")))
    longer = editor.get(queries("vergeefs"), {"dagen": "90"})
    assert "padelbaan" in text_of(longer)
    assert f'href="{queries("alles")}?dagen=90"' in longer.content.decode()
    assert "padelbaan" not in text_of(editor.get(queries("vergeefs"), {"dagen": "9999999"}))


def test_each_query_leads_to_what_an_editor_can_do_with_it(editor):
    searched("wat & hoe?", total=0)
    searched("gelijd", taken_for="geluid")
    shown = editor.get(queries("vergeefs")).content.decode()
    for screen in ("synoniemen", "verwant", "vastgezet"):
        assert f'href="{reverse(f"{screen}:add")}?zoekvraag=wat%20%26%20hoe%3F"' in shown
    assert reverse("woorden_die_blijven:add") not in shown
    assert f'{reverse("woorden_die_blijven:add")}?zoekvraag=gelijd"' in editor.get(queries("verbeterd")).content.decode()


def test_trying_a_query_from_a_list_is_not_noted(editor, index):
    searched("padelbaan", total=0)
    address = "/zoeken/?q=padelbaan&proef=ja"
    assert address.replace("&", "&amp;") in editor.get(queries("vergeefs")).content.decode()
    editor.get(address)
    assert SearchEntry.objects.count() == 1
    editor.get("/zoeken/?q=padelbaan")
    assert SearchEntry.objects.count() == 2


def test_a_filter_that_leaves_nothing_over_is_no_search_in_vain(editor, home, index):
    home.add_child(instance=StandardPage(title="Ratelslang"))
    index()
    editor.get("/zoeken/", {"q": "ratelslang", "soort": "bijeenkomst"})
    editor.get("/zoeken/", {"q": "ratelslang", "letterlijk": "ja", "soort": "bijeenkomst"})
    assert not SearchEntry.objects.exists()
    editor.get("/zoeken/", {"q": "ratelslang"})
    assert SearchEntry.objects.get().total == 1


def test_what_was_asked_is_shown_and_not_run(editor):
    searched("<script>alert(1)</script>", total=0)
    shown = editor.get(queries("vergeefs")).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


# Only the list of everything counts something apart: how fast the answers were.
NUMBER_OF_QUESTIONS = {"vergeefs": 14, "zonder-klik": 14, "verbeterd": 14, "stijgers": 14, "alles": 15}


@pytest.mark.parametrize(("slug", "questions"), NUMBER_OF_QUESTIONS.items())
def test_a_list_asks_as_much_of_the_database_however_long_it_is(editor, django_assert_num_queries, slug, questions):
    for number in range(60):
        searched(f"vraag {number}", 5, total=number % 2, taken_for="antwoord")
    editor.get(queries(slug))
    with django_assert_num_queries(questions):
        assert editor.get(queries(slug)).context["page_obj"].paginator.count >= 30


@pytest.mark.parametrize("slug", reporting.BY_SLUG)
def test_an_export_holds_no_formulas_and_nothing_of_a_person(editor, slug):
    searched("=1+1", 5, total=0, days_ago=2)
    searched("@som", 5, total=3, taken_for="+sam", days_ago=2)
    head, *rows = exported(editor, queries(slug))
    assert rows
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    labels = {column.heading for column in reporting.BY_SLUG[slug].columns}
    assert set(head) == {"Zoekvraag", *labels}
    assert not labels & {"Bezoeker", "Lid", "Wie", "Adres"}
    assert editor.get(queries(slug), {"export": "xlsx"}).status_code == 200


def test_no_list_and_no_export_holds_what_points_to_a_person(editor, index):
    editor.get("/zoeken/", {"q": "overlast bel 06-12345678 of mail jan@example.org"})
    for text in (text_of(editor.get(queries("alles"))), *map(str, exported(editor, queries("alles")))):
        assert "12345678" not in text
        assert "jan@" not in text
    assert "overlast bel … of mail …" in text_of(editor.get(queries("alles")))


def test_a_long_query_is_shown_by_its_beginning(editor):
    searched("x" * 200, total=0)
    assert f">{'x' * 79}…</a>" in editor.get(queries("vergeefs")).content.decode()


# What people missed


def missed(text="Een modelbrief over blaffende honden", **values):
    return SearchWish.objects.create(query="hond brief", text=text, **values)


def test_what_people_missed_is_listed_the_open_ones_first(editor):
    missed("Al klaar", is_done=True)
    missed("Nog open")
    shown = text_of(editor.get(reverse(MISSED)))
    assert shown.index("Nog open") < shown.index("Al klaar")
    assert "2 regels" in shown
    assert "Al klaar" not in text_of(editor.get(reverse(MISSED), {"is_done": "false"}))


def test_what_was_missed_is_marked_as_handled_and_keeps_its_words(editor):
    wish = missed()
    address = reverse("gemist:edit", args=[wish.pk])
    assert wish.text in text_of(editor.get(address))
    editor.post(address, {"is_done": "on", "text": "veranderd", "query": "veranderd"})
    wish.refresh_from_db()
    assert (wish.is_done, wish.text, wish.query) == (True, "Een modelbrief over blaffende honden", "hond brief")


def test_what_was_missed_leads_to_what_an_editor_can_do_with_it(editor):
    shown = editor.get(reverse("gemist:edit", args=[missed().pk])).content.decode()
    assert 'href="/zoeken/?q=hond%20brief&amp;proef=ja"' in shown
    for screen in ("synoniemen", "verwant", "vastgezet"):
        assert f'href="{reverse(f"{screen}:add")}?zoekvraag=hond%20brief"' in shown


def many(action, *some):
    address = reverse("wagtail_bulk_action", args=["search", "searchwish", action])
    return f"{address}?{'&'.join(f'id={wish.pk}' for wish in some)}&next={reverse(MISSED)}"


def test_many_are_handled_at_once_and_opened_again(editor):
    some = [missed(f"Wens {number}") for number in range(3)]
    asked = text_of(editor.get(many("afhandelen", *some[:2])))
    assert "Zet u deze 2 regels op afgehandeld?" in asked
    assert not SearchWish.objects.filter(is_done=True).exists()
    answer = editor.post(many("afhandelen", *some[:2]), follow=True)
    assert "2 regels zijn afgehandeld." in text_of(answer)
    assert [wish.text for wish in SearchWish.objects.filter(is_done=False)] == ["Wens 2"]
    assert "Zet u deze regel weer open?" in text_of(editor.get(many("heropenen", some[0])))
    editor.post(many("heropenen", some[0]))
    assert SearchWish.objects.filter(is_done=False).count() == 2


@pytest.mark.parametrize("role", [roles.REDACTEUR, roles.BEHEERDER])
def test_nobody_adds_by_hand_what_others_missed(client, role):
    signed_in(client, role)
    assert client.get(reverse("gemist:add")).status_code == 302
    client.post(reverse("gemist:add"), {"text": "x", "query": "y"})
    assert not SearchWish.objects.exists()
    assert reverse("gemist:add") not in client.get(reverse(MISSED)).content.decode()


def test_an_export_of_what_was_missed_is_safe_and_without_persons(editor, client):
    client.post(reverse("search:wish"), {"vraag": wishes.token_for("hond"), "wens": "=Bel mij op 06-12345678"})
    missed("=1+1")
    head, *rows = exported(editor, reverse(MISSED))
    assert head == ["Wat iemand zocht", "Zocht op", "Wanneer", "Afgehandeld"]
    assert sorted(row[0] for row in rows) == ["'=1+1", "'=Bel mij op …"]


def test_a_list_of_what_was_missed_asks_few_questions(editor, django_assert_num_queries):
    for number in range(30):
        missed(f"Wens {number}")
    editor.get(reverse(MISSED))
    with django_assert_num_queries(14):
        editor.get(reverse(MISSED))


# The first screen


def test_the_first_screen_tells_what_was_missed_and_which_files_cannot_be_read(editor):
    missed("Al klaar", is_done=True)
    wish = missed()
    file = unread("Verslag")
    shown = editor.get("/beheer/").content.decode()
    assert reverse("gemist:edit", args=[wish.pk]) in shown
    assert reverse("wagtaildocs:edit", args=[file.pk]) in shown
    assert "Al klaar" not in shown


# Rights

SCREENS = (
    *(f"{name}:{screen}" for name in ("synoniemen", "verwant", "vastgezet", "woorden_die_blijven") for screen in ("list", "add")),
    *("zoekvragen:index", MISSED, FILES),
)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("role", roles.ALL)
def test_editors_and_administrators_steer_searching(client, role, screen):
    may = role in {roles.REDACTEUR, roles.BEHEERDER}
    assert signed_in(client, role).get(reverse(screen)).status_code == (200 if may else 302)


@pytest.mark.parametrize("role", [roles.LEDENBEHEER, roles.ORGANISATOR])
def test_others_change_nothing_and_see_nothing_of_it(client, role):
    wish, word = missed(), KeptWord.objects.create(word="damocles")
    unread("Verslag")
    signed_in(client, role)
    client.post(many("afhandelen", wish))
    client.post(reverse("gemist:edit", args=[wish.pk]), {"is_done": "on"})
    client.post(reverse("woorden_die_blijven:delete", args=[word.pk]))
    client.post(reverse("synoniemen:add"), {"terms": "een\ntwee", "_voorbeeld": "ja"})
    wish.refresh_from_db()
    assert not wish.is_done
    assert KeptWord.objects.exists()
    shown = text_of(client.get("/beheer/"))
    assert "Gemist bij het zoeken" not in shown
    assert "Verslag" not in shown
    assert "Zoekfunctie" not in client.get("/beheer/").content.decode()


def test_looking_changes_nothing(editor):
    wish, word = missed(), KeptWord.objects.create(word="damocles")
    for address in (
        many("afhandelen", wish),
        reverse("gemist:edit", args=[wish.pk]) + "?is_done=on",
        reverse("gemist:delete", args=[wish.pk]),
        reverse("woorden_die_blijven:delete", args=[word.pk]),
        reverse("woorden_die_blijven:add") + "?word=nieuw",
        reverse("synoniemen:add") + "?terms=een%0Atwee&_voorbeeld=ja",
    ):
        assert editor.get(address).status_code == 200
    assert (SearchWish.objects.get().is_done, KeptWord.objects.get().word) == (False, "damocles")


@pytest.mark.parametrize("screen", ["zoekvragen:index", FILES])
def test_a_report_takes_no_posts(editor, screen):
    assert editor.post(reverse(screen)).status_code == 405
