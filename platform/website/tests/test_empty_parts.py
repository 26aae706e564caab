"""Articles draw no heading above nothing."""

import datetime as dt

import pytest
from wagtail.models import Page, Site

from core import clock
from knowledge.models import Escalatiemodel, Handreiking, Voorbeeldaanpak
from website.models import HomePage

pytestmark = pytest.mark.django_db


def shown(client, model, **values):
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    Site.objects.update(root_page=home)
    home.add_child(instance=model(title="Leeg", slug="leeg", **values))
    answer = client.get("/leeg/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_guide_without_editions_owner_or_date_tells_nothing_about_itself(client):
    assert "Over deze handreiking" not in shown(client, Handreiking)


@pytest.mark.parametrize("model", [Handreiking, Voorbeeldaanpak])
def test_an_article_without_headings_names_none_and_can_be_printed(client, model):
    html = shown(client, model)
    assert "Op deze pagina" not in html
    assert "op-deze-pagina" not in html
    assert "data-afdrukken" in html


def test_an_article_with_only_a_source_names_it(client):
    html = shown(client, Handreiking, sources=[("source", {"title": "Wetboek"})])
    assert "Op deze pagina" in html
    assert 'href="#bronnen"' in html


@pytest.mark.parametrize("values", [{"kept_by": "Redactie"}, {"review_date": clock.today() + dt.timedelta(days=9)}])
def test_a_guide_with_an_owner_or_a_date_does(client, values):
    assert "Over deze handreiking" in shown(client, Handreiking, **values)


def test_an_approach_without_phases_names_none(client):
    html = shown(client, Voorbeeldaanpak)
    assert "De fasen" not in html
    assert "0 fasen" not in html
    assert "Over deze voorbeeldaanpak" not in html


def test_a_ladder_without_rungs_draws_none(client):
    html = shown(client, Escalatiemodel)
    assert "0 treden" not in html
    assert "als piramide" not in html
    assert "lpw-tredenlijst" not in html


def test_one_phase_is_not_called_many(client):
    phase = {"title": "Begin", "goal": "Weten wat er speelt.", "steps": []}
    assert "1 fase</li>" in shown(client, Voorbeeldaanpak, phases=[("phase", phase)])


def test_one_rung_is_not_called_many(client):
    html = shown(client, Escalatiemodel, treden=[("trede", {"number": 1, "name": "Praten", "instruments": []})])
    assert "1 trede</li>" in html
    assert "met 1 laag." in html
