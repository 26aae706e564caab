"""Redirects that editors make: they lead somewhere, and stand where nothing else answers."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import create_redirects_from_dataset
from wagtail.models import Site

from members import roles
from members.tests.factories import signed_in
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


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/Oud Plan.pdf", "/Oud%20Plan.pdf"),
        ("/OUD-Pagina/é ü", "/OUD-Pagina/%C3%A9%20%C3%BC"),
        ("/oud%20plan%20é.pdf", "/oud%20plan%20%C3%A9.pdf"),
        ("/caf%C3%A9", "/café/"),
        ("/a=b;c [1]", "/a=b;c%20%5B1%5D"),
        ("/100% goed", "/100%25%20goed"),
        ("/lijst?naam=é ü", "/lijst?naam=%C3%A9%20%C3%BC"),
        ("oud plan", "/oud%20plan/"),
    ],
)
def test_a_redirect_works_however_its_signs_were_typed(editor, home, client, old, asked):
    add(editor, old, "/zoeken/")
    assert client.get(asked).get("Location") == "/zoeken/"


@pytest.mark.parametrize("old", ["https://elders.nl/x/", "//elders.nl/x/", "mailto:iemand", "https://[elders"])
def test_an_old_address_elsewhere_is_refused(editor, home, old):
    assert "Vul het oude adres in zonder de naam van de site" in add(editor, old, "/zoeken/")
    assert made() == []


def test_an_old_address_with_the_name_of_this_site_is_taken(editor, home):
    add(editor, f"http://{Site.objects.get().hostname}/oud plan/", "/zoeken/")
    assert made() == ["/oud%20plan"]


def test_a_list_of_redirects_in_a_file_goes_the_same_way(home):
    rows = [["/Oud Plan.pdf", "/zoeken/"], ["https://elders.nl/x/", "/zoeken/"]]
    told = create_redirects_from_dataset(rows, {"from_index": 0, "to_index": 1, "permanent": True, "site": None})
    assert made() == ["/Oud%20Plan.pdf"]
    assert "«elders.nl» is niet deze site" in told["errors"][0][2]


def test_a_file_of_redirects_that_is_sent_twice_is_read_once(client):
    signed_in(client, roles.BEHEERDER)
    file = SimpleUploadedFile("oud.csv", b"van,naar\n/oud/,https://example.org/nieuw/\n")
    shown = client.post(reverse("wagtailredirects:start_import"), {"import_file": file})
    hidden = BeautifulSoup(shown.content, "html.parser").select('form input[type="hidden"][name]')
    sent = {field["name"]: field.get("value", "") for field in hidden} | {"from_index": "0", "to_index": "1", "permanent": "on"}
    first, second = (client.post(reverse("wagtailredirects:process_import"), sent, follow=True) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert Redirect.objects.filter(old_path="/oud").count() == 1
    assert "Dit bestand was al ingelezen." in second.content.decode()
