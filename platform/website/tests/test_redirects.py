"""Redirects that editors make: they lead somewhere, and stand where nothing else answers."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from website.models import StandardPage

pytestmark = pytest.mark.django_db
BACK = "Dit leidt terug naar het oude adres"
TAKEN = "Op dit adres staat al iets"


@pytest.fixture
def kennis(home):
    return home.add_child(instance=StandardPage(title="Kennis", slug="kennis"))


def add(editor, old, link="", **values):
    """Ask for a redirect; return what is said of it."""
    answers = {"old_path": old, "redirect_link": link, "is_permanent": "on", **values}
    return editor.post(reverse("wagtailredirects:add"), answers, follow=True).content.decode()


def made():
    return list(Redirect.objects.values_list("old_path", flat=True))


@pytest.mark.parametrize("link", ["/lus/", "/lus", "http://{host}/lus/", "/lus/?a=b"])
def test_a_redirect_does_not_lead_to_itself(editor, home, link):
    assert BACK in add(editor, "/lus/", link.format(host=Site.objects.get().hostname))
    assert made() == []


def test_a_redirect_does_not_lead_back_along_another(editor, home):
    add(editor, "/een/", "/twee/")
    assert BACK in add(editor, "/twee/", "/een/")
    assert made() == ["/een"]


def test_the_same_path_on_another_site_is_somewhere_else(editor, home):
    add(editor, "/lus/", "https://elders.nl/lus/")
    assert made() == ["/lus"]


@pytest.mark.parametrize("old", ["/kennis/", "/kennis", "/zoeken/", "/", "/robots.txt"])
def test_an_address_where_something_stands_is_refused(editor, kennis, old):
    assert TAKEN in add(editor, old, "https://elders.nl/")
    assert made() == []


def test_a_page_that_came_back_is_no_circle(editor, kennis):
    Redirect.objects.create(old_path="/kennis", redirect_link="/oud/")
    add(editor, "/oud/", "/kennis/")
    assert "/oud" in made()


def test_a_path_on_this_site_is_a_target(editor, home, client):
    add(editor, "/vinden/", "/zoeken/?q=geluid")
    assert made() == ["/vinden"]
    assert client.get("/vinden/")["Location"] == "/zoeken/?q=geluid"


@pytest.mark.parametrize("link", ["zomaar iets", "//elders.nl/", "javascript:alert(1)"])
def test_what_is_no_address_is_refused_with_what_it_should_be(editor, home, link):
    shown = add(editor, "/oud/", link)
    assert "begint met «/»" in shown or made() == ["/oud"]
    assert not [row for row in Redirect.objects.all() if not row.redirect_link.startswith("https://")]


def test_the_fields_say_what_a_good_answer_looks_like(editor):
    form = BeautifulSoup(editor.get(reverse("wagtailredirects:add")).content, "html.parser").select_one("main form")
    for words in ("«/oude-pagina/»", "«/zoeken/» of «https://", "Kies een pagina van deze site"):
        assert words in form.text


def test_a_redirect_can_be_saved_again(editor, home):
    add(editor, "/oud/", "/zoeken/")
    known = Redirect.objects.get()
    answers = {"old_path": "/oud", "redirect_link": "/kaart/", "is_permanent": "on"}
    editor.post(reverse("wagtailredirects:edit", args=[known.pk]), answers)
    known.refresh_from_db()
    assert known.redirect_link == "/kaart/"
