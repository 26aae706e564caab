"""A page on paper says whose it is, and where it stands."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from wagtail.models import Page, Site

from events.models import Event, EventIndex
from events.tests.factories import make_event
from knowledge.models import BegrippenIndex, KnowledgeIndex, RechtspraakIndex
from knowledge.tests.factories import ARTICLES, NEEDED
from members.tests.factories import MemberFactory
from website.models import HomePage, NewsIndex, Nieuwsbericht, StandardPage

pytestmark = pytest.mark.django_db
LISTS = [BegrippenIndex, RechtspraakIndex, KnowledgeIndex, NewsIndex, EventIndex]


@pytest.mark.parametrize("model", [*ARTICLES, *LISTS, HomePage, Nieuwsbericht, StandardPage, Event])
def test_a_page_on_paper_says_where_it_came_from(client, model):
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    made = {"title": "Proef", "slug": "proef", **NEEDED.get(model, {})}
    page = make_event(parent=home) if model is Event else home.add_child(instance=model(**made))
    assert origin(client, page.url) == f"Landelijk Platform Woonoverlast, {settings.SITE_URL}{page.url}"


@pytest.mark.parametrize("address", ["/zoeken/?q=geluid&thema=geluid", "/aanmelden/", "/inloggen/", "/is-er-niet/"])
def test_a_list_a_form_and_an_error_say_it_too(client, address):
    assert origin(client, address) == f"Landelijk Platform Woonoverlast, {settings.SITE_URL}{address}"


@pytest.mark.parametrize("address", ["/leden/?q=jansen", "/mijn/"])
def test_what_only_members_see_says_it_too(client, address):
    client.force_login(MemberFactory().account)
    assert origin(client, address) == f"Landelijk Platform Woonoverlast, {settings.SITE_URL}{address}"


def origin(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser").select_one(".lpw-alleen-afdruk").get_text()
