"""What stands in files: found with every kind of page, and kept from who may not open it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from core import clock
from core.blocks import rendering
from core.models import File
from events.tests.factories import make_event
from knowledge.models import Escalatiemodel, HandreikingAttachment, Voorbeeldaanpak
from members.tests.factories import MemberFactory
from search.queries import search
from search.shapes import SearchRequest
from website.models import Nieuwsbericht, StandardPage
from website.tests.searching import body_with, file_with, guide, put, results, shown

VISITOR = AnonymousUser()
pytestmark = pytest.mark.django_db


def news(home, title, **values):
    return home.add_child(instance=Nieuwsbericht(title=title, slug="nieuws", date=clock.today(), **values))


def model(home, title, **values):
    return home.add_child(instance=Escalatiemodel(title=title, slug="model", **values))


def meeting(home, title, **values):
    return make_event(parent=home, title=title, **values)


@pytest.mark.parametrize("make", [put, news, model, meeting, guide])
def test_a_file_in_the_text_is_found_with_every_kind_of_page(index, home, client, make):
    make(home, "Met bestand", body=body_with(file_with(b"Over kwantumschuim")))
    index()
    assert results(shown(client, "kwantumschuim")) == ["Met bestand"]


# Files that a text links to


def linking_to(*files, words="de modelbrief"):
    return "".join(f'<p>Zie <a linktype="document" id="{file.pk}">{words}</a>.</p>' for file in files)


def text_with(html):
    return [{"type": "text", "value": html}]


def steps_with(html):
    return [{"type": "steps", "value": {"title": "", "steps": [{"title": "Eerst", "text": html}]}}]


def fold_out_with(html):
    return [{"type": "fold_out", "value": {"title": "", "parts": [{"title": "Eerst", "text": html}]}}]


@pytest.mark.parametrize("block", [text_with, steps_with, fold_out_with])
def test_a_file_that_a_text_links_to_is_found_by_the_words_of_the_link(index, home, block):
    put(home, "Met link", body=block(linking_to(file_with(b"Over kwantumschuim"))))
    index()
    assert pieces("kwantumschuim") == [("de modelbrief", "Over kwantumschuim")]


def test_a_file_that_a_step_of_a_phase_links_to_is_found(index, home):
    steps = [{"title": "Eerst", "text": linking_to(file_with(b"Over kwantumschuim"))}]
    phases = [{"type": "phase", "value": {"title": "Melden", "goal": "", "steps": steps}}]
    home.add_child(instance=Voorbeeldaanpak(title="Aanpak", slug="aanpak", phases=phases))
    index()
    assert pieces("kwantumschuim") == [("de modelbrief", "Over kwantumschuim")]


def test_a_file_for_members_that_a_text_links_to_is_found_by_members_only(index, home):
    put(home, "Met link", body=text_with(linking_to(file_with(b"Over kwantumschuim", members_only=True))))
    index()
    assert pieces("kwantumschuim") == []
    assert pieces("kwantumschuim", MemberFactory().account) == [("de modelbrief", "Over kwantumschuim")]


def test_a_file_stands_with_a_page_once_by_the_best_name_it_has(home):
    shown, linked = file_with(b"a"), file_with(b"b")
    body = [
        *text_with(linking_to(shown) + linking_to(linked, words="") + '<a linktype="document" id="0">Weg</a>'),
        *body_with(shown),
    ]
    assert put(home, "Met beide", body=body).body_files() == [("Bijlage", shown), ("Bijlage", linked)]


def test_all_files_that_texts_link_to_are_asked_for_at_once(home, django_assert_num_queries):
    page = put(home, "Met links", body=text_with(linking_to(*(file_with(b"a") for _ in range(5)))))
    with django_assert_num_queries(1):
        assert len(page.body_files()) == 5
    with django_assert_num_queries(0):
        assert StandardPage(title="Zonder", body=text_with("<p>Niets</p>")).body_files() == []


# What leaks to nobody


def pieces(q, person=VISITOR):
    return [(hit.file, rendering.plain_text(hit.snippet)) for hit in search(SearchRequest(q=q), person).hits]


def test_a_file_for_members_is_found_by_members_only(index, home, client):
    file = file_with(b"Geheim over kwantumschuim", members_only=True)
    put(home, "Openbare pagina", body=body_with(file))
    put(home, "Pagina voor leden", body=body_with(file), members_only=True)
    index()
    page = shown(client, "kwantumschuim")
    assert results(page) == []
    assert "0 resultaten" in page
    assert "Geheim" not in page
    assert "kwantumschuim" not in shown(client, "kwantumschium")
    client.force_login(MemberFactory().account)
    assert sorted(results(shown(client, "kwantumschuim"))) == ["Openbare pagina", "Pagina voor leden"]
    assert "Resultaten voor ‘<strong>kwantumschuim</strong>’" in shown(client, "kwantumschium")
    assert pieces("kwantumschuim", MemberFactory().account) == [("Bijlage", "Geheim over kwantumschuim")] * 2


def test_a_file_for_members_alone_is_found_with_the_public_page_and_corrects_for_members_only(index, home, client):
    put(home, "Openbare pagina", body=body_with(file_with(b"Geheim over kwantumschuim", members_only=True)))
    index()
    for typed in ("kwantumschuim", "kwantumschium", "kwantum", "schuim"):
        page = shown(client, typed)
        assert results(page) == []
        assert "Geheim" not in page
        assert typed == "kwantumschuim" or "kwantumschuim" not in page
    client.force_login(MemberFactory().account)
    assert results(shown(client, "kwantumschuim")) == ["Openbare pagina"]
    assert results(shown(client, "kwantumschium")) == ["Openbare pagina"]


def with_attachment(home, title, body):
    file = File.objects.get(pk=body[0]["value"]["file"])
    return guide(home, title, attachments=[HandreikingAttachment(title="Bijlage", file=file)])


def with_model_document(home, title, body):
    words = {"title": "Melden", "goal": "", "steps": []}
    phases = [{"type": "phase", "value": {**words, "documents": [body[0]["value"]]}}]
    return home.add_child(instance=Voorbeeldaanpak(title=title, slug="aanpak", phases=phases))


@pytest.mark.parametrize("make", [put, news, model, meeting, guide, with_attachment, with_model_document])
def test_a_file_that_is_opened_or_closed_is_found_by_others_at_the_next_turn_of_the_worker(index, home, make):
    file = file_with(b"Over kwantumschuim", members_only=True)
    ReferenceIndex.create_or_update_for_object(make(home, "Met bestand", body=body_with(file)))
    index()
    assert pieces("kwantumschuim") == []
    file.members_only = False
    file.save()
    index()
    assert pieces("kwantumschuim") == [("Bijlage", "Over kwantumschuim")]
    close(file)
    index()
    assert pieces("kwantumschuim") == []


def close(file):
    file.members_only = True
    file.save()


def test_a_file_that_was_closed_is_shown_to_no_visitor_while_the_index_still_holds_it(index, home):
    file = file_with(b"Over kwantumschuim en een geheim")
    put(home, "Met bestand", "Een pagina.", body=body_with(file))
    index()
    assert pieces("kwantumschuim") == [("Bijlage", "Over kwantumschuim en een geheim")]
    close(file)
    assert pieces("kwantumschuim") == [("", "Een pagina.")]
    assert pieces("kwantumschuim", MemberFactory().account) == [("Bijlage", "Over kwantumschuim en een geheim")]


def test_another_file_that_is_open_is_shown_in_its_place(index, home):
    closed, other = file_with(b"Geheim kwantumschuim"), file_with(b"Open kwantumschuim")
    put(home, "Met bestanden", body=body_with(closed, other))
    index()
    close(closed)
    assert pieces("kwantumschuim") == [("Bijlage", "Open kwantumschuim")]


def asked_about_files(q):
    with CaptureQueriesContext(connection) as asked:
        assert search(SearchRequest(q=q), VISITOR).total == 4
    return sum('FROM "core_file"' in row["sql"] for row in asked)


def test_which_files_are_open_is_asked_once_for_all_results_and_only_when_one_is_shown(index, home):
    for number in range(4):
        put(home, f"Pagina {number}", body=body_with(file_with(b"Over kwantumschuim")))
    index()
    assert [asked_about_files(q) for q in ("pagina", "kwantumschuim")] == [0, 1]
