"""Making a page while another one comes at the same moment: one is made, and the other is shown again with what was typed."""

import pytest
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import Page

from core.last_seen import PageForm
from knowledge.models import Handreiking, KnowledgeIndex
from members import roles
from members.tests.factories import signed_in
from website.models import HomePage, StandardPage
from website.tests.filled_in import fields

pytestmark = pytest.mark.django_db
TYPED = {"title": "Over ons", "slug": "over-ons", "introduction": "Wie wij zijn."}


@pytest.fixture
def make(client, home):
    """What sends the form of a new page."""
    signed_in(client, roles.REDACTEUR)
    address = reverse("wagtailadmin_pages:add", args=["website", "standardpage", home.pk])
    form = fields(client.get(address).content.decode())
    return lambda **data: client.post(address, {**form, **TYPED, **data})


def first_is_made_between_looking_and_saving(monkeypatch, home):
    clean = PageForm.clean

    def looked(form):
        cleaned = clean(form)
        if not StandardPage.objects.exists():
            Page.objects.get(pk=home.pk).add_child(instance=StandardPage(title="Over ons", slug="over-ons"))
        return cleaned

    monkeypatch.setattr(PageForm, "clean", looked)


@pytest.mark.parametrize("action", [{}, {"action-publish": "on"}, {"action-submit": "on"}])
def test_who_comes_second_reads_that_the_address_is_taken_and_keeps_what_was_typed(make, home, monkeypatch, action):
    first_is_made_between_looking_and_saving(monkeypatch, home)
    answer = make(**action)
    assert answer.status_code == 200
    assert "Het adres «over-ons» is" in answer.content.decode()
    assert "Wie wij zijn." in answer.content.decode()
    assert StandardPage.objects.count() == 1


def test_a_place_in_the_tree_that_was_taken_meanwhile_asks_to_save_again(make, home, monkeypatch):
    def taken(*_, **__):
        raise IntegrityError

    monkeypatch.setattr(HomePage, "add_child", taken)
    shown = make().content.decode()
    assert "Op hetzelfde moment kwam er een andere pagina bij." in shown
    assert "Wie wij zijn." in shown


def test_who_is_alone_makes_the_page(make):
    assert make().status_code == 302
    assert StandardPage.objects.get().introduction == TYPED["introduction"]


def test_who_may_not_enter_the_admin_makes_nothing(client, home):
    address = reverse("wagtailadmin_pages:add", args=["website", "standardpage", home.pk])
    assert client.post(address, TYPED).status_code == 302
    assert not StandardPage.objects.exists()


@pytest.mark.parametrize("slug", ["é", "mijn pagina", "a/b"])
def test_an_address_has_plain_letters_only_and_says_so_in_plain_dutch(editor, home, slug):
    page = home.add_child(instance=StandardPage(title="Over ons", slug="over-ons"))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = editor.post(address, {**fields(editor.get(address).content), "slug": slug}).content.decode()
    assert "Gebruik hier alleen letters zonder accenten, cijfers en streepjes." in shown
    assert "Unicode" not in shown


@pytest.mark.parametrize(
    ("title", "address"), [("Burenruzie", "burenruzie"), ("Over ons", "over-ons-2"), ("دردشة", "drdshh"), ("★★", "pagina")]
)
def test_the_address_comes_of_the_title_when_the_browser_had_no_time_to_make_it(make, home, title, address):
    home.add_child(instance=StandardPage(title="Over ons", slug="over-ons"))
    assert make(title=title, slug="").status_code == 302
    assert StandardPage.objects.last().slug == address


def test_an_empty_page_only_hears_that_it_needs_a_title(make):
    answer = make(title="", slug="", introduction="")
    assert answer.content.decode().count("Vul dit in.") == 1
    assert list(answer.context["form"].errors) == ["title"]


def test_a_page_that_saves_itself_knows_the_address_that_was_made(editor, home):
    address = reverse("wagtailadmin_pages:add", args=["website", "standardpage", home.pk])
    form = {**fields(editor.get(address).content.decode()), "title": "Burenruzie", "slug": ""}
    told = editor.post(address, form, headers={"accept": "application/json"}).json()
    assert told["field_updates"]["slug"] == "burenruzie"


def test_the_address_of_a_page_that_is_there_is_not_changed_by_emptying_it(editor, home):
    page = home.add_child(instance=StandardPage(title="Over ons", slug="oud"))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = editor.post(address, {**fields(editor.get(address).content), "slug": ""}).content.decode()
    assert "Vul dit in." in shown


WITHOUT = {f"{name}-count": "0" for name in ("legal_basis", "related")}


@pytest.mark.parametrize(("action", "status"), [({}, 302), ({"action-submit": "on"}, 200), ({"action-publish": "on"}, 200)])
def test_a_guide_of_only_a_title_stays_a_draft(editor, home, action, status):
    section = home.add_child(instance=KnowledgeIndex(title="Handreikingen", slug="handreikingen"))
    address = reverse("wagtailadmin_pages:add", args=["knowledge", "handreiking", section.pk])
    answer = editor.post(
        address, {**fields(editor.get(address).content.decode()), "title": "Leeg", "slug": "leeg", **WITHOUT, **action}
    )
    assert answer.status_code == status
    assert not Handreiking.objects.filter(live=True).exists()
    told = answer.context["form"].errors if action else {}
    assert set(told) == ({"introduction", "body"} if action else set())


def test_a_guide_that_says_it_in_short_may_be_published(editor, home):
    section = home.add_child(instance=KnowledgeIndex(title="Handreikingen", slug="handreikingen"))
    address = reverse("wagtailadmin_pages:add", args=["knowledge", "handreiking", section.pk])
    said = {"title": "Kort", "slug": "kort", "introduction": "Wat u doet.", "key_points": "Begin met een gesprek."}
    asked = fields(editor.get(address).content.decode())
    editor.post(address, {**asked, **said, **WITHOUT, "action-publish": "on"})
    assert Handreiking.objects.get().live
