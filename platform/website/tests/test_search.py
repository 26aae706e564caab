"""Finding: the right things, in the right order, for the right people, whatever is typed."""

import pytest
import requests
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import override_settings

from core import clock
from core.blocks import rendering
from core.models import Thema
from core.vocabulary import Trede
from knowledge.models import Begrip, Escalatiemodel, Instrument, Praktijkvoorbeeld
from knowledge.tests.factories import make
from members.tests.factories import AccountFactory, MemberFactory, MunicipalityFactory
from search import engines
from search.queries import search
from search.shapes import FACETS, SearchRequest
from website.models import Nieuwsbericht, StandardPage
from website.tests.searching import put

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


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


@pytest.mark.parametrize("model", [Praktijkvoorbeeld, Escalatiemodel])
def test_a_case_is_found_by_the_municipality_that_is_kept_with_it(index, home, model):
    make(model, home, title="Eerst praten", municipality=MunicipalityFactory(name="Kampen"))
    index()
    assert titles("kampen") == ["Eerst praten"]


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


def test_without_an_index_the_page_answers_from_titles_and_says_so(home, tmp_path, client):
    put(home, "Nog te vinden")
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'nergens'}"):
        assert titles("vinden") == ["Nog te vinden"]
        page = client.get("/zoeken/", {"q": "vinden"}).content.decode()
    assert "De zoekmachine doet het even niet" in page


@pytest.mark.parametrize(
    "typed", ["\0", "AND OR NOT", '"', "((((", "* ? ~ ^", "שלום", "🙂🙂", "a" * 10_000, "<script>", "%", "art. 151d", "-"]
)
def test_odd_questions_get_a_page(index, client, typed):
    assert client.get("/zoeken/", {"q": typed, "thema": typed, "pagina": typed, "sorteer": typed}).status_code == 200


def test_an_address_gives_a_request_whatever_stands_in_it():
    request = SearchRequest.from_querydict(QueryDict("q=a&soort=x&soort=x&pagina=-3&sorteer=rare"))
    assert (request.page, request.sort, request.filters) == (1, "past", {"kind": ("x",)})


def test_a_search_asks_few_questions_of_the_database(index, home, django_assert_num_queries):
    for number in range(10):
        put(home, f"Geluid {number}")
    index()
    search(SearchRequest(q="geluid"), VISITOR)
    # One for each kind among the results, and the names of the values of each filter that has some.
    with django_assert_num_queries(3):
        assert search(SearchRequest(q="geluid"), VISITOR).total == 10


def test_a_theme_holds_what_is_below_it(index, home):
    above = Thema.objects.create(name="Buren", slug="buren")
    thema = Thema.objects.create(name="Geluid", slug="geluid", parent=above)
    item = Nieuwsbericht(title="Stil", slug="stil", date=clock.today(), themes=[thema])
    home.add_child(instance=item)
    index()
    result = search(SearchRequest(filters={"themes": ("buren",)}), VISITOR)
    assert result.total == 1
    assert {value.value: value.count for value in result.facets[1].values} == {"buren": 1, "geluid": 1}


def test_the_title_of_a_members_instrument_is_not_told_by_its_filter(index, home):
    home.add_child(instance=Instrument(title="Geheim middel", slug="middel", rung=Trede.values[0], members_only=True))
    request = SearchRequest(filters={"instruments": ("middel",)})
    for person, label in ((VISITOR, "middel"), (MemberFactory().account, "Geheim middel")):
        assert [value.label for value in search(request, person, ("instruments",)).facets[0].values] == [label]


@pytest.mark.parametrize("parameter", FACETS.values())
def test_a_chosen_filter_that_nothing_has_can_still_be_taken_away(index, home, client, parameter):
    Thema.objects.create(name="Geluid", slug="geluid")
    put(home, "Geluid")
    index()
    page = client.get("/zoeken/", {parameter: ["bestaat-niet", "geluid"]}).content.decode()
    assert "bestaat-niet" in page
    assert "Wis alle filters" in page


def test_signs_without_a_word_find_nothing(index, home):
    put(home, "Geluid")
    index()
    assert titles("?!") == []
    assert titles("") == ["Geluid"]


def test_a_page_that_is_not_there_is_the_last_one(index, home):
    for number in range(12):
        put(home, f"Geluid {number:02}")
    index()
    result = search(SearchRequest(q="geluid", page=900), VISITOR)
    assert (result.request.page, len(result.hits)) == (2, 2)


def test_without_an_index_filters_and_rights_hold(home, tmp_path):
    put(home, "Geluid open")
    put(home, "Geluid geheim", members_only=True)
    Begrip.objects.create(term="Geluidhinder", slug="geluidhinder", explanation="Geluid dat stoort.")
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'nergens'}"):
        assert titles("geluid", filters={"kind": ("pagina",)}) == ["Geluid open"]
        assert titles("geluid", filters={"kind": ("begrip",)}) == ["Geluidhinder"]
        assert titles("geluid", filters={"themes": ("buren",)}) == []
        assert sorted(titles("geluid", MemberFactory().account)) == ["Geluid geheim", "Geluid open", "Geluidhinder"]


def test_without_an_index_few_questions_are_asked(home, tmp_path, django_assert_max_num_queries):
    for number in range(30):
        put(home, f"Geluid {number}")
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'nergens'}"), django_assert_max_num_queries(40):
        assert search(SearchRequest(q="geluid"), VISITOR).total == 30


def test_a_broken_index_does_not_break_the_page(index, home, client):
    put(home, "Nog te vinden")
    index()
    engine = engines.current()
    for path in (engine.folder / engine.current()).glob("*.idx"):
        path.write_bytes(b"rommel")
    engine.opened = None
    assert "De zoekmachine doet het even niet" in client.get("/zoeken/", {"q": "vinden"}).content.decode()


def test_what_another_process_keeps_is_in_force_at_the_next_search(site):
    def is_found():
        shown = requests.get(f"{site.address}/zoeken/", {"q": "xylofoon"}, timeout=30)
        return "0 resultaten voor" not in shown.text

    def manage(what):
        site.manage("shell", "--verbosity", "0", "-c", f"from search.models import Synonyms; {what}")

    assert not is_found()
    manage("Synonyms.objects.create(terms='xylofoon', leads_to='handreiking')")
    try:
        assert is_found()
    finally:
        manage("Synonyms.objects.get(terms='xylofoon').delete()")
    assert not is_found()
