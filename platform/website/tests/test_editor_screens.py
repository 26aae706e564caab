"""What editors read on the screens of the admin."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.models import BasePage, Thema
from events.models import Event, EventQuestion, ProgrammeItem
from knowledge.models import Begrip, Handreiking, Instrument, Partner, Uitspraak
from members import roles
from members.models import Municipality, Organisation
from members.tests.factories import signed_in
from website.models import HomePage, StandardPage

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


@pytest.mark.parametrize(
    ("live", "draft", "now", "later"),
    [
        (False, True, "Voor iedereen", "Na publicatie: alleen voor leden."),
        (True, False, "Alleen voor leden", "Na publicatie: voor iedereen."),
    ],
)
def test_the_status_tells_who_may_read_the_page_on_the_site_and_who_after_the_draft_is_published(editor, live, draft, now, later):
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef", members_only=live))
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    home.members_only = draft
    home.save_revision()
    screen = edit(editor, home)
    panel = screen.select_one("[data-side-panel=status]")
    assert now in {heading.get_text(strip=True) for heading in panel.select("h3")}
    assert later in panel.text
    assert screen.select_one(".page-status-tag")["aria-label"].startswith(now)


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


@pytest.mark.parametrize("model", [StandardPage, Handreiking, HomePage], ids=lambda model: model.__name__)
def test_the_tabs_have_the_same_names_everywhere(editor, model):
    names = [tab.get_text(" ", strip=True).split(" (")[0] for tab in edit(editor, page(model)).select("[role=tab]")]
    assert names[0] == "Inhoud"
    assert names[-2:] == ["Vindbaarheid", "Instellingen"]


def test_labels_begin_with_a_capital(editor):
    labels = [label.get_text(" ", strip=True) for label in edit(editor, page(Handreiking)).select(".w-field__label")]
    assert {"Voor wie", "Treden"} <= set(labels)
    assert not [label for label in labels if label and label[0].islower()]


def test_every_page_type_says_what_it_is_for(editor):
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    assert not [model.__name__ for model in types if not model.get_page_description()]
    home = page(HomePage)
    shown = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk])).content.decode()
    assert "Mag andere tekstpagina&#x27;s onder zich hebben" in shown


def without_help(model):
    """Return the names of the fields that an editor fills in without being told what a good answer looks like."""
    fields = get_edit_handler(model).get_form_class().base_fields
    known = {"seen", "slug", "comment_notifications"}
    return [name for name, field in fields.items() if not field.help_text and name not in known]


@pytest.mark.parametrize(
    "model", [Event, HomePage, Handreiking, Uitspraak, Begrip, Thema, Partner], ids=lambda model: model.__name__
)
def test_every_field_says_what_a_good_answer_looks_like(model):
    own = {field.name for field in model._meta.local_fields + model._meta.local_many_to_many} | {"body"}
    assert not [name for name in without_help(model) if name in own]


def test_parts_of_a_meeting_say_what_a_good_answer_looks_like():
    for model in (ProgrammeItem, EventQuestion, Organisation, Municipality):
        fields = [field for field in model._meta.local_fields if field.editable and not field.auto_created]
        hidden = {"page", "sort_order", "latitude", "longitude", "hex_q", "hex_r"}
        assert not [field.name for field in fields if not field.help_text and field.name not in hidden], model


def test_a_redirect_leads_somewhere(editor):
    answers = {"old_path": "/oud/", "is_permanent": "on"}
    shown = editor.post(reverse("wagtailredirects:add"), answers).content.decode()
    assert "anders leidt de doorverwijzing nergens heen" in shown
    assert not Redirect.objects.exists()
    editor.post(reverse("wagtailredirects:add"), {**answers, "redirect_link": "https://www.voorbeeld.nl/nieuw/"})
    assert Redirect.objects.get().link == "https://www.voorbeeld.nl/nieuw/"


@pytest.mark.parametrize("model", [Thema, Partner])
def test_an_address_comes_from_the_name(editor, model):
    add = reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:add")
    field = BeautifulSoup(editor.get(add).content, "html.parser").select_one("#id_name")
    assert field["data-w-sync-target-value"] == "#id_slug"
    assert "keyup->w-sync#apply" in field["data-action"]
    editor.post(add, {"name": "Geluid & buren", "slug": "", "order": "1"})
    known = model.objects.get()
    assert known.slug == "geluid-buren"
    edit_address = reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:edit", args=[known.pk])
    field = BeautifulSoup(editor.get(edit_address).content, "html.parser").select_one("#id_name")
    assert "keyup" not in str(field)
