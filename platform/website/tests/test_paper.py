"""A page on paper says whose it is, and where it stands."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from events.models import Event
from events.tests.factories import make_event
from knowledge.models import BegrippenIndex, RechtspraakIndex
from knowledge.tests.factories import ARTICLES, NEEDED
from website.models import HomePage, Nieuwsbericht, StandardPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [*ARTICLES, BegrippenIndex, RechtspraakIndex, Nieuwsbericht, StandardPage, Event])
def test_a_page_on_paper_says_where_it_came_from(client, model):
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    made = {"title": "Proef", "slug": "proef", **NEEDED.get(model, {})}
    page = make_event(parent=home) if model is Event else home.add_child(instance=model(**made))
    line = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".lpw-alleen-afdruk")
    assert line.get_text() == f"Landelijk Platform Woonoverlast, {page.full_url}"
