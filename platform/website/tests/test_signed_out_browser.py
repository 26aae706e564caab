"""Who works in the admin and is signed out meanwhile loses nothing that was typed, and reads what to do."""

import re

import pytest
from playwright.sync_api import expect

from website.tests.browsing import sign_in

FIND = "from website.models import StandardPage; print(StandardPage.objects.filter(live=True).first().pk)"
FIND_NEWS = "from website.models import NewsIndex; print(NewsIndex.objects.first().pk)"
WAITING = "from members.models import Member; print(Member.objects.filter(state='waiting').first().pk)"
# Wagtail waits five seconds after the last key.
SAVES_BY_ITSELF = 15_000
TYPED = "Wat ik typte, blijft staan."
SIGNED_OUT = "U bent niet meer ingelogd. Wat u typte, staat hier nog."


def number(site, code):
    return site.manage("shell", "--verbosity", "0", "-c", code).strip().splitlines()[-1]


def sign_out(page):
    """Sign out in another tab of the same browser."""
    other = page.context.new_page()
    other.goto("/uitloggen/")
    other.click("main button[type=submit]")
    other.wait_for_url(re.compile(r"^(?!.*uitloggen)"))
    return other


@pytest.fixture
def editor(open_page, site):
    page = open_page()
    sign_in(page, "redacteur")
    page.goto(f"/beheer/pages/{number(site, FIND)}/edit/")
    page.wait_for_timeout(2500)  # Wagtail notes only after two seconds how the form began.
    return page


def test_a_page_waits_until_its_editor_is_signed_in_again(editor):
    other = sign_out(editor)
    editor.fill("#id_introduction", TYPED)
    alert = editor.get_by_role("alert").filter(has_text=SIGNED_OUT)
    expect(alert).to_be_visible(timeout=SAVES_BY_ITSELF)
    expect(editor.locator("[data-edit-form] footer").first).to_contain_text(SIGNED_OUT)
    editor.get_by_role("button", name="Bewaar concept").click()
    editor.wait_for_timeout(500)
    expect(editor.locator("#id_introduction")).to_have_value(TYPED)
    expect(editor.get_by_role("button", name="Bewaar concept")).to_be_enabled()
    with editor.context.expect_page() as opened:
        alert.get_by_role("link", name="Log in een ander tabblad in").click()
    expect(opened.value).to_have_url(re.compile("/inloggen/"))
    sign_in(other, "redacteur")
    editor.get_by_role("button", name="Bewaar concept").click()
    expect(editor.locator(".messages")).to_contain_text("is gewijzigd")
    expect(editor.locator("#id_introduction")).to_have_value(TYPED)
    assert editor.problems == []


def test_a_form_of_somebody_else_is_not_sent(editor):
    other = sign_out(editor)
    sign_in(other, "beheer")
    editor.fill("#id_introduction", TYPED)
    editor.get_by_role("button", name="Bewaar concept").click()
    expect(editor.get_by_role("alert").filter(has_text="iemand anders ingelogd")).to_be_visible()
    expect(editor.locator("#id_introduction")).to_have_value(TYPED)


def test_a_reason_waits_too(open_page, site):
    page = open_page()
    sign_in(page, "ledenbeheer")
    page.goto(f"/beheer/leden/{number(site, WAITING)}/besluit/")
    other = sign_out(page)
    page.check("input[value=refuse]")
    page.fill("textarea[name=reason]", TYPED)
    page.get_by_role("button", name="Besluit vastleggen en mailen").click()
    expect(page.get_by_role("alert").filter(has_text=SIGNED_OUT)).to_be_visible()
    expect(page.locator("textarea[name=reason]")).to_have_value(TYPED)
    sign_in(other, "ledenbeheer")
    page.get_by_role("button", name="Besluit vastleggen en mailen").click()
    expect(page.locator(".messages")).to_contain_text("is niet toegelaten")


def test_choosing_a_picture_waits_too(open_page, site):
    page = open_page()
    sign_in(page, "redacteur")
    page.goto(f"/beheer/pages/add/website/nieuwsbericht/{number(site, FIND_NEWS)}/")
    choose = page.get_by_role("button", name="Kies een afbeelding").first
    other = sign_out(page)
    choose.click()
    expect(page.get_by_role("alert").filter(has_text=SIGNED_OUT)).to_be_visible()
    sign_in(other, "redacteur")
    choose.click()
    expect(page.locator(".modal-dialog")).to_be_visible()
