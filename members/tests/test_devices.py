"""The list of devices on which one is signed in."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from members.devices import device_name, forget_signed_out
from members.tests.factories import MemberFactory

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/141.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WINDOWS, "Chrome op Windows"),
        (f"{WINDOWS} Edg/141.0.0.0", "Edge op Windows"),
        (f"{WINDOWS} OPR/120.0.0.0", "Opera op Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox op Linux"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15",
            "Safari op Mac",
        ),
        (f"{IPHONE} Version/18.5 Mobile/15E148 Safari/604.1", "Safari op iPhone"),
        (f"{IPHONE} CriOS/141.0 Mobile/15E148 Safari/604.1", "Chrome op iPhone"),
        (
            f"Mozilla/5.0 (Linux; Android 15; SM-S921B) {WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            "Samsung Internet op Android",
        ),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {WEBKIT} Chrome/141.0.0.0 Safari/537.36", "Chrome op Chromebook"),
        ("Mozilla/5.0 (Windows NT 10.0)", "Onbekende browser op Windows"),
        ("curl/8.5.0", "Onbekend apparaat"),
        ("", "Onbekend apparaat"),
    ],
)
def test_a_device_has_the_name_that_people_know(user_agent, name):
    assert device_name(user_agent) == name


@pytest.fixture
def here(db, client):
    """A member who signed in on this device, and long ago on another."""
    account = MemberFactory().account
    account.set_password("een-lang-wachtwoord-voor-nu")
    account.save()
    answers = {"login": account.email, "password": "een-lang-wachtwoord-voor-nu"}
    client.post("/inloggen/", answers, headers={"user-agent": WINDOWS})
    return UserSession.objects.get()


def test_the_list_names_the_device_and_when_it_was_last_used(client, here):
    page = BeautifulSoup(client.get("/mijn/apparaten/").content, "html.parser")
    row = page.main.select_one("tbody tr")
    assert "Chrome op Windows" in row.th.get_text()
    assert "Dit apparaat" in row.th.get_text()
    assert row.select_one("[data-kop='Laatst gebruikt']").get_text(strip=True) == "Nu"
    assert "Mozilla" not in page.main.get_text()


def test_use_is_noted_at_most_once_an_hour(client, here):
    long_ago = clock.now() - dt.timedelta(days=3)
    UserSession.objects.update(last_seen_at=long_ago)
    cache.clear()
    client.get("/mijn/")
    here.refresh_from_db()
    assert here.last_seen_at > clock.now() - dt.timedelta(minutes=1)
    UserSession.objects.update(last_seen_at=long_ago)
    client.get("/mijn/")
    here.refresh_from_db()
    assert here.last_seen_at == long_ago


def test_nobody_is_looked_up_for_a_page_that_does_not_ask_who_comes(client, db):
    client.cookies["sessionid"] = "verzonnen"
    with CaptureQueriesContext(connection) as asked:
        client.get("/robots.txt")
    assert not [query["sql"] for query in asked.captured_queries if "session" in query["sql"]]


def test_who_signs_out_leaves_no_device_behind(client, here):
    client.post("/uitloggen/")
    assert not UserSession.objects.exists()


@pytest.mark.parametrize("over", ["gone", "expired"])
def test_a_device_whose_session_is_over_is_forgotten_and_only_that(client, here, over):
    other = UserSession.objects.create(user=here.user, ip="192.0.2.1", user_agent=IPHONE, session_key="a" * 32)
    if over == "expired":
        Session.objects.create(session_key=other.session_key, session_data="", expire_date=clock.now() - dt.timedelta(minutes=1))
    forget_signed_out()
    assert list(UserSession.objects.all()) == [here]
