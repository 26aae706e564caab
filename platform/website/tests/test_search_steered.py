"""What editors do to a search shows on the page at once: synonyms, words that stay whole, pages at the top."""

import pytest

from knowledge.models import KnowledgeIndex
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
