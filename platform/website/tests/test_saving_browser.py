"""Saving by itself and pressing a button after that, or at the same moment, in a browser."""

import re

import pytest
from playwright.sync_api import APIResponse, Route, expect

from website.tests.browsing import sign_in

FIND = "from website.models import StandardPage; print(StandardPage.objects.filter(live=True).first().pk)"

ASK = """
from django.contrib.auth import get_user_model
from website.models import StandardPage
page = StandardPage.objects.filter(live=True).last()
author = get_user_model().objects.get(email="redacteur@example.org")
page.get_workflow().start(page, author)
print(page.pk)
"""


def saves_by_itself(request):
    return request.method == "POST" and "json" in request.headers.get("accept", "")


@pytest.fixture
def editor(open_page, site):
    """An editor with a page open, and words in it that are not saved yet."""
    page = open_page()
    sign_in(page, "redacteur")
    number = site.manage("shell", "--verbosity", "0", "-c", FIND).strip().splitlines()[-1]
    page.goto(f"/beheer/pages/{number}/edit/")
    page.wait_for_timeout(2500)  # Wagtail notes only after two seconds how the form began.
    return page


def publish(page):
    page.locator("footer [data-w-dropdown-target='toggle'], footer button[aria-expanded]").first.click()
    page.get_by_role("button", name="Publiceren").click()


def expect_published(page):
    expect(page).to_have_url(re.compile(r"/beheer/pages/\d+/$"))
    expect(page.get_by_text("gepubliceerd").first).to_be_visible()
    assert page.problems == []


def test_who_works_alone_publishes_after_the_draft_was_saved(editor):
    for words in ("Wat hier staat, is nieuw.", "Wat hier staat, is nog nieuwer."):
        with editor.expect_response(lambda answer: saves_by_itself(answer.request)):
            editor.fill("#id_introduction", words)
    editor.wait_for_timeout(500)
    publish(editor)
    expect_published(editor)


def test_a_button_waits_for_the_draft_that_is_being_saved(editor):
    waiting: list[tuple[Route, APIResponse]] = []

    def hold(route):
        if saves_by_itself(route.request) and not waiting:
            waiting.append((route, route.fetch()))
        else:
            route.continue_()

    editor.route("**/beheer/pages/*/edit/", hold)
    with editor.expect_request(saves_by_itself):
        editor.fill("#id_introduction", "Wat hier staat, is weer anders.")
    publish(editor)
    editor.wait_for_timeout(1000)
    expect(editor.locator("#id_introduction")).to_have_value("Wat hier staat, is weer anders.")
    route, saved = waiting[0]
    route.fulfill(response=saved)
    expect_published(editor)


@pytest.fixture
def reader(open_page, site):
    """Somebody who reads along, with a page open that waits for it."""
    page = open_page()
    sign_in(page, "beheer")
    number = site.manage("shell", "--verbosity", "0", "-c", ASK).strip().splitlines()[-1]
    page.goto(f"/beheer/pages/{number}/edit/")
    page.wait_for_timeout(2500)  # Wagtail notes only after two seconds how the form began.
    return page


def test_who_asks_for_changes_is_not_asked_whether_to_leave(reader):
    asked: list[str] = []

    def leave(dialog):
        asked.append(dialog.type)
        dialog.accept()

    reader.on("dialog", leave)
    reader.fill("#id_introduction", "Wat de lezer er zelf van maakte.")
    reader.wait_for_timeout(1000)
    reader.locator("footer [data-w-dropdown-target='toggle'], footer button[aria-expanded]").first.click()
    reader.get_by_role("button", name="Wijzigingen vragen").click()
    reader.locator(".modal textarea[name=comment]").fill("Zeg ook voor wie dit is.")
    reader.locator(".modal button[type=submit], .modal input[type=submit]").first.click()
    expect(reader).to_have_url(re.compile(r"/beheer/(pages/\d+/)?$"))
    assert (asked, reader.problems) == ([], [])
