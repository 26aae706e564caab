"""The search page as people use it: what it says, offers, remembers and keeps to itself."""

import datetime as dt
import re

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils.text import slugify

from core import clock
from core.models import Thema
from core.vocabulary import Trede
from knowledge.models import Begrip, Handreiking, HandreikingAttachment, Instrument, KnowledgeIndex
from members.tests.factories import MemberFactory
from search import engines
from search.models import Synonyms
from search.shapes import SearchRequest, SearchResult
from search.tests.noting import searched
from search.text import Alternative, Group
from website.models import StandardPage
from website.tests.searching import file_with, guide, put, results, shown

pytestmark = pytest.mark.django_db


# What it says


def test_a_word_taken_for_another_is_told_with_a_way_back(index, home, client):
    put(home, "Huisvesting van studenten")
    index()
    page = shown(client, "huisvetsing")
    assert "Resultaten voor ‘<strong>huisvesting</strong>’" in page
    assert 'href="/zoeken/?q=huisvetsing&amp;letterlijk=ja"' in page
    literal = shown(client, "huisvetsing", letterlijk="ja")
    assert "Wij zochten op uw woorden zoals u ze typte, zonder synoniemen en zonder verbeteringen." in literal
    assert results(literal) == []


def test_who_searches_literally_keeps_doing_so_while_sorting_and_filtering(index, client):
    kept = '<input type="hidden" name="letterlijk" value="ja">'
    assert kept in shown(client, "slang", letterlijk="ja")
    assert kept not in shown(client, "slang")


def test_nothing_found_says_what_was_looked_for_and_what_to_do(index, home, client):
    Thema.objects.create(name="Geluid en buren", slug="geluid-en-buren")
    Synonyms.objects.create(terms="knarrenbak\npiepdoos")
    page = shown(client, "knarrenbak kwantumschuim buren")
    assert "Wij zochten op ‘knarrenbak’ (ook ‘piepdoos’), ‘kwantumschuim’ en ‘buren’ (ook ‘" in page
    assert 'href="/zoeken/?q=kwantumschuim"' in page
    assert 'href="/zoeken/?thema=geluid-en-buren"' in page
    for address in ("/contact/", "#gemist", "/kennisbank/"):
        assert f'href="{address}"' in page


def test_a_correction_that_finds_nothing_is_not_told(index, client):
    Synonyms.objects.create(terms="knarrenbak\npiepdoos")
    page = shown(client, "wat is slagwrek en kwantumschuim")
    assert "Wij zochten op ‘slagwrek’ en ‘kwantumschuim’." in page
    assert 'href="/zoeken/?q=slagwrek"' in page
    assert "piepdoos" not in page


def test_a_correction_is_not_told_when_all_it_found_was_closed_since(index, home, client):
    page = put(home, "Geheim over kwantumschuim")
    index()
    StandardPage.objects.filter(pk=page.pk).update(members_only=True)
    told = shown(client, "kwantumschium")
    assert "0 resultaten voor ‘kwantumschium’" in told
    assert "kwantumschuim" not in told


def test_nothing_found_says_nothing_twice(index, client):
    page = shown(client, "kwantumschuim")
    assert "0 resultaten voor ‘kwantumschuim’" in page
    assert "Wij zochten op" not in page
    assert "Wij zochten op ‘kwantumschuim’." in shown(client, "wat is kwantumschuim?")


def test_a_list_that_holds_nothing_leads_to_the_whole_site(index, home, client):
    home.add_child(instance=KnowledgeIndex(title="Kennis", slug="kennis"))
    put(home, "Ratelslang & co")
    index()
    page = " ".join(client.get("/kennis/", {"q": "ratelslang & co"}).content.decode().split())
    assert '<a class="nl-link" href="/zoeken/?q=ratelslang%20%26%20co">Zoek ‘ratelslang &amp; co’ in de hele site</a>' in page
    assert "<title>Kennis: ratelslang &amp; co - " in page
    assert "in de hele site" not in shown(client, "kwantumschuim")


def test_the_page_begins_with_what_to_type_and_the_themes(index, home, client):
    theme = Thema.objects.create(name="Geluid en buren", slug="geluid-en-buren")
    Thema.objects.create(name="Leeg", slug="leeg")
    page = guide(home, "Burengeluid", "Over geluid.")
    page.themes.add(theme)
    page.save()
    put(home, "Iets anders")
    index()
    begin = " ".join(client.get("/zoeken/").content.decode().split())
    assert "Typ een paar woorden, of een vraag zoals u haar aan een collega stelt." in begin
    assert "2 pagina's</h2>" in begin
    assert '<a class="nl-link" href="/zoeken/?thema=geluid-en-buren">Geluid en buren</a>' in begin
    assert "thema=leeg" not in begin
    for address in ("/zoeken/?q=burengeluid", "/zoeken/?thema=geluid-en-buren"):
        assert "zoals u haar aan een collega stelt" not in client.get(address).content.decode()


def test_the_part_of_a_long_page_that_holds_the_words_is_named_and_linked(index, home, client):
    body = [
        {"type": "heading", "value": {"text": "Melden", "level": "2"}},
        {"type": "text", "value": "<p>Wie meldt de ratelslang?</p>"},
    ]
    put(home, "Lang verhaal", body=body)
    index()
    page = shown(client, "ratelslang")
    assert re.search(r'In het deel <a class="nl-link" href="[^"]*lang-verhaal/#[^"]*melden[^"]*"[^>]*>Melden</a>', page)


def test_kind_date_and_state_stand_with_a_result(index, home, client):
    day = clock.today() - dt.timedelta(days=1000)
    long_ago = {"checked_on": day, "review_date": day + dt.timedelta(days=365)}
    home.add_child(instance=Handreiking(title="Ratelslang", slug="ratelslang", rungs=[Trede.values[0]], **long_ago))
    index()
    page = shown(client, "ratelslang")
    assert "Handreiking</span>" in page
    assert "Verouderd</span>" in page
    assert f'Gecontroleerd op <time datetime="{day:%Y-%m-%d}">' in page


# Archived


def test_an_archived_page_is_only_found_on_request_and_says_what_it_is(index, home, client):
    page = put(home, "Ratelslang", is_archived=True)
    index()
    assert results(shown(client, "ratelslang")) == []
    assert results(shown(client, "ratelslang", stand="gearchiveerd")) == ["Ratelslang"]
    assert "Deze pagina is gearchiveerd" in client.get(page.url).content.decode()


ARCHIVED = r'name="stand" value="gearchiveerd".*?aantal: </span>(\d+)'


def test_archived_can_be_asked_for_when_there_is_some_and_the_number_is_true(index, home, client):
    guide(home, "Ratelslang", checked_on=clock.today())
    index()
    assert 'value="gearchiveerd"' not in shown(client, "ratelslang")
    guide(home, "Oude ratelslang", is_archived=True)
    guide(home, "Oude kwantumslang", is_archived=True)
    index()
    for asked in ({}, {"stand": "actueel"}):
        page = shown(client, "ratelslang", **asked)
        assert re.search(ARCHIVED, page)[1] == "1"
        assert results(page) == ["Ratelslang"]
    assert len(results(shown(client, "ratelslang", stand=["actueel", "gearchiveerd"]))) == 2
    nothing_else = shown(client, "kwantumslang")
    assert re.search(ARCHIVED, nothing_else)[1] == "1"
    assert 'href="/zoeken/?q=kwantumslang&amp;stand=gearchiveerd">Bekijk 1 gearchiveerde pagina</a>' in nothing_else


# What is no result


def test_what_only_looks_like_it_is_offered_and_not_called_a_result(index, home, client):
    put(home, "Ratelslangen")
    index()
    page = shown(client, "ratelkast")
    assert "0 resultaten voor ‘ratelkast’" in page
    assert "Misschien hebt u hier iets aan" in page
    assert results(page) == ["Ratelslangen"]
    assert "vertel wat u zocht" in page


@pytest.mark.parametrize(("words", "told"), [(1, "Geen pagina heeft dit woord."), (2, "Geen pagina heeft al uw woorden.")])
def test_of_one_word_it_is_not_told_that_pages_have_some_of_the_words(words, told):
    groups = [Group((Alternative((f"woord{number}",)),)) for number in range(words)]
    result = SearchResult(SearchRequest(q="woord"), [], 3, loosened=True, groups=groups)
    assert told in render_to_string("search/meldingen.html", {"result": result, "asked": result.request})


@pytest.mark.parametrize("order", ["nieuw", "gecontroleerd", "titel"])
def test_another_order_lists_the_same_results(index, home, client, order):
    put(home, "Ratelslang in huis")
    put(home, "Ratelslang in de tuin")
    put(home, "Huis")
    index()
    by_relevance, ordered = (results(shown(client, "ratelslang huis", sorteer=sort)) for sort in ("past", order))
    assert sorted(ordered) == sorted(by_relevance)
    assert len(ordered) == 3


def test_what_was_closed_since_it_was_indexed_is_not_offered_beside_the_results(index, home, client):
    put(home, "Ratelslang in huis boom")
    beside = put(home, "Ratelslang")
    index()
    assert "Gaat er ook over" in shown(client, "ratelslang huis boom")
    StandardPage.objects.filter(pk=beside.pk).update(members_only=True)
    assert "Gaat er ook over" not in shown(client, "ratelslang huis boom")


# Suggestions


def suggested(client, q):
    return re.findall(r"<span>(.*?)</span>", client.get("/zoeken/suggesties/", {"q": q}).content.decode())


def test_titles_and_themes_are_suggested_by_the_beginning_of_their_words(index, home, client):
    Thema.objects.create(name="Ratels en slangen", slug="ratels", synonyms="crotalus")
    put(home, "Ratelslang in huis")
    put(home, "Geheime ratel", members_only=True)
    put(home, "Oude ratel", is_archived=True)
    index()
    assert suggested(client, "rat") == ["Ratels en slangen", "Ratelslang in huis"]
    assert suggested(client, "huis rat") == ["Ratelslang in huis"]
    assert suggested(client, "crot") == ["Ratels en slangen"]
    assert suggested(client, "r") == []
    client.force_login(MemberFactory().account)
    assert "Geheime ratel" in suggested(client, "rat")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("burenr", ["Burenruzie"]),
        ("bur", ["Burenruzie", "Al ruzie, en die buren"]),
        ("ruzie", ["Ruzie", "Al ruzie, en die buren"]),
        ("die ruzie", ["Al die ruzie", "Al ruzie, en die buren"]),
        ("burenlaw", ["Aan de muur"]),
    ],
)
def test_the_theme_that_was_typed_is_suggested_before_others_that_fit(index, client, typed, offered):
    names = {
        "Aan de muur": "buren\nburenlawaai",
        "Al ruzie, en die buren": "",
        "Al die ruzie": "",
        "De buren": "",
        "Burenruzie": "",
    }
    for order, (name, synonyms) in enumerate([*names.items(), ("Ruzie", "")]):
        Thema.objects.create(name=name, slug=slugify(name), synonyms=synonyms, order=order)
    assert suggested(client, typed) == offered


@pytest.mark.parametrize(
    ("values", "is_suggested"),
    [
        ({"per_day": (2, 2, 1)}, True),
        ({"per_day": (2, 1, 1)}, False),
        ({"per_day": (9, 9)}, False),
        ({"per_day": (3, 3, 3), "total": 0}, False),
        ({"per_day": (3, 3, 3), "loosened": True}, False),
        ({"per_day": (3, 3, 3), "taken_for": "iets"}, False),
        ({"per_day": (3, 3, 3), "by_visitor": False}, False),
    ],
)
def test_what_five_visits_on_three_days_asked_with_success_is_suggested(index, home, client, values, is_suggested):
    put(home, "Over een slang die ratelt")
    index()
    for days_ago, times in enumerate(values.pop("per_day"), start=1):
        searched("slang die ratelt", times, days_ago, **values)
    assert ("slang die ratelt" in suggested(client, "slang")) is is_suggested


def test_a_question_with_a_word_that_stands_in_nothing_public_is_never_suggested(index, home, client):
    put(home, "Buurman")
    put(home, "Pietersen", members_only=True)
    index()
    for days_ago in (1, 2, 3):
        searched("buurman pietersen", 20, days_ago)
    assert suggested(client, "buur") == ["Buurman"]


@pytest.mark.parametrize("typed", ["", "\0", "(((", ".*", "🙂🙂", "a" * 5000, "<b>", "%", '"'])
def test_odd_beginnings_get_an_answer(index, client, typed):
    assert client.get("/zoeken/suggesties/", {"q": typed}).status_code == 200


# The feed, and what is related


def test_a_search_can_be_followed_and_tells_only_what_is_public(index, home, client):
    put(home, "Ratelslang & co")
    put(home, "Geheime ratelslang", members_only=True)
    index()
    client.force_login(MemberFactory().account)
    answer = client.get("/zoeken/atom/", {"q": "ratelslang"})
    assert answer["Content-Type"].startswith("application/atom+xml")
    text = answer.content.decode()
    assert "Ratelslang &amp; co" in text
    assert "Geheime" not in text
    assert "<mark" not in text


def test_the_page_names_its_feed(index, client):
    assert 'href="/zoeken/atom/?q=slang&amp;soort=begrip"' in shown(client, "slang", soort="begrip")


def test_an_article_leads_to_what_is_about_the_same_and_to_nothing_hidden(index, home, client):
    here = guide(home, "Ratelslang in huis", "Een ratelslang bijt.")
    guide(home, "Ratelslang in de tuin", "Ook daar bijt een ratelslang.")
    guide(home, "Ratelslang voor leden", "Een ratelslang bijt ook leden.", members_only=True)
    guide(home, "Oude ratelslang", "Een ratelslang beet.", is_archived=True)
    for number in range(12):
        put(home, f"Vergadering {number}", "Over de begroting.")
    index()
    html = client.get(here.url).content.decode()
    assert "Ratelslang in de tuin" in html
    assert "voor leden" not in html
    assert "Oude ratelslang" not in html


# What leaks to nobody


def test_a_word_in_a_hidden_text_corrects_nothing_and_is_not_known_to_a_visitor(index, home, client):
    put(home, "Vergaderstuk", "Over de ratelslangenplaag.", members_only=True)
    put(home, "Iets anders")
    index()
    page = shown(client, "ratelslangenplaga")
    assert "ratelslangenplaag" not in page
    assert "0 resultaten" in page
    client.force_login(MemberFactory().account)
    assert "Resultaten voor ‘<strong>ratelslangenplaag</strong>’" in shown(client, "ratelslangenplaga")


def test_a_hidden_attachment_is_read_by_nobody_else(index, home, client):
    term = Begrip.objects.create(term="Ratelslang", slug="ratelslang", explanation="Een slang.")
    home.add_child(instance=Instrument(title="Besloten ratelslang", slug="middel", rung=Trede.values[0], members_only=True))
    file = file_with(b"Besloten stuk over de ratelslang", members_only=True)
    guide(home, "Openbare gids", attachments=[HandreikingAttachment(title="Bijlage", file=file)])
    index()
    page = shown(client, "ratelslang")
    assert results(page) == [term.term]
    assert "Besloten" not in page
    assert "1 resultaat voor" in page


def test_the_spare_engine_is_told_and_finds_the_same(index, home, client, tmp_path):
    put(home, "Ratelslang")
    index()
    engines.breaker.worked()
    with override_settings(SEARCH_URL=f"elasticsearch+http://127.0.0.1:9/proef?map={tmp_path / 'index'}"):
        page = shown(client, "ratelslang")
    engines.breaker.worked()
    assert results(page) == ["Ratelslang"]
    assert "reservezoekmachine" in page
