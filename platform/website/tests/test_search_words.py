"""Editors' screens of words: synonyms with their preview, what is pinned, and words that stay."""

from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import override_settings
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.testing.spreadsheets import csv_rows
from search.models import KeptWord, PinnedResult, RelatedWords, SearchEntry, Synonyms
from search.queries import search
from search.shapes import SearchRequest
from search.tests.noting import searched
from website.tests.finding import found, text_of

pytestmark = pytest.mark.django_db
SYNONYMS, RELATED, PINNED, KEPT = "synoniemen", "verwant", "vastgezet", "woorden_die_blijven"


@pytest.fixture(autouse=True)
def no_words(db):
    Synonyms.objects.all().delete()
    RelatedWords.objects.all().delete()


def pin(*pages, phrases="klacht"):
    return nested_form_data({"phrases": phrases, "note": "", "pages": inline_formset([{"page": page.pk} for page in pages])})


def group(*terms, leads_to="", note=""):
    return {"terms": "\n".join(terms), "leads_to": leads_to, "note": note}


# Synonyms


def test_a_group_is_listed_found_filtered_and_exported(editor):
    Synonyms.objects.create(terms="waw\nwet aanpak woonoverlast", note="=1+1")
    Synonyms.objects.create(terms="asowet", leads_to="waw")
    index = reverse(f"{SYNONYMS}:list")
    assert "waw, wet aanpak woonoverlast" in text_of(editor.get(index))
    assert "wet aanpak" not in text_of(editor.get(index, {"q": "asowet"}))
    one_way = text_of(editor.get(index, {"way": "een"}))
    assert "asowet" in one_way
    assert "wet aanpak" not in one_way
    sheet = csv_rows(editor.get(index, {"export": "csv"}))
    assert ["waw, wet aanpak woonoverlast", "", "'=1+1"] in sheet
    assert editor.get(index, {"export": "xlsx"}).status_code == 200


def test_a_list_of_groups_asks_as_much_of_the_database_however_long_it_is(editor, django_assert_num_queries):
    for number in range(30):
        Synonyms.objects.create(terms=f"woord{number}\nander{number}")
    index = reverse(f"{SYNONYMS}:list")
    editor.get(index)
    with django_assert_num_queries(14):
        editor.get(index)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (group("waw", "regeling"), "«waw» staat al in de groep «waw, wet aanpak woonoverlast». Zet uw woorden daarbij"),
        (group("hoe", "x"), "«hoe» zegt niet waar het over gaat"),
        (group(leads_to="waw"), "Vul minstens één woord in."),
        (group("hond, kat"), "zet elk woord op een eigen regel"),
        (group("tokkiewet", leads_to="asowet"), "«asowet» leidt zelf al naar «waw»"),
        (group(*(f"woord{letter}" for letter in "abcdefghijk")), "Dit zijn er 11"),
    ],
)
@pytest.mark.parametrize("button", [{}, {"_voorbeeld": "ja"}])
def test_what_would_make_searching_worse_is_refused_and_stays_as_it_was_typed(editor, typed, said, button):
    Synonyms.objects.create(terms="waw\nwet aanpak woonoverlast")
    Synonyms.objects.create(terms="asowet", leads_to="waw")
    answer = editor.post(reverse(f"{SYNONYMS}:add"), {**typed, **button})
    assert said in text_of(answer)
    assert typed["terms"] in answer.context["form"]["terms"].value()
    assert "Wat er verandert" not in text_of(answer)
    assert Synonyms.objects.count() == 2


def test_a_preview_that_cannot_be_drawn_does_not_speak_of_making_something(editor):
    told = unescape(editor.post(reverse(f"{SYNONYMS}:add"), {"terms": "", "_voorbeeld": "ja"}).content.decode())
    assert "Verbeter eerst wat hieronder niet klopt" in told
    assert "kon niet worden" not in told
    assert "kon niet worden" in unescape(editor.post(reverse(f"{SYNONYMS}:add"), {"terms": ""}).content.decode())


def test_what_is_typed_is_shown_and_not_run(editor):
    shown = editor.post(reverse(f"{SYNONYMS}:add"), group("<script>alert(1)</script>, b")).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


def preview(editor, typed, pk=None):
    address = reverse(f"{SYNONYMS}:edit", args=[pk]) if pk else reverse(f"{SYNONYMS}:add")
    answer = editor.post(address, {**typed, "_voorbeeld": "ja"})
    assert answer.status_code == 200
    return answer


def sides(change):
    return [placed.title for placed in change.now], [placed.title for placed in change.then]


def test_a_preview_shows_what_the_most_asked_queries_find_and_keeps_nothing(editor, put):
    put("Geluid van de buren", "Decibellen meten")
    searched("geluid", 2)
    searched("veel geluid", 4)
    searched("hond", 9)
    answer = preview(editor, group("geluid", "decibellen"))
    shown = answer.context["preview"]
    assert [(change.query, change.times) for change in shown.changes] == [("veel geluid", 4), ("geluid", 2)]
    assert sides(shown.changes[1]) == (["Geluid van de buren"], ["Geluid van de buren", "Decibellen meten"])
    assert "Straks: 2 resultaten" in text_of(answer)
    assert "Decibellen meten Pagina nieuw" in text_of(answer)
    assert "Er is nog niets opgeslagen" in text_of(answer)
    assert answer.context["form"]["terms"].value() == "geluid\ndecibellen"
    assert not Synonyms.objects.exists()
    assert found("decibellen") == ["Decibellen meten"]


def test_a_preview_of_a_known_group_puts_it_in_the_place_of_what_it_was(editor, put):
    put("Geluid van de buren", "Decibellen meten", "Lawaai")
    known = Synonyms.objects.create(terms="geluid\nlawaai")
    searched("geluid")
    change = preview(editor, group("geluid", "decibellen"), known.pk).context["preview"].changes[0]
    now, then = sides(change)
    assert set(now) == {"Geluid van de buren", "Lawaai"}
    assert set(then) == {"Geluid van de buren", "Decibellen meten"}
    assert [placed.other for placed in change.now if placed.title == "Lawaai"] == [0]
    assert "valt weg" in text_of(preview(editor, group("geluid", "decibellen"), known.pk))
    known.refresh_from_db()
    assert known.terms == "geluid\nlawaai"


def test_a_result_that_moves_tells_where_it_stood(editor, put):
    put("Hond", "Blaffen en hond", "Blaffen")
    searched("hond")
    change = preview(editor, group("hond", "blaffen")).context["preview"].changes[0]
    moved = [(placed.title, placed.other, placed.place) for placed in change.then if placed.is_elsewhere]
    before = {placed.title: placed.place for placed in change.now}
    assert all(before[title] == other != place for title, other, place in moved)


def test_when_nobody_asked_for_it_the_preview_shows_what_the_words_themselves_find(editor, put):
    put("Geluid van de buren", "Decibellen meten")
    searched("hond", 9)
    answer = preview(editor, group("geluid", "decibellen"))
    shown = answer.context["preview"]
    assert [change.query for change in shown.changes] == ["geluid", "decibellen"]
    assert not shown.is_asked
    assert "Niemand zocht de laatste 90 dagen" in text_of(answer)


def test_a_preview_shows_ten_queries_at_most_and_none_of_long_ago(editor, put):
    put("Geluid van de buren")
    for number in range(12):
        searched(f"geluid {number}", number + 1)
    searched("geluid lang geleden", 99, days_ago=91)
    shown = preview(editor, group("geluid", "decibellen")).context["preview"]
    assert [change.times for change in shown.changes] == list(range(12, 2, -1))


def test_a_preview_shows_what_a_visitor_finds(editor, put):
    put("Geluid van de buren", members_only=True)
    searched("geluid")
    assert sides(preview(editor, group("geluid", "decibellen")).context["preview"].changes[0]) == ([], [])


def test_a_preview_notes_no_search(editor, put):
    put("Geluid van de buren")
    preview(editor, group("geluid", "decibellen"))
    assert not SearchEntry.objects.exists()


def test_a_preview_asks_the_database_as_much_for_one_query_as_for_ten(editor, put, django_assert_max_num_queries):
    put(*(f"Geluid {number}" for number in range(12)))
    for number in range(10):
        searched(f"geluid {number}")
    preview(editor, group("geluid", "decibellen"))
    with django_assert_max_num_queries(20):
        assert len(preview(editor, group("geluid", "decibellen")).context["preview"].changes) == 10


def test_without_a_search_engine_the_preview_says_so(editor, tmp_path):
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'nergens'}"):
        assert "De zoekmachine antwoordt niet" in text_of(preview(editor, group("geluid", "decibellen")))


def test_the_preview_needs_no_script(editor):
    shown = editor.get(reverse(f"{SYNONYMS}:add")).content.decode()
    assert '<button class="button lpw-voorbeeldknop" type="submit" name="_voorbeeld" value="ja">' in shown


def test_a_group_has_a_history(editor):
    editor.post(reverse(f"{SYNONYMS}:add"), group("geluid", "lawaai"))
    known = Synonyms.objects.get()
    editor.post(reverse(f"{SYNONYMS}:edit", args=[known.pk]), group("geluid", "herrie"))
    answer = editor.get(reverse(f"{SYNONYMS}:history", args=[known.pk]))
    assert answer.wsgi_request.user.get_full_name() in text_of(answer)


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        (SYNONYMS, "Er zijn nog geen synoniemen."),
        (RELATED, "Er zijn nog geen verwante woorden."),
        (PINNED, "Er is nog niets vastgezet."),
        (KEPT, "Er zijn nog geen woorden die blijven zoals ze zijn."),
    ],
)
def test_an_empty_list_tells_what_it_is_for(editor, screen, said):
    index = reverse(f"{screen}:list")
    assert said in text_of(editor.get(index))
    assert said not in text_of(editor.get(index, {"q": "bestaat niet"}))


# From a report


@pytest.mark.parametrize(("screen", "field"), [(SYNONYMS, "terms"), (RELATED, "terms"), (PINNED, "phrases"), (KEPT, "word")])
def test_a_form_comes_filled_in_with_the_query_of_a_report(editor, screen, field):
    answer = editor.get(reverse(f"{screen}:add"), {"zoekvraag": "  padel\u200bbaan "})
    assert answer.context["form"][field].value() == "padelbaan"
    assert len(editor.get(reverse(f"{screen}:add"), {"zoekvraag": "a" * 999}).context["form"][field].value()) == 200


# What is pinned


def test_up_to_three_pages_are_pinned_for_some_phrases(editor, put):
    pages = put("Een", "Twee", "Drie", "Vier")
    editor.post(reverse(f"{PINNED}:add"), pin(*pages[:3], phrases="klacht\nmelding doen"))
    known = PinnedResult.objects.get()
    assert [row.page.title for row in known.pages.all()] == ["Een", "Twee", "Drie"]
    shown = editor.get("/zoeken/", {"q": "de klachten"}).context["result"].pinned
    assert [hit.title for hit in shown] == ["Een", "Twee", "Drie"]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([], "Kies minstens één pagina."),
        ([0, 1, 2, 3], "zet hoogstens 3 pagina's vast"),
        ([0, 0], "Deze pagina staat er al."),
        (["root"], "Deze pagina staat niet op de site."),
    ],
)
def test_other_pages_are_refused(editor, put, chosen, said):
    pages = put("Een", "Twee", "Drie", "Vier")
    wanted = [Page.get_first_root_node() if place == "root" else pages[place] for place in chosen]
    answer = editor.post(reverse(f"{PINNED}:add"), pin(*wanted))
    assert said in text_of(answer)
    assert answer.context["form"]["phrases"].value() == "klacht"
    assert not PinnedResult.objects.exists()


def test_a_pinned_result_with_an_empty_page_says_what_to_choose(editor):
    empty = nested_form_data({"phrases": "klacht", "note": "", "pages": inline_formset([{"page": ""}])})
    said = text_of(editor.post(reverse(f"{PINNED}:add"), empty))
    assert "Kies minstens één pagina." in said
    assert "Vul dit in." not in said


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ("Klachten", "Voor «Klachten» is al iets vastgezet, bij: klacht."),
        ("melding\n!!!", "In «!!!» staat geen woord of getal."),
    ],
)
def test_other_phrases_are_refused(editor, put, phrases, said):
    (page,) = put("Een")
    editor.post(reverse(f"{PINNED}:add"), pin(page))
    answer = editor.post(reverse(f"{PINNED}:add"), pin(page, phrases=phrases))
    assert said in text_of(answer)
    assert answer.context["form"]["phrases"].value() == phrases
    assert PinnedResult.objects.count() == 1


def test_the_list_tells_how_often_a_phrase_was_asked_with_few_questions(editor, put, django_assert_num_queries):
    (page,), (draft,) = put("Een"), put("Twee", live=False)
    for number in range(10):
        editor.post(reverse(f"{PINNED}:add"), pin(page, draft, phrases=f"klacht {number}\nklachten over {number}"))
    searched("klacht 7", 3)
    searched("de klachten over 7", 2)
    index = reverse(f"{PINNED}:list")
    shown = text_of(editor.get(index))
    assert "klacht 7, klachten over 7" in shown
    assert "Een, Twee (concept) 5" in shown
    with django_assert_num_queries(16):
        editor.get(index)
    sheet = csv_rows(editor.get(index, {"export": "csv"}))
    assert ["klacht 7, klachten over 7", "Een, Twee (concept)", "5", ""] in sheet


# In force at the next search


def delete(editor, screen, known):
    editor.post(reverse(f"{screen}:delete", args=[known.pk]))


def delete_in_bulk(editor, screen, known):
    model = known._meta.model_name
    address = reverse("wagtail_bulk_action", args=["search", model, "delete"])
    assert editor.post(f"{address}?id={known.pk}&next=/beheer/").status_code == 302


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_synonyms_are_in_force_at_the_next_search(editor, put, remove):
    put("Geluid van de buren", "Decibellen meten")
    assert found("decibellen") == ["Decibellen meten"]
    editor.post(reverse(f"{SYNONYMS}:add"), group("decibellen", "geluid"))
    assert found("decibellen") == ["Decibellen meten", "Geluid van de buren"]
    known = Synonyms.objects.get()
    editor.post(reverse(f"{SYNONYMS}:edit", args=[known.pk]), group("decibellen", "herrie"))
    assert found("decibellen") == ["Decibellen meten"]
    editor.post(reverse(f"{SYNONYMS}:edit", args=[known.pk]), group("decibellen", "geluid"))
    assert len(found("decibellen")) == 2
    remove(editor, SYNONYMS, known)
    assert found("decibellen") == ["Decibellen meten"]


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_what_is_pinned_is_in_force_at_the_next_search(editor, put, remove):
    one, two = put("Een", "Twee")

    def pinned():
        return [hit.title for hit in editor.get("/zoeken/", {"q": "klacht"}).context["result"].pinned]

    assert pinned() == []
    editor.post(reverse(f"{PINNED}:add"), pin(one))
    assert pinned() == ["Een"]
    known = PinnedResult.objects.get()
    rows = inline_formset([{"id": known.pages.get().pk, "page": two.pk}], initial=1)
    editor.post(reverse(f"{PINNED}:edit", args=[known.pk]), nested_form_data({"phrases": "klacht", "note": "", "pages": rows}))
    assert pinned() == ["Twee"]
    remove(editor, PINNED, known)
    assert pinned() == []


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_words_that_stay_are_in_force_at_the_next_search(editor, put, remove):
    put("Wateroverlast")

    def corrections():
        return list(search(SearchRequest(q="katteroverlast"), AnonymousUser()).corrections)

    assert corrections() == [("katteroverlast", "wateroverlast")]
    editor.post(reverse(f"{KEPT}:add"), {"word": "katteroverlast", "note": ""})
    assert corrections() == []
    remove(editor, KEPT, KeptWord.objects.get())
    assert corrections() == [("katteroverlast", "wateroverlast")]
