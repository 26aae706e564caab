"""What each type of page shows, to whom, and how many questions it asks of the database."""

import datetime as dt
import json
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.base import ContentFile

from core import clock
from core.models import File
from knowledge import checks, documents
from knowledge.models import (
    Begrip,
    BegrippenIndex,
    Escalatiemodel,
    Handreiking,
    HandreikingAttachment,
    HandreikingEdition,
    Instrument,
    KnowledgeIndex,
    Praktijkvoorbeeld,
    RechtspraakIndex,
    Uitspraak,
    Voorbeeldaanpak,
)
from knowledge.tests.factories import ARTICLES, ImageFactory, make, make_root
from members.models import Member
from members.tests.factories import MemberFactory
from search.models import IndexChange

pytestmark = pytest.mark.django_db
# The number of the content, and the page itself in two tables.
QUESTIONS_OF_A_KEPT_PAGE = 3
ODD_INPUT = ["\x00", "x" * 10_000, "<script>alert(1)</script>", "😀", "-1", "99999999999999999999", "²", "%ff", '"AND ((', ""]
names = pytest.mark.parametrize("model", ARTICLES, ids=lambda model: model.__name__)


@pytest.fixture
def root(settings, tmp_path):
    settings.SEARCH_URL = f"embedded://{tmp_path / 'leeg'}"
    return make_root()


def signed_in(client, account):
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def stream(kind, *values):
    return json.dumps([{"type": kind, "value": value} for value in values])


def listed(*values):
    return [{"type": "item", "id": f"item-{place}", "value": value} for place, value in enumerate(values)]


@names
def test_each_article_has_a_page_with_its_title_and_kind(client, root, model):
    page = make(model, root, title="Praten helpt", introduction="Begin klein.")
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert shown.h1.get_text() == "Praten helpt"
    assert model.kind_label in shown.main.get_text()
    assert "Begin klein." in shown.main.get_text()


@names
def test_an_article_for_members_opens_for_members_and_editors_only(client, root, model, django_user_model):
    page = make(model, root, members_only=True)
    people = {
        "lid": MemberFactory().account,
        "redacteur": django_user_model.objects.create_superuser("redactie@example.org"),
        "buiten": MemberFactory(state=Member.State.WAITING).account,
    }
    answers = {"bezoeker": client.get(page.url).status_code}
    for name, account in people.items():
        answers[name] = signed_in(client, account).get(page.url).status_code
    assert answers == {"bezoeker": 403, "lid": 200, "redacteur": 200, "buiten": 403}


@names
def test_an_article_asks_five_questions_once_it_is_kept(client, root, model, django_assert_num_queries):
    page = make(model, root)
    client.get(page.url)
    with django_assert_num_queries(QUESTIONS_OF_A_KEPT_PAGE):
        client.get(page.url)


@pytest.mark.parametrize("model", [BegrippenIndex, RechtspraakIndex])
def test_the_lists_of_terms_and_rulings_ask_five_questions_once_they_are_kept(client, root, model, django_assert_num_queries):
    page = make(model, root)
    Begrip.objects.create(term="Dossier", slug="dossier", explanation="Stukken.")
    Uitspraak.objects.create(number="ECLI:NL:RVS:2024:1", subject="Onderwerp", lesson="Les.")
    client.get(page.url)
    with django_assert_num_queries(QUESTIONS_OF_A_KEPT_PAGE):
        client.get(page.url)


def test_more_instruments_in_a_model_ask_no_more_questions(client, root, django_assert_num_queries):
    chosen = [make(Instrument, root, title=f"Instrument {number}") for number in range(6)]
    rung = {"number": 1, "name": "Licht", "instruments": listed(*(page.pk for page in chosen))}
    few = make(Escalatiemodel, root, title="Klein", treden=stream("trede", {**rung, "instruments": listed(chosen[0].pk)}))
    many = make(Escalatiemodel, root, title="Groot", treden=stream("trede", rung, {**rung, "number": 2}))
    client.get(few.url)
    for page in (few, many):
        page.save_revision().publish()
        with django_assert_num_queries(20):
            shown = client.get(page.url)
    assert shown.content.decode().count("Instrument 3") == 2


def test_a_rung_has_one_colour_in_the_pyramid_in_the_list_and_on_the_ladder(client, root):
    rungs = [{"number": number, "name": f"Trede {number}", "instruments": []} for number in range(1, 7)]
    page = make(Escalatiemodel, root, treden=stream("trede", *rungs))
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    in_list = [item["class"] for item in shown.select(".lpw-tredenlijst > li")]
    in_pyramid = [layer["class"] for layer in shown.select(".lpw-piramide path")]
    assert in_list == in_pyramid[::-1] == [[f"lpw-tone-{number}"] for number in range(1, 7)]
    assert [rung.tone for rung in page.rungs()] == [6, 5, 4, 3, 2, 1]


def test_a_rung_says_what_both_sides_may_expect_and_is_found_by_it(client, root):
    rung = {
        "number": 1,
        "name": "Licht",
        "for_causer": "Hij krijgt een gesprek.",
        "for_victim": "U wordt gebeld.",
        "instruments": [],
    }
    page = make(Escalatiemodel, root, treden=stream("trede", rung, {"number": 2, "name": "Zwaar", "instruments": []}))
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    told = {term.get_text(): term.find_next_sibling("dd").get_text() for term in shown.select(".lpw-tekst dt")}
    assert told == {"Voor wie de overlast geeft": "Hij krijgt een gesprek.", "Voor wie er last van heeft": "U wordt gebeld."}
    document = documents.escalatiemodel(page)
    assert [(part.anchor, part.text) for part in document.sections] == [
        ("trede-1", "Hij krijgt een gesprek. U wordt gebeld."),
        ("trede-2", ""),
    ]


def test_what_is_new_is_what_came_last_and_not_what_happened_last(root):
    page = make(Praktijkvoorbeeld, root, year=2015)
    page.save_revision().publish()
    page.refresh_from_db()
    document = documents.praktijkvoorbeeld(page)
    assert (document.date, document.published) == (dt.date(2015, 1, 1), clock.today())


def test_a_new_edition_is_new_and_what_was_only_checked_is_not(root):
    guide, instrument = make(Handreiking, root), make(Instrument, root, slug="middel")
    for page in (guide, instrument):
        page.checked_on = clock.today()
        page.first_published_at = clock.now() - dt.timedelta(days=400)
    guide.editions.add(HandreikingEdition(number="2", date=clock.today() - dt.timedelta(days=3), change="Korter."))
    assert documents.published_on(guide) == clock.today() - dt.timedelta(days=3)
    assert documents.published_on(instrument) == clock.today() - dt.timedelta(days=400)


@pytest.fixture
def pointing(root):
    """One instrument, and everything that points at it."""
    instrument = make(Instrument, root, title="Bijzonder instrument", slug="bijzonder")
    Begrip.objects.create(term="Bijzonder", slug="bijzonder", explanation="Uitleg.", instrument=instrument)
    ruling = Uitspraak.objects.create(number="ECLI:NL:RVS:2024:1", subject="Onderwerp", lesson="Les.")
    ruling.instruments.add(instrument)
    ruling.save()
    rung = {"number": 1, "name": "Licht", "instruments": listed(instrument.pk)}
    phase = {"title": "Begin", "goal": "Overzicht", "instruments": listed(instrument.pk)}
    guide = make(
        Handreiking,
        root,
        title="Gids",
        body=stream("related", {"title": "Past hierbij", "pages": listed(instrument.pk)}),
        related=stream("page", instrument.pk),
    )
    guide.instruments.add(instrument)
    guide.save()
    pages = [
        guide,
        make(BegrippenIndex, root, title="Begrippen"),
        make(RechtspraakIndex, root, title="Rechtspraak"),
        make(Escalatiemodel, root, title="Ladder", treden=stream("trede", rung)),
        make(Voorbeeldaanpak, root, title="Aanpak", phases=stream("phase", phase)),
    ]
    return instrument, pages


def naming(client, pages):
    return {page.title: "Bijzonder instrument" in client.get(page.url).content.decode() for page in pages}


def test_what_points_at_an_open_instrument_names_it(client, pointing):
    _, pages = pointing
    assert set(naming(client, pages).values()) == {True}


def test_an_instrument_for_members_is_named_to_members_only(client, pointing):
    instrument, pages = pointing
    instrument.members_only = True
    instrument.save_revision().publish()
    assert set(naming(client, pages).values()) == {False}
    assert set(naming(signed_in(client, MemberFactory().account), pages).values()) == {True}


def test_an_instrument_that_is_not_published_is_named_to_nobody(client, pointing):
    instrument, pages = pointing
    instrument.unpublish()
    assert set(naming(signed_in(client, MemberFactory().account), pages).values()) == {False}


def test_an_instrument_for_members_is_no_filter(pointing):
    instrument, (guide, *_) = pointing
    assert documents.handreiking(Handreiking.objects.get(pk=guide.pk)).instruments == ("bijzonder",)
    Instrument.objects.filter(pk=instrument.pk).update(members_only=True)
    assert documents.handreiking(Handreiking.objects.get(pk=guide.pk)).instruments == ()


def test_opening_or_closing_an_instrument_notes_what_can_be_filtered_on_it(pointing):
    instrument, (guide, *_) = pointing
    IndexChange.objects.all().delete()
    instrument.save_revision().publish()
    assert f"handreiking:{guide.pk}" in set(IndexChange.objects.values_list("key", flat=True))


def test_headings_never_share_an_id_with_the_page_around_them(client, root):
    words = ("Inhoud", "Bronnen", "Bijlagen", "Kort", "Verder", "Wet", "Trede 1", "Fasen")
    body = stream("heading", *({"level": "2", "text": word} for word in words))
    source = stream("source", {"title": "Een bron", "url": ""})
    page = make(Handreiking, root, body=body, sources=source, key_points="Eén ding.")
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    twice = [name for name, number in Counter(tag["id"] for tag in shown.find_all(id=True)).items() if number > 1]
    assert twice == []
    links = [link["href"] for link in shown.select("#op-deze-pagina a")]
    assert all(shown.find(id=href.removeprefix("#")) for href in links)


@pytest.mark.parametrize("given", [("wet",), ("bronnen",), ("wet", "bronnen")])
def test_the_contents_name_law_and_sources_as_their_headings_do(client, root, given):
    values = {
        "wet": {"legal_basis": stream("basis", {"title": "Gemeentewet"})},
        "bronnen": {"sources": stream("source", {"title": "CCV"})},
    }
    kept = {name: value for key in given for name, value in values[key].items()}
    page = make(Handreiking, root, body=stream("heading", {"level": "2", "text": "Begin klein"}), **kept)
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    links = {link["href"][1:]: link.get_text() for link in shown.select("#op-deze-pagina a")}
    assert links == {"deel-begin-klein": "Begin klein", **{anchor: shown.find(id=anchor).get_text() for anchor in given}}


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (600, 1000), (400, 400)])
def test_the_picture_above_an_article_is_shown_whole(client, root, width, height):
    picture = ImageFactory(file__width=width, file__height=height)
    page = make(Handreiking, root, picture=picture, picture_is_decorative=True)
    image = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".lpw-paginabeeld img")
    assert int(image["width"]) / int(image["height"]) == pytest.approx(width / height, rel=0.01)


def test_a_file_that_stands_in_the_text_is_not_shown_again_below_it(client, root):
    files = {name: File.objects.create(title=name, file=ContentFile(b"x", f"{name}.odt")) for name in ("brief", "lijst")}
    block = {"file": files["brief"].pk, "title": "Modelbrief", "description": ""}
    page = make(Handreiking, root, body=stream("file", block))
    for name, file in files.items():
        HandreikingAttachment.objects.create(page=page, file=file, title=name)
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert sorted(link["href"] for link in shown.select("a.lpw-bestand")) == sorted(file.url for file in files.values())


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"result": "Het werd rustig."}, "Het werd rustig."),
        ({"sources": stream("source", {"title": "Een krant", "url": ""})}, "Onze bronnen noemen geen resultaat."),
        ({}, "Er is nog geen resultaat bekend."),
    ],
)
def test_a_case_always_tells_about_its_result(client, root, values, told):
    page = make(Praktijkvoorbeeld, root, **values)
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert shown.find(id="resultaat").find_next("p").get_text() == told


@names
def test_terms_are_explained_in_all_running_text_of_an_article(client, root, model):
    Begrip.objects.create(term="Regisseur", slug="regisseur", explanation="Wie de leiding heeft.")
    field = {"Praktijkvoorbeeld": "situation", "Instrument": "who_decides", "Escalatiemodel": "explanation"}.get(model.__name__)
    text = {field: "De regisseur beslist."} if field else {"key_points": "De regisseur beslist."}
    shown = BeautifulSoup(client.get(make(model, root, **text).url).content, "html.parser")
    link = shown.select_one("a.lpw-begrip")
    assert (link.get_text(), link["href"]) == ("regisseur", "/kennisbank/begrippen/#regisseur")


@pytest.mark.parametrize("lists", KnowledgeIndex.Lists.values)
def test_no_input_to_a_filter_gives_an_error(client, settings, tmp_path, lists):
    settings.SEARCH_URL = f"embedded://{tmp_path / 'leeg'}"
    root = make_root(lists=lists)
    for name in ("q", "thema", "trede", "gemeente", "soort", "pagina", "sorteer"):
        for value in ODD_INPUT:
            assert client.get(root.url, {name: [value, value]}).status_code == 200, (name, value[:20])


def test_an_article_of_many_blocks_can_be_saved(rf):
    fields = {f"body-{number}-value": "tekst" for number in range(2000)}
    assert len(rf.post("/beheer/", fields).POST) == 2000


def test_a_page_type_that_cannot_be_found_is_refused_at_start(monkeypatch):
    assert checks.articles_can_be_found() == []
    monkeypatch.setattr(checks, "source_of", lambda model: None if model is Handreiking else object())
    assert [error.obj for error in checks.articles_can_be_found()] == [apps.get_model("knowledge.Handreiking")]


def test_the_way_to_a_page_has_no_link_to_a_list_that_is_not_published(client, root):
    cases = make(KnowledgeIndex, root, title="Praktijkvoorbeelden", slug="praktijkvoorbeelden")
    address = make(Praktijkvoorbeeld, cases, title="Zwolle praat").url

    def way():
        return [place["titel"] for place in client.get(address).context["kruimels"]]

    assert way() == ["Praktijkvoorbeelden", "Zwolle praat"]
    cases.unpublish()
    assert way() == ["Zwolle praat"]
