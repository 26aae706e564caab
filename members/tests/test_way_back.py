"""Signing in leads back to where somebody was going, also by way of another page; and never outside this site."""

import re

import pytest
from bs4 import BeautifulSoup

from core.models import OutgoingMail
from core.testing.mail import written
from members.tests.factories import MemberFactory, MunicipalityFactory
from members.tests.test_accounts import ADDRESS, BACKEND, JOINING, NEW, SECRET, ask_code, code, newest_mail

pytestmark = pytest.mark.django_db
GOING = "/bijeenkomsten/casuistiek/"
NEXT = "?next=/bijeenkomsten/casuistiek/"


@pytest.fixture
def member():
    member = MemberFactory(account__email=ADDRESS)
    member.account.set_password(SECRET)
    member.account.save()
    return member


def links(page):
    return {link["href"] for link in BeautifulSoup(page.content, "html.parser").find("main").find_all("a", href=True)}


def test_every_way_to_sign_in_keeps_the_way_back(client):
    assert {f"/aanmelden/{NEXT}", f"/wachtwoord-vergeten/{NEXT}", f"/inloggen/code/{NEXT}"} <= unquoted(client, "/inloggen/")
    assert f"/inloggen/{NEXT}" in unquoted(client, "/inloggen/code/")
    assert f"/inloggen/{NEXT}" in unquoted(client, "/aanmelden/")


def unquoted(client, page):
    return {link.replace("%2F", "/") for link in links(client.get(f"{page}{NEXT}"))}


@pytest.mark.parametrize("asked", ["/inloggen/", "/inloggen/code/", "/aanmelden/"])
def test_the_way_back_leads_nowhere_else(client, asked):
    assert not any("elders" in link for link in links(client.get(f"{asked}?next=https://elders.example.org/")))


@pytest.mark.parametrize("wrong", ["null", "kom-terug", "http://[x", "//[x"])
def test_what_is_no_address_leads_to_ones_own_pages(client, member, wrong):
    """Also from a page for who is signed out, opened again by who is signed in."""
    assert not any("next" in link for link in links(client.get("/inloggen/", {"next": wrong})))
    client.force_login(member.account, backend=BACKEND)
    for entrance in ("/inloggen/", "/inloggen/code/bevestigen/", "/account/bevestigen/", "/mijn/lid-worden/"):
        assert client.get(entrance, {"next": wrong}).url == "/mijn/"


def test_who_joins_arrives_where_he_was_going(client):
    MunicipalityFactory(name="Zwolle")
    page = client.post("/aanmelden/", {**JOINING, "next": GOING}, follow=True)
    at = page.redirect_chain[-1][0]
    assert client.post(at, {"code": code()}).url == GOING


@pytest.mark.parametrize("address", [ADDRESS, JOINING["email"]])
def test_who_begins_anew_keeps_the_way_back_known_or_not(client, member, address):
    MunicipalityFactory(name="Zwolle")
    at = client.post("/aanmelden/", {**JOINING, "email": address, "next": GOING}).url
    assert client.post(at, {"action": "opnieuw"}).url.replace("%2F", "/") == f"/aanmelden/{NEXT}"


def test_who_asks_another_code_keeps_the_way_back(client, member):
    at = client.post("/inloggen/code/", {"email": ADDRESS, "next": GOING}).url
    assert client.get(f"/inloggen/code/{NEXT}").url == at
    assert client.post(at, {"action": "opnieuw"}).url.replace("%2F", "/") == f"/inloggen/code/{NEXT}"


def test_beginning_anew_leads_nowhere_else(client, member):
    ask_code(client)
    answer = client.post("/inloggen/code/bevestigen/?next=https://elders.example.org/", {"action": "opnieuw"})
    assert answer.url == "/inloggen/code/"


def test_who_waits_for_a_code_may_use_his_password_after_all(client, member):
    ask_code(client)
    assert client.get("/inloggen/").status_code == 200
    assert client.post("/inloggen/", {"login": ADDRESS, "password": SECRET, "next": GOING}).url == GOING


def test_a_look_at_the_password_page_leaves_the_mailed_code_as_it_is(client, member):
    ask_code(client)
    client.get("/inloggen/")
    client.post("/inloggen/code/bevestigen/", {"code": code()})
    assert "_auth_user_id" in client.session


def test_who_forgot_his_password_keeps_the_way_back(client, member):
    done = client.post("/wachtwoord-vergeten/", {"email": ADDRESS, "next": GOING})
    assert done.url.startswith("/wachtwoord-vergeten/verstuurd/")
    (link,) = re.findall(r"http[^/]+//[^/]+(/wachtwoord-vergeten/nieuw/\S+)", newest_mail().text)
    page = client.get(link, follow=True)
    form = {field["name"]: field.get("value", "") for field in BeautifulSoup(page.content, "html.parser").select("main input")}
    done = client.post(page.request["PATH_INFO"], {**form, **NEW}, follow=True)
    assert f"/inloggen/{NEXT}" in {link.replace("%2F", "/") for link in links(done)}


def test_the_mailed_link_leads_nowhere_else(client, member):
    client.post("/wachtwoord-vergeten/", {"email": ADDRESS, "next": "https://elders.example.org/"})
    assert "elders" not in written(OutgoingMail.objects.get()).text


def test_who_must_type_his_password_again_is_helped_when_he_forgot_it(client, member):
    client.force_login(member.account, backend=BACKEND)
    page = client.post("/mijn/e-mail/", {"email": "nieuw@zwolle.example.org", "action_add": ""}, follow=True)
    assert "Bent u het echt?" in page.content.decode()
    assert "/wachtwoord-vergeten/?next=/mijn/e-mail/" in {link.replace("%2F", "/") for link in links(page)}
    assert client.get("/wachtwoord-vergeten/").status_code == 200
