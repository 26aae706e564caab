"""Editors' screens of related words, and what they do to a search."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from core.blocks import rendering
from core.testing.spreadsheets import csv_rows
from search.models import RelatedWords, Synonyms
from search.queries import search
from search.shapes import SearchRequest
from search.tests.noting import searched
from website.tests.finding import found, text_of

pytestmark = pytest.mark.django_db
RELATED = "verwant"


@pytest.fixture(autouse=True)
def no_words(db):
    Synonyms.objects.all().delete()
    RelatedWords.objects.all().delete()


def related(*terms, to=()):
    return {"terms": "\n".join(terms), "related": "\n".join(to), "note": ""}


def test_related_words_are_in_force_at_the_next_search(editor, put):
    put("Burenruzie tuin", "Burenruzie flat", "Mediation")
    assert found("burenruzie") == ["Burenruzie tuin", "Burenruzie flat"]
    answer = editor.post(reverse(f"{RELATED}:add"), related("burenruzie", "ruzie met de buren", to=["mediation", "flat"]))
    assert answer.status_code == 302
    assert found("burenruzie") == ["Burenruzie flat", "Burenruzie tuin"]
    beside = search(SearchRequest(q="burenruzie"), AnonymousUser()).more
    assert [rendering.plain_text(str(hit.title)) for hit in beside] == ["Mediation"]


def test_related_words_are_listed_found_and_exported(editor):
    RelatedWords.objects.create(terms="boos\nkwaad", related="woede\nde-escalatie", note="=1+1")
    RelatedWords.objects.create(terms="stil", related="rust")
    index = reverse(f"{RELATED}:list")
    assert "boos, kwaad" in text_of(editor.get(index))
    only = text_of(editor.get(index, {"q": "escalatie"}))
    assert "boos, kwaad" in only
    assert "stil" not in only
    assert ["boos, kwaad", "woede, de-escalatie", "'=1+1"] in csv_rows(editor.get(index, {"export": "csv"}))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (related(to=["mediation"]), "Vul minstens één woord in."),
        (related("burenruzie"), "Vul minstens één woord in."),
        (related("boos, kwaad", to=["woede"]), "zet elk woord op een eigen regel"),
        (related("boos", to=["boze"]), "staat hierboven al, als «boos»"),
        (related("boos", to=["de"]), "«de» zegt niet waar het over gaat"),
    ],
)
@pytest.mark.parametrize("button", [{}, {"_voorbeeld": "ja"}])
def test_related_words_that_would_make_it_worse_are_refused_and_stay(editor, typed, said, button):
    answer = editor.post(reverse(f"{RELATED}:add"), {**typed, **button})
    assert said in text_of(answer)
    assert answer.context["form"]["terms"].value() == typed["terms"]
    assert answer.context["form"]["related"].value() == typed["related"]
    assert not RelatedWords.objects.exists()


def test_a_preview_of_related_words_shows_what_changes_and_keeps_nothing(editor, put):
    put("Burenruzie tuin", "Burenruzie flat")
    searched("burenruzie")
    answer = editor.post(reverse(f"{RELATED}:add"), {**related("burenruzie", to=["flat"]), "_voorbeeld": "ja"})
    (change,) = answer.context["preview"].changes
    assert change.query == "burenruzie"
    assert next(placed.title for placed in change.then) == "Burenruzie flat"
    assert "Wat er verandert" in text_of(answer)
    assert not RelatedWords.objects.exists()


def test_a_preview_of_a_change_leaves_out_what_was_kept_of_it(editor, put):
    put("Burenruzie", "Burenruzie flat", "Burenruzie tuin")
    searched("burenruzie")
    known = RelatedWords.objects.create(terms="burenruzie", related="flat")
    address = reverse(f"{RELATED}:edit", args=[known.pk])
    (change,) = editor.post(address, {**related("burenruzie", to=["tuin"]), "_voorbeeld": "ja"}).context["preview"].changes
    assert (change.now[0].title, change.then[0].title) == ("Burenruzie flat", "Burenruzie tuin")


def test_a_list_of_related_words_asks_as_much_of_the_database_however_long_it_is(editor, django_assert_num_queries):
    for number in range(30):
        RelatedWords.objects.create(terms=f"woord{number}", related=f"ander{number}")
    index = reverse(f"{RELATED}:list")
    editor.get(index)
    with django_assert_num_queries(14):
        editor.get(index)
