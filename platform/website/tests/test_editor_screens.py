"""What editors read on the screens of the admin."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from core.models import Thema
from knowledge.models import Handreiking, Instrument, Partner
from members import roles
from members.tests.factories import signed_in
from website.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    return signed_in(client, roles.REDACTEUR)


def page(model=StandardPage, **values):
    number = Page.objects.count()
    return Page.get_first_root_node().add_child(instance=model(title=f"Pagina {number}", slug=f"pagina-{number}", **values))


def edit(client, thing):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[thing.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(("members_only", "words"), [(True, "Alleen voor leden"), (False, "Voor iedereen")])
def test_the_status_of_a_page_says_who_may_read_it(editor, members_only, words):
    panel = edit(editor, page(members_only=members_only)).select_one("[data-side-panel=status]")
    assert words in {heading.get_text(strip=True) for heading in panel.select("h3")}
    assert "set-privacy" not in str(panel)
    assert "Zichtbaar voor iedereen" not in panel.text


def test_choices_of_many_are_checkboxes_and_themes_stand_under_the_broader_one(editor):
    second, first = (Thema.objects.create(name=name, slug=name.lower(), order=order) for name, order in (("B", 2), ("A", 1)))
    for parent, name in ((second, "Bb"), (first, "Aa")):
        Thema.objects.create(name=name, slug=name.lower(), parent=parent, order=0)
    Partner.objects.create(name="GGD", slug="ggd")
    page(Instrument, rung="zorg")
    screen = edit(editor, page(Handreiking))
    boxes = screen.select("input[name=themes]")
    assert [box.parent.get_text(strip=True) for box in boxes] == ["A", "Aa", "B", "Bb"]
    assert [box.get("class") for box in boxes] == [None, ["lpw-onder"], None, ["lpw-onder"]]
    assert all(screen.select(f"input[type=checkbox][name={name}]") for name in ("instruments", "partners"))
    assert not screen.select("select[multiple]")


def test_no_page_asks_for_a_place_in_menus_that_it_does_not_get(editor):
    for model in (StandardPage, Handreiking):
        assert not edit(editor, page(model)).select("[name=show_in_menus]")


def test_own_settings_hold_what_works_here(editor):
    shown = editor.get("/beheer/account/").content.decode()
    assert 'name="name_email-first_name"' in shown
    assert "avatar" not in BeautifulSoup(shown, "html.parser").select_one("main").decode()
    assert "time_zone" not in shown
    fields = {"name_email-first_name": "Fem", "name_email-last_name": "Fris", "theme-theme": "system", "theme-density": "default"}
    editor.post("/beheer/account/", {**fields, "theme-contrast": "system"})
    assert editor.get("/beheer/").wsgi_request.user.first_name == "Fem"


def test_a_stranger_gets_no_settings(client):
    assert client.get("/beheer/account/").url == "/beheer/login/?next=/beheer/account/"


def test_signing_in_leads_back_to_a_list_with_all_its_filters(client):
    wanted = "/beheer/leden/?state=waiting&discipline=ggd"
    to_sign_in = client.get(client.get(wanted).url).url
    assert parse_qs(urlsplit(to_sign_in).query) == {"next": [wanted]}
