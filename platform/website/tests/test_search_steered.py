"""What editors do to a search shows on the page at once: synonyms, words that stay whole, pages at the top."""

import pytest

from knowledge.models import KnowledgeIndex
from search.marking import MARKED
from search.models import KeptWord, PinnedPage, PinnedResult, Synonyms
from website.tests.searching import guide, put, results, shown

pytestmark = pytest.mark.django_db


def test_synonyms_are_in_force_at_the_next_search(index, home, client):
    put(home, "Ratelslang")
    index()
    assert results(shown(client, "crotalus")) == []
    group = Synonyms.objects.create(terms="crotalus\nratelslang")
    assert results(shown(client, "crotalus")) == ["Ratelslang"]
    group.delete()
    assert results(shown(client, "crotalus")) == []


def test_a_kept_word_is_not_taken_for_another(index, home, client):
    put(home, "Ratelslang")
    index()
    assert results(shown(client, "ratelslamg")) == ["Ratelslang"]
    KeptWord.objects.create(word="ratelslamg")
    assert "Resultaten voor" not in shown(client, "ratelslamg")


def pin(phrases, *pages):
    pinned = PinnedResult(phrases=phrases)
    pinned.pages = [PinnedPage(page=page, sort_order=place) for place, page in enumerate(pages)]
    pinned.save()
    return pinned


def test_pinned_pages_stand_at_the_top_in_their_order_for_who_may_open_them(index, home, client):
    first, second = put(home, "Eerste"), put(home, "Tweede")
    hidden, gone = put(home, "Besloten", members_only=True), put(home, "Teruggetrokken", live=False)
    put(home, "Ratelslang")
    pin("ratelslang\nslang met ratel", second, hidden, gone, first)
    index()
    for typed in ("ratelslang", "De ratelslangen?", "slang met een ratel"):
        assert results(shown(client, typed))[:2] == ["Tweede", "Eerste"], typed
    assert results(shown(client, "ratelslang adder"))[:1] == ["Ratelslang"]
    assert "Besloten" not in shown(client, "ratelslang")


def test_a_pinned_page_does_not_stand_among_the_results_as_well(index, home, client):
    pin("ratelslang", put(home, "Ratelslang"))
    put(home, "Nog een ratelslang")
    index()
    assert results(shown(client, "ratelslang")) == ["Ratelslang", "Nog een ratelslang"]


def test_what_stands_at_the_top_is_counted_once_and_stands_on_no_other_page(index, home, client):
    pages = [put(home, f"Ratelslang {number:02}") for number in range(12)]
    other = put(home, "Contact")
    index()
    last = results(shown(client, "ratelslang", pagina=2))[-1]
    pin("ratelslang", other, next(page for page in pages if page.title == last))
    first, second = shown(client, "ratelslang"), shown(client, "ratelslang", pagina=2)
    assert results(first)[:2] == ["Contact", last]
    assert sorted(results(first) + results(second)) == sorted([other.title, *(page.title for page in pages)])
    for page in (first, second):
        assert "13 resultaten voor ‘ratelslang’" in page


def test_a_pinned_page_is_drawn_as_any_result(index, home, client):
    pin("ratelslang", guide(home, "Ratelslang in huis", audience=["gemeente"]))
    index()
    (hit,) = client.get("/zoeken/", {"q": "ratelslang"}).context["result"].pinned
    assert hit.title == f"{MARKED}Ratelslang</mark> in huis"
    assert hit.labels == ("Voor gemeente",)


def test_what_editors_put_at_the_top_counts_when_nothing_else_is_found(index, home, client):
    pin("kwantumschuim", put(home, "Contact"), put(home, "Oud", is_archived=True))
    index()
    page = shown(client, "kwantumschuim")
    assert results(page) == ["Contact"]
    assert "1 resultaat voor ‘kwantumschuim’" in page
    assert "vertel wat u zocht" not in page


def test_a_pinned_page_is_not_offered_beside_the_results_as_well(index, home, client):
    put(home, "Ratelslang in huis boom")
    pinned = put(home, "Ratelslang")
    index()
    assert results(shown(client, "ratelslang huis boom")).count("Ratelslang") == 1
    pin("ratelslang huis boom", pinned)
    assert results(shown(client, "ratelslang huis boom")) == ["Ratelslang", "Ratelslang in huis boom"]


def test_words_that_make_one_are_told_as_they_were_typed(index, home, client):
    put(home, "Ratelslang")
    index()
    page = shown(client, "de ratel slang kwantumschuim", soort="uitspraak")
    assert "Wij zochten op ‘ratel slang’ (ook ‘ratelslang’) en ‘kwantumschuim’." in page


def test_a_list_of_the_knowledge_base_holds_no_pinned_page_of_another_kind(index, home, client):
    home.add_child(instance=KnowledgeIndex(title="Kennisbank", slug="kennis"))
    pin("ratelslang", put(home, "Contact"), guide(home, "Reptielen"))
    index()
    assert results(shown(client, "ratelslang")) == ["Contact", "Reptielen"]
    assert results(client.get("/kennis/", {"q": "ratelslang"}).content.decode()) == ["Reptielen"]
