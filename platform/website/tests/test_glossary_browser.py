"""The explanation of a term in place, in a real browser: by keyboard, finger and mouse, and without script."""

import re

import pytest
from playwright.sync_api import expect

from website.tests.browsing import violations
from website.tests.test_browser import GUIDE, LARGE

AS_IT_IS = "html { font-size: 100%; }"
GLOSSARY = re.compile(r"/kennisbank/begrippen/#melder$")
OUTSIDE_COLUMN = """card => {
  const own = card.getBoundingClientRect(), column = card.closest(".lpw-tekst").getBoundingClientRect();
  return [own.left < column.left, own.right > column.right + 1, document.documentElement.scrollWidth > innerWidth];
}"""


def term_of(page, word="melder"):
    return page.locator("a.lpw-begrip").get_by_text(word, exact=True)


def card_of(page):
    return page.get_by_role("dialog")


@pytest.mark.axe
def test_the_keyboard_opens_the_explanation_and_escape_gives_the_focus_back(open_page):
    page = open_page(bypass_csp=True)
    page.goto(GUIDE)
    term_of(page).focus()
    page.keyboard.press("Enter")
    expect(card_of(page)).to_be_focused()
    expect(card_of(page)).to_have_accessible_name("Melder")
    expect(card_of(page)).to_have_accessible_description("Iemand die overlast doorgeeft, meestal een omwonende.")
    expect(term_of(page)).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Meer over «Melder»")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card_of(page)).to_have_count(0)
    expect(term_of(page)).to_be_focused()


def test_the_explanation_closes_when_the_focus_goes_on(open_page):
    page = open_page()
    page.goto(GUIDE)
    term_of(page).press("Enter")
    for _ in range(3):
        expect(card_of(page)).to_be_visible()
        page.keyboard.press("Tab")
    expect(card_of(page)).to_have_count(0)
    assert page.problems == []


@pytest.mark.axe
def test_a_tap_on_a_phone_explains_in_place(open_page):
    page = open_page(390, has_touch=True, bypass_csp=True)
    page.goto(GUIDE)
    before = page.url
    term_of(page).tap()
    expect(card_of(page)).to_contain_text("Iemand die overlast doorgeeft, meestal een omwonende.")
    assert (page.url, violations(page)) == (before, [])
    page.get_by_role("button", name="Sluit").tap()
    expect(card_of(page)).to_have_count(0)
    term_of(page).tap()
    page.get_by_role("link", name="Meer over «Melder»").tap()
    expect(page).to_have_url(GLOSSARY)


def test_a_second_click_and_a_click_elsewhere_close_the_explanation(open_page):
    page = open_page()
    page.goto(GUIDE)
    for elsewhere in (term_of(page), page.locator("h1")):
        term_of(page).click()
        expect(card_of(page)).to_be_visible()
        elsewhere.click()
        expect(card_of(page)).to_have_count(0)


def test_the_mouse_shows_the_explanation_and_may_go_to_it(open_page):
    """WCAG 2.2, 1.4.13: what shows on hover stays under the mouse, and Escape takes it away."""
    page = open_page()
    page.goto(GUIDE)
    term_of(page).hover()
    card_of(page).get_by_text("Iemand die overlast").hover()
    expect(card_of(page)).to_be_visible()
    page.locator("h1").hover()
    expect(card_of(page)).to_have_count(0)
    term_of(page).hover()
    expect(card_of(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card_of(page)).to_have_count(0)


@pytest.mark.parametrize(("width", "css"), [(1280, AS_IT_IS), (390, AS_IT_IS), (320, AS_IT_IS), (320, LARGE), (640, LARGE)])
def test_every_explanation_stays_within_the_text(open_page, width, css):
    page = open_page(width, bypass_csp=True)
    page.goto(GUIDE)
    page.add_style_tag(content=css)
    outside = {}
    for term in page.locator("a.lpw-begrip").all():
        term.press("Enter")
        outside[term.text_content()] = card_of(page).evaluate(OUTSIDE_COLUMN)
        page.keyboard.press("Escape")
    assert outside
    assert [word for word, ways in outside.items() if any(ways)] == []


def test_an_open_explanation_is_not_printed(open_page):
    page = open_page()
    page.goto(GUIDE)
    term_of(page).press("Enter")
    expect(page.locator(".lpw-uitleg")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".lpw-uitleg")).to_be_hidden()


def test_without_script_a_term_leads_to_the_glossary(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(GUIDE)
    assert term_of(page).get_attribute("title") == "Iemand die overlast doorgeeft, meestal een omwonende."
    term_of(page).click()
    expect(page).to_have_url(GLOSSARY)
