"""What is kept of searches, and what people tell that they missed: never who it was."""

import datetime as dt
import re
import uuid

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client

from core import clock
from members.tests.factories import MemberFactory
from search import log, wishes
from search.models import SearchEntry, SearchWish
from search.tests.noting import searched
from website.tests.searching import put, shown

pytestmark = pytest.mark.django_db


# The log


def test_a_search_is_noted_without_who_asked(index, home, client):
    put(home, "Ratelslang")
    index()
    client.force_login(MemberFactory().account)
    shown(client, "Ratelslang")
    entry = SearchEntry.objects.get()
    assert (entry.query, entry.total, entry.engine, entry.chosen, entry.by_visitor) == ("ratelslang", 1, "embedded", None, False)
    names = {field.name for field in SearchEntry._meta.get_fields()}
    assert not {"account", "user", "member", "address", "ip"} & names


def test_only_the_first_page_of_a_question_is_noted(index, client):
    client.get("/zoeken/")
    client.get("/zoeken/", {"q": "slang", "pagina": "2"})
    client.head("/zoeken/", {"q": "slang"})
    assert not SearchEntry.objects.exists()


def test_a_click_waits_for_a_search_that_another_process_still_has_to_write(monkeypatch, settings):
    settings.SEARCH_LOG_AT_ONCE = False
    monkeypatch.setattr(log.writer, "start", lambda: None)
    entry = SearchEntry(id=uuid.uuid4(), at=clock.now(), query="slang", total=9, engine="embedded", milliseconds=7)
    log.chosen(log.signer.sign(str(entry.pk)), 3)
    entry.save()
    log.writer.write_clicks()
    log.writer.write_clicks()
    assert SearchEntry.objects.get().chosen == 3


def test_a_visit_is_counted_once_a_day(index, client):
    for _ in range(3):
        shown(client, "slang")
    Client(REMOTE_ADDR="10.1.1.1").get("/zoeken/", {"q": "slang"})
    assert SearchEntry.objects.filter(first_of_visit=True).count() == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("jan@voorbeeld.nl overlast", "… overlast"),
        ("bel 06-12345678", "bel …"),
        ("bel 06 2012 2034", "bel …"),
        ("bel +31 6 1234 5678 nu", "bel … nu"),
        ("bel 06 12 34 56 78 nu", "bel … nu"),
        ("06-12 34 56 78", "…"),
        ("06.12.34.56.78", "…"),
        ("bsn 123456782", "bsn …"),
        ("bsn 12 34 56 782", "bsn …"),
        ("bsn 1234.56.782", "bsn …"),
        ("1234 ab 12 geluid", "… geluid"),
        ("geboren 1-2-1980", "geboren …"),
        ("geboren 31-12-1980", "geboren …"),
        ("op 1 2 80 en 1.2.80", "op … en …"),
        ("3511ab12", "…"),
        ("3511-AB", "…"),
        ("030/2345678", "…"),
        ("0900 1234 5678", "…"),
        ("bsn12345678", "bsn…"),
        ("geboren 12 maart 1980", "geboren …"),
        ("1980-3-1", "…"),
        ("jan @ mail.nl", "…"),
        ("jan(at)mail.nl", "…"),
        ("ecli:nl:rb:2020:jan@mail.nl", "…"),
        ("dorpsstraat 12 almere", "… almere"),
        ("visie 2016-2020", "visie 2016-2020"),
        ("cijfers 2024 en 2025", "cijfers 2024 en 2025"),
        ("artikel 1234 bw", "artikel 1234 bw"),
        ("ecli:nl:rvs:2024:1054", "ecli:nl:rvs:2024:1054"),
        ("meldpunt 0800-1205", "meldpunt 0800-1205"),
        ("art. 509hh sv", "art. 509hh sv"),
        ("artikel 5:32 awb 2024", "artikel 5:32 awb 2024"),
    ],
)
def test_what_looks_like_personal_data_is_masked(typed, kept):
    assert log.masked(typed) == kept


def test_a_chosen_result_is_noted_once(index, home, client):
    put(home, "Ratelslang")
    index()
    token = re.search(r'data-zoekvraag="([^"]+)"', shown(client, "ratelslang"))[1]
    for place in ("3", "1"):
        assert client.post("/zoeken/gekozen/", {"zoekvraag": token, "plaats": place}).status_code == 204
    assert SearchEntry.objects.get().chosen == 3


@pytest.mark.parametrize(("token", "place"), [("", "1"), ("vals", "1"), (None, "0"), (None, "x"), (None, "²"), (None, "99999")])
def test_a_choice_that_makes_no_sense_is_not_noted(index, client, token, place):
    right = re.search(r'data-zoekvraag="([^"]+)"', shown(client, "slang"))[1]
    assert client.post("/zoeken/gekozen/", {"zoekvraag": right if token is None else token, "plaats": place}).status_code == 204
    assert SearchEntry.objects.get().chosen is None


def test_old_searches_are_forgotten():
    searched("oud", days_ago=91)
    searched("nieuw", days_ago=89)
    log.forget_old()
    assert [entry.query for entry in SearchEntry.objects.all()] == ["nieuw"]


def test_what_was_told_is_forgotten_after_a_year():
    for text, days in (("oud", 366), ("nieuw", 364)):
        wish = SearchWish.objects.create(query="x", text=text)
        SearchWish.objects.filter(pk=wish.pk).update(at=clock.now() - dt.timedelta(days=days))
    wishes.forget_old()
    assert [wish.text for wish in SearchWish.objects.all()] == ["nieuw"]


def test_a_visitor_gets_no_cookie_from_searching(index, client):
    for answer in (
        client.get("/zoeken/", {"q": "kwantumschuim"}),
        client.get("/zoeken/suggesties/", {"q": "kwa"}),
        client.post("/zoeken/gekozen/", {"zoekvraag": "x", "plaats": "1"}),
        client.post("/zoeken/gemist/", {"vraag": wishes.token_for("x"), "wens": "Iets over slangen"}),
    ):
        assert not answer.cookies


# What people were looking for


def tell(client, text, query="kwantumschuim", **values):
    return client.post("/zoeken/gemist/", {"vraag": wishes.token_for(query), "wens": text, **values})


def test_what_is_told_at_too_great_length_is_given_back_whole(client):
    text = "a" * 13_500
    page = BeautifulSoup(tell(client, text).content, "html.parser")
    assert "Nu zijn het er 13500." in page.main.get_text()
    assert page.find("textarea", {"name": "wens"}).get_text(strip=True) == text
    assert not SearchWish.objects.exists()


def test_what_was_missed_is_kept_without_personal_data(client):
    answer = tell(client, "Iets voor jan@voorbeeld.nl over slangen")
    assert (answer.status_code, answer["Location"]) == (303, "/zoeken/gemist/?bedankt=ja")
    assert "Bedankt" in client.get(answer["Location"]).content.decode()
    wish = SearchWish.objects.get()
    assert (wish.query, wish.text) == ("kwantumschuim", "Iets voor … over slangen")


@pytest.mark.parametrize(("text", "says"), [("", "een paar woorden"), ("ab", "een paar woorden"), ("x " * 400, "hoogstens 500")])
def test_a_bad_text_is_refused_and_stays(client, text, says):
    answer = tell(client, text)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert text.strip() in answer.content.decode()
    again = re.search(r'name="vraag" value="([^"]+)"', answer.content.decode())[1]
    assert client.post("/zoeken/gemist/", {"vraag": again, "wens": "Nu goed"}).status_code == 303
    assert SearchWish.objects.get().query == "kwantumschuim"


def test_an_error_is_told_above_the_form_and_at_the_field_and_nowhere_else(client):
    page = tell(client, "ab").content.decode()
    assert page.count("Vertel in een paar woorden wat u zocht.") == 2
    assert 'aria-describedby="wens-fout wens-uitleg"' in page
    assert page.count(">Vertel wat u zocht</h") == 1


def test_who_comes_by_without_telling_anything_goes_to_searching(client):
    answer = client.get("/zoeken/gemist/")
    assert (answer.status_code, answer["Location"]) == (302, "/zoeken/")


@pytest.mark.parametrize("query", ["kwantumschuim", ""])
def test_a_form_that_is_too_old_comes_back_with_the_text_and_can_be_sent(client, monkeypatch, query):
    monkeypatch.setattr(wishes, "VALID_SECONDS", -1)
    sign = wishes.token_for(query) if query else "vals"
    answer = client.post("/zoeken/gemist/", {"vraag": sign, "wens": "Iets over <slangen>"})
    monkeypatch.undo()
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert "Dit formulier was verlopen. Wij hebben het vernieuwd: kies nog een keer «Verstuur»." in page.main.get_text()
    assert not SearchWish.objects.exists()
    values = {"vraag": page.select_one("[name=vraag]")["value"], "wens": page.select_one("[name=wens]").get_text()}
    assert client.post("/zoeken/gemist/", values).status_code == 303
    wish = SearchWish.objects.get()
    assert (wish.query, wish.text) == (query, "Iets over <slangen>")
    assert str(wish) == ("kwantumschuim: Iets over <slangen>" if query else "Iets over <slangen>")


def test_robots_and_questions_that_were_not_asked_here_are_not_kept(client):
    assert tell(client, "Koop nu", website="spam").status_code == 303
    assert client.post("/zoeken/gemist/", {"vraag": "vals", "wens": "Slangen"}).status_code == 422
    assert client.post("/zoeken/gemist/", {"vraag": signing.TimestampSigner().sign("x"), "wens": "Slangen"}).status_code == 422
    assert not SearchWish.objects.exists()


def test_one_address_can_tell_only_so_much_in_an_hour(client):
    for number in range(wishes.MOST_PER_HOUR):
        assert tell(client, f"Slang {number}").status_code == 303
    assert tell(client, "Nog een").status_code == 422
    assert SearchWish.objects.count() == wishes.MOST_PER_HOUR
