"""The site as the outside meets it: headers, cookies, links, security.txt."""

import datetime as dt
import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlparse

import pytest
import requests
from bs4 import BeautifulSoup

from website.tests.test_browser import PUBLIC, SIGNED_IN

FORBIDDEN = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "http:", "https:", "*", "data:")
MOST_PAGES = 900


class Links(HTMLParser):
    """Gathers what a page points at."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if value and (
                (tag == "a" and name == "href")
                or (tag in ("img", "script") and name == "src")
                or (tag == "link" and name == "href")
            ):
                self.found.add(value)


def policy_of(answer):
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(
    "address", ["/", "/bestaat-niet/", "/inloggen/", "/zoeken/?q=geluid", "/robots.txt", "/nieuws/rss/", "/gezond/"]
)
def test_every_answer_has_a_strict_policy_and_safe_headers(site, address):
    answer = requests.get(site.address + address)
    policy = policy_of(answer)
    assert policy["default-src"] == ["'none'"]
    assert not [source for values in policy.values() for source in values if source in FORBIDDEN]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_static_file_and_a_document_are_not_sniffed(site):
    page = requests.get(site.address + "/kennisbank/handreikingen/burenruzie-oplossen/").text
    files = re.findall(r'href="(/bestanden/[^"]+)"', page) + re.findall(r'href="(/static/dist/[^"]+)"', page)
    assert len(files) >= 2
    for file in files:
        assert requests.get(site.address + file).headers["X-Content-Type-Options"] == "nosniff"


def test_a_guests_visit_sets_no_cookie(site):
    session = requests.Session()
    for address in (
        "/",
        "/kennisbank/",
        "/kennisbank/handreikingen/burenruzie-oplossen/",
        "/zoeken/?q=geluid",
        "/nieuws/",
        "/bijeenkomsten/",
        "/over-ons/",
        "/contact/",
    ):
        assert session.get(site.address + address).status_code == 200
    assert not session.cookies


def test_public_pages_hold_no_inline_script_or_style(site):
    for address in (
        "/",
        "/kennisbank/handreikingen/burenruzie-oplossen/",
        "/zoeken/?q=geluid",
        "/aanmelden/",
        "/bijeenkomsten/workshop-geluidsoverlast/",
    ):
        page = requests.get(site.address + address).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page), address


def test_security_txt_is_what_the_standard_asks(site):
    text = requests.get(site.address + "/.well-known/security.txt").text
    lines = dict(line.split(": ", 1) for line in text.strip().splitlines())
    assert set(lines) == {"Contact", "Expires", "Preferred-Languages", "Canonical", "Policy"}
    left = dt.datetime.fromisoformat(lines["Expires"]) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=30) < left < dt.timedelta(days=365)
    assert lines["Contact"].startswith("mailto:")
    assert requests.get(site.address + "/kwetsbaarheid-melden/").status_code == 200


def test_statements_are_linked_from_every_footer(site):
    for address in ("/", "/bestaat-niet/", "/leden/"):
        page = requests.get(site.address + address).text
        for statement in ("/toegankelijkheid/", "/privacy/", "/cookies/", "/kwetsbaarheid-melden/"):
            assert f'href="{statement}"' in page


def crawl(site, session, begin):
    """Follow every link of our own; returns what did not answer well, and how many pages were seen."""
    wanted = [begin]
    seen: set[str] = set()
    broken: list[tuple[int, str]] = []
    while wanted and len(seen) < MOST_PAGES:
        address = wanted.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = session.get(site.address + address)
        if answer.status_code >= 400:
            broken.append((answer.status_code, address))
        elif "text/html" in answer.headers.get("Content-Type", ""):
            links = Links()
            links.feed(answer.text)
            for link in links.found:
                target = urlparse(urldefrag(urljoin(site.address + address, link))[0])
                path = target.path + (f"?{target.query}" if target.query else "")
                if target.netloc == urlparse(site.address).netloc and worth_following(target.path, target.query):
                    wanted.append(path)
    return broken, len(seen)


def worth_following(path, query):
    """Leave out what only repeats: filters and sorting of lists, the admin, signing out, the demo mailbox."""
    return not path.startswith(("/beheer/", "/uitloggen/", "/demo/post/")) and query.count("=") <= 1 and "sorteer" not in query


@pytest.mark.parametrize("who", ["bezoeker", "lid", "redacteur"])
def test_every_link_answers(site, people, who):
    broken, seen = crawl(site, people[who], "/")
    assert broken == []
    assert seen > 150


def test_a_page_of_the_admin_that_is_not_there_says_so_in_our_words(site, people):
    answer = people["redacteur"].get(site.address + "/beheer/bestaat-niet/")
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 404
    assert page.h1.get_text() == "Deze pagina is er niet"
    assert "Wagtail" not in page.main.get_text()
    assert {link["href"] for link in page.main.select("a")} == {"/beheer/", "/"}


def test_every_form_is_looked_at_in_our_own_words(site, people):
    """Messages of the browser are short, in its own language, and gone after a few seconds."""
    pages = [("bezoeker", address) for address in [*PUBLIC, "/contact/"]] + [("lid", address) for address in SIGNED_IN]
    fields = "input:not([type=hidden]), select, textarea"
    checked_by_browser = [
        (address, form.get("action"))
        for who, address in pages
        for form in BeautifulSoup(people[who].get(site.address + address).text, "html.parser").select("form[method=post]")
        if form.select(fields) and not form.has_attr("novalidate")
    ]
    assert checked_by_browser == []


NO_TRAIL = {"/"}


def trail_of(page):
    """Return the breadcrumbs as titles; the last one is the page itself."""
    items = BeautifulSoup(page, "html.parser").select("nav[aria-label=Kruimelpad] li")
    assert [item for item in items if item.select("[aria-current=page]")] == items[-1:]
    return [item.get_text(strip=True) for item in items]


def test_every_page_but_the_first_says_where_one_is(site, people):
    pages = [("bezoeker", address) for address in PUBLIC] + [("lid", address) for address in SIGNED_IN]
    lost = [
        address
        for who, address in pages
        if address not in NO_TRAIL and len(trail_of(people[who].get(site.address + address).text)) < 2
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("who", "address", "trail"),
    [
        ("lid", "/mijn/gegevens/", ["Home", "Mijn platform", "Mijn gegevens"]),
        ("buiten", "/leden/", ["Home", "Ledengids"]),
        ("bezoeker", "/inloggen/code/", ["Home", "Inloggen", "Met een code"]),
        ("bezoeker", "/mijn-adres-klopt-niet/", ["Home", "Foutmelding"]),
        ("bezoeker", "/kennisbank/begrippen/", ["Home", "Kennisbank", "Begrippen"]),
    ],
)
def test_breadcrumbs_name_the_way_to_the_page(site, people, who, address, trail):
    assert trail_of(people[who].get(site.address + address).text) == trail
