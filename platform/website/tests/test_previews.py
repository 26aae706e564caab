"""Editors see a page as a visitor and as a member gets it, before it is published."""

import datetime as dt
import json

import pytest
from django.apps import apps

from core import clock
from core.models import BasePage
from events.models import Event
from knowledge.models import Escalatiemodel
from members.tests.factories import AccountFactory
from website.models import NewsIndex, Nieuwsbericht, StandardPage

pytestmark = pytest.mark.django_db
TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def new(model, **values):
    """A page that is not kept yet."""
    start = clock.now() + dt.timedelta(days=3)
    known = {field.name for field in model._meta.get_fields()}
    needed = {
        "start": start,
        "end": start + dt.timedelta(hours=1),
        "situation": "Zo was het.",
        "approach": "Dit deden zij.",
        "rung": "zorg",
    }
    return model(title="Proef", slug="proef", **{name: value for name, value in needed.items() if name in known}, **values)


def make(model, home, **values):
    return home.add_child(instance=new(model, **values))


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
@pytest.mark.parametrize("mode", ["visitor", "member"])
def test_every_page_type_can_be_previewed(home, model, mode, tmp_path, settings):
    settings.SEARCH_URL = f"embedded://{tmp_path / 'leeg'}"
    page = make(model, home)
    answer = page.make_preview_request(preview_mode=mode)
    assert answer.status_code == 200
    assert "Proef" in answer.content.decode()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
@pytest.mark.parametrize("mode", ["visitor", "member"])
def test_a_page_can_be_previewed_before_it_is_kept(home, model, mode, tmp_path, settings):
    settings.SEARCH_URL = f"embedded://{tmp_path / 'leeg'}"
    page = new(model)
    # Wagtail gives a new page a place in the tree, and no more.
    page.depth, page.path = home.depth + 1, page._get_path(home.path, home.depth + 1, 1)
    answer = page.make_preview_request(preview_mode=mode)
    assert answer.status_code == 200
    assert "Proef" in answer.content.decode()


def test_a_draft_may_hold_a_rung_without_a_number(home):
    rungs = [{"type": "trede", "value": {"number": number, "name": name}} for number, name in [(2, "Waarschuwen"), (None, "")]]
    page = make(Escalatiemodel, home, treden=json.dumps(rungs))
    answer = page.make_preview_request(preview_mode="visitor")
    assert answer.status_code == 200
    assert "Waarschuwen" in answer.content.decode()


def test_a_visitors_preview_of_a_members_page_is_closed(home):
    page = make(TYPES[0], home, members_only=True)
    assert "Alleen voor leden" in page.make_preview_request(preview_mode="visitor").content.decode()


def test_every_page_type_offers_both_previews():
    assert {tuple(mode for mode, _ in model.preview_modes) for model in TYPES} == {("visitor", "member")}


def test_what_an_editor_previews_is_shown_to_nobody_else(home, client):
    news = home.add_child(instance=NewsIndex(title="Nieuws", slug="nieuws"))
    item = news.add_child(instance=Nieuwsbericht(title="Gewone titel", slug="bericht"))
    item.title = "Geheime titel"
    home.tasks = json.dumps([{"type": "task", "value": {"icon": "book", "title": "Geheim", "text": "x", "address": "/x/"}}])
    for page in (item, home):
        for mode, _ in page.preview_modes:
            assert "eheim" in page.make_preview_request(preview_mode=mode).content.decode()
    for address in ("/nieuws/bericht/", "/"):
        assert "eheim" not in client.get(address).content.decode()


@pytest.mark.parametrize("mode", ["visitor", "member"])
def test_the_editor_gets_the_checks_on_every_preview(home, mode, client):
    editor = AccountFactory(is_superuser=True)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    asked = client.get("/beheer/").wsgi_request
    answer = make(StandardPage, home).make_preview_request(original_request=asked, preview_mode=mode)
    assert "wagtail-userbar" in answer.content.decode()


def test_a_member_of_no_name_sees_the_form_to_sign_up(home):
    page = make(Event, home, audience="leden")
    assert "Meld mij aan" in page.make_preview_request(preview_mode="member").content.decode()
    assert "Meld mij aan" not in page.make_preview_request(preview_mode="visitor").content.decode()
