"""Finding: the right things, in the right order, for the right people, whatever is typed."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import override_settings
from django.utils.text import slugify
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from core.blocks import rendering
from core.models import Thema
from knowledge.models import Begrip
from members.tests.factories import AccountFactory, MemberFactory
from search import engines, outbox, text
from search.engines.base import EngineError
from search.engines.embedded import EmbeddedEngine
from search.models import IndexChange
from search.queries import search
from search.shapes import SearchRequest
from website.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


@pytest.fixture
def index(tmp_path):
    """An index of its own, and a way to bring it up to date as the worker does."""
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'index'}"):
        engines.current().rebuild([])
        yield outbox.apply_changes


@pytest.fixture
def home():
    return Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))


def put(home, title, words="", **values):
    page = StandardPage(title=title, slug=slugify(title), introduction=words, **values)
    home.add_child(instance=page)
    return page


def titles(q, person=VISITOR, **values):
    return [rendering.plain_text(str(hit.title)) for hit in search(SearchRequest(q=q, **values), person).hits]


def test_what_is_published_can_be_found_and_what_is_taken_back_cannot(index, home):
    page = put(home, "Geluid van buren")
    index()
    assert titles("geluid") == ["Geluid van buren"]
    page.unpublish()
    index()
    assert titles("geluid") == []
    page.save_revision().publish()
    index()
    assert titles("geluid") == ["Geluid van buren"]
    page.delete()
    index()
    assert titles("geluid") == []


def test_word_forms_accents_and_case_make_no_difference(index, home):
    put(home, "Honden in de buurt")
    put(home, "Café onder de woning")
    index()
    assert titles("HOND") == ["Honden in de buurt"]
    assert titles("cafe") == ["Café onder de woning"]


def test_a_word_in_the_title_weighs_more_than_in_the_text(index, home):
    put(home, "Iets anders", "Ook hier gaat het over geluid.")
    put(home, "Geluid", "Over lawaai.")
    index()
    assert titles("geluid") == ["Geluid", "Iets anders"]


def test_when_nothing_holds_all_words_some_will_do_and_it_is_said(index, home):
    put(home, "Geluid van buren")
    index()
    result = search(SearchRequest(q="geluid trommelstel"), VISITOR)
    assert result.loosened
    assert result.total == 1


def test_members_items_leak_nowhere(index, home):
    page = put(home, "Geheim dossier", "Alleen voor ons.", members_only=True)
    index()
    for person in (VISITOR, AccountFactory()):
        result = search(SearchRequest(q="geheim"), person)
        assert (result.hits, result.total) == ([], 0)
        assert not any(value.count for facet in result.facets for value in facet.values)
    assert titles("geheim", MemberFactory().account) == [page.title]


def test_what_became_hidden_after_indexing_is_dropped_when_drawn(index, home):
    page = put(home, "Straks verborgen")
    index()
    StandardPage.objects.filter(pk=page.pk).update(members_only=True)
    assert titles("verborgen") == []


def test_found_words_are_marked_and_what_editors_typed_is_escaped(index, home):
    put(home, "Geluid <script>alert(1)</script>")
    index()
    title = search(SearchRequest(q="geluid"), VISITOR).hits[0].title
    assert '<mark class="nl-mark">Geluid</mark>' in title
    assert "<script>" not in title


def test_a_facet_counts_over_what_the_other_facets_left(index, home):
    Begrip.objects.create(term="Geluidhinder", slug="geluidhinder", explanation="Geluid dat stoort.")
    put(home, "Geluid van buren")
    index()
    request = SearchRequest(q="", filters={"kind": ("begrip",)})
    kinds = {value.value: value.count for value in search(request, VISITOR).facets[0].values}
    assert kinds == {"begrip": 1, "pagina": 1}


def test_changes_of_one_thing_are_folded_and_gone_when_the_index_has_them(index, home):
    page = put(home, "Eén keer")
    for _ in range(3):
        page.save()
    assert IndexChange.objects.filter(key=f"pagina:{page.pk}").count() >= 3
    index()
    assert not IndexChange.objects.exists()
    assert engines.current().keys() == {f"pagina:{page.pk}"}


def test_a_worker_that_dies_before_the_index_commits_loses_nothing(index, home, monkeypatch):
    put(home, "Blijft bestaan")

    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(EmbeddedEngine, "write", die)
        with pytest.raises(KeyboardInterrupt):
            index()
    index()
    assert titles("blijft") == ["Blijft bestaan"]


def test_what_keeps_failing_is_parked_where_it_can_be_seen(index, home, monkeypatch):
    put(home, "Wil niet")
    IndexChange.objects.exclude(pk=IndexChange.objects.first().pk).delete()

    def fail(*_):
        raise EngineError("stuk")

    monkeypatch.setattr(EmbeddedEngine, "update", fail)
    for _ in range(outbox.MOST_ATTEMPTS):
        with pytest.raises(EngineError):
            index()
    row = IndexChange.objects.get()
    assert (row.is_parked, row.error) == (True, "stuk")


def test_a_theme_that_gets_another_name_is_noted_for_everything(home):
    thema = Thema.objects.create(name="Lawaai", slug="lawaai")
    IndexChange.objects.all().delete()
    thema.name = "Geluid"
    thema.save()
    assert IndexChange.objects.filter(key=outbox.EVERYTHING).exists()


def test_without_an_index_the_page_answers_from_titles_and_says_so(home, tmp_path, client):
    put(home, "Nog te vinden")
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'nergens'}"):
        assert titles("vinden") == ["Nog te vinden"]
        page = client.get("/zoeken/", {"q": "vinden"}).content.decode()
    assert "De zoekmachine doet het even niet" in page


@given(st.text(max_size=10_000))
@settings(max_examples=150, deadline=None)
def test_no_text_whatever_gives_an_error(typed):
    words = text.words(typed)
    assert len(words) <= text.MOST_WORDS
    assert all(word for word in words)


@pytest.mark.parametrize(
    "typed", ["\0", "AND OR NOT", '"', "((((", "* ? ~ ^", "שלום", "🙂🙂", "a" * 10_000, "<script>", "%", "art. 151d", "-"]
)
def test_odd_questions_get_a_page(index, client, typed):
    assert client.get("/zoeken/", {"q": typed, "thema": typed, "pagina": typed, "sorteer": typed}).status_code == 200


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Wat mag ik doen bij geluid?", ["doen", "geluid"]),
        ("art. 151d", ["artikel", "151d"]),
        ("café’s", ["cafe", "s"]),
        ("wat hoe", ["wat", "hoe"]),
    ],
)
def test_words_that_say_nothing_are_left_out(typed, expected):
    assert text.words(typed) == expected


def test_an_address_gives_a_request_whatever_stands_in_it():
    request = SearchRequest.from_querydict(QueryDict("q=a&soort=x&soort=x&pagina=-3&sorteer=rare"))
    assert (request.page, request.sort, request.filters) == (1, "past", {"kind": ("x",)})


def test_a_search_asks_few_questions_of_the_database(index, home, django_assert_max_num_queries):
    for number in range(10):
        put(home, f"Geluid {number}")
    index()
    with django_assert_max_num_queries(6):
        assert search(SearchRequest(q="geluid"), VISITOR).total == 10
