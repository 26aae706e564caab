"""The running demo site, shared by the tests that look at it from outside."""

import pytest
from django.test import override_settings
from django.utils.text import slugify
from playwright.sync_api import sync_playwright
from wagtail.models import Page, Site

from core.testing.parts import chromium_program
from core.testing.site import demo_site
from members import roles
from members.tests.factories import signed_in
from search import outbox
from website.models import HomePage, StandardPage
from website.tests.browsing import ARGUMENTS


@pytest.fixture(scope="session")
def site():
    with demo_site() as running:
        yield running


@pytest.fixture(scope="session")
def people(site):
    """Sessions of who may come by."""
    return {
        "bezoeker": site.visitor(),
        "buiten": site.signed_in("buiten"),
        "lid": site.signed_in("lid"),
        "redacteur": site.signed_in("redacteur"),
        "ledenbeheer": site.signed_in("ledenbeheer"),
        "organisator": site.signed_in("organisator"),
        "beheer": site.signed_in("beheer"),
    }


@pytest.fixture
def index(tmp_path):
    """An index of the test's own, and a way to bring it up to date as the worker does."""
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'index'}"):
        outbox.rebuild()
        yield outbox.apply_changes


@pytest.fixture
def home():
    """The first page of a site, so that pages below it have addresses."""
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    Site.objects.update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def editor(client):
    """A browser in which an editor is signed in."""
    return signed_in(client, roles.REDACTEUR)


@pytest.fixture(scope="module")
def browser():
    """A browser for the tests of one file.

    As long as it runs, Playwright's event loop does too, and under that Django refuses its database: to the files after this one.
    """
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_program(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser, site):
    """Open pages that fail the test on a message of the Content-Security-Policy or a script error."""
    contexts = []

    def make(width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=site.address, **options)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on(
            "console", lambda message: page.problems.append(message.text) if "Content Security Policy" in message.text else None
        )
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def put(home, index):
    """Make pages that can be found."""

    def put(*titles, **values):
        made = [home.add_child(instance=StandardPage(title=title, slug=slugify(title), **values)) for title in titles]
        index()
        return made

    return put
