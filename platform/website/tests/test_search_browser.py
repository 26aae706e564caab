"""Searching in a real browser: suggestions by keyboard, filters, and telling what was missed, with and without script."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from website.tests.browsing import violations


@pytest.fixture
def typing(open_page):
    """The search page with «gelu» typed and the suggestions open."""

    def begin(width=1280, **options):
        page = open_page(width, **options)
        page.goto("/zoeken/")
        page.locator("#zoekwoord").press_sequentially("gelu")
        expect(page.get_by_role("listbox", name="Suggesties")).to_be_visible()
        return page

    return begin


def chosen_option(page):
    """Return the text of the option that the field says is the active one."""
    active = page.locator("#zoekwoord").get_attribute("aria-activedescendant")
    return page.locator(f"#{active} > span").first.inner_text() if active else ""


def test_suggestions_say_what_they_are(typing):
    """WAI-ARIA 1.2, combobox with a listbox popup."""
    page = typing()
    field = page.get_by_role("combobox", name="Zoekwoord")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", page.get_by_role("listbox").get_attribute("id"))
    expect(page.locator(".lpw-suggesties + [role=status]")).to_have_text(re.compile(r"^\d+ suggesties?$"))
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert chosen_option(page) == first.locator("span").first.inner_text()


def test_a_suggestion_is_taken_with_the_keyboard(typing):
    page = typing()
    title = page.locator("[role=option][data-adres]").first
    address = title.get_attribute("data-adres")
    for _ in range(page.get_by_role("option").count()):
        page.keyboard.press("ArrowDown")
        if page.locator("[aria-selected=true]").get_attribute("data-adres") == address:
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    assert page.problems == []


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(typing):
    page = typing()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#zoekwoord")).to_have_value("gelu")
    expect(page.locator("#zoekwoord")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?*q=gelu*")


def test_enter_without_a_choice_searches_for_what_was_typed(typing):
    page = typing()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?*q=gelu*")


def test_leaving_the_field_closes_the_suggestions(typing):
    page = typing()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.axe
@pytest.mark.parametrize("width", [1280, 390])
def test_open_suggestions_are_accessible_and_fit_the_screen(typing, width):
    page = typing(width, bypass_csp=True)
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_choice_is_told_and_says_nothing_of_who_chose(open_page):
    page = open_page()
    page.goto("/zoeken/?q=geluid")
    with page.expect_request("**/zoeken/gekozen/") as sent:
        page.locator(".lpw-resultaat__titel a").nth(1).click()
    assert sent.value.method == "POST"
    assert not sent.value.all_headers().get("cookie")


def number_of(page):
    return int(page.locator("#resultaat-titel").inner_text().split()[0])


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
@pytest.mark.parametrize("width", [1280, 390])
def test_filters_narrow_widen_and_go_one_by_one(open_page, width, script):
    page = open_page(width, java_script_enabled=script)
    page.goto("/zoeken/?q=overlast")
    everything = number_of(page)
    if script and width == 390:
        page.get_by_role("button", name="Filters").click()
    choice = page.locator("label.lpw-keuze", has=page.locator("input[name=soort][value=handreiking]"))
    number = int(choice.locator(".lpw-keuze__aantal").inner_text().split()[-1])
    choice.get_by_role("checkbox").check()
    page.get_by_role("button", name="Toon resultaten").click()
    assert number_of(page) == number < everything
    assert parse_qs(urlsplit(page.url).query)["soort"] == ["handreiking"]
    page.get_by_role("link", name=re.compile("^Verwijder filter")).first.click()
    assert number_of(page) == everything
    assert page.problems == []


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_who_finds_nothing_can_tell_what_was_missed(open_page, script):
    page = open_page(390, java_script_enabled=script)
    page.goto("/zoeken/?q=kwantumschuim")
    expect(page.locator("#resultaat-titel")).to_have_text("0 resultaten voor ‘kwantumschuim’")
    tell(page, "ik")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vertel wat u zocht")
    summary = page.get_by_role("alert")
    expect(summary.get_by_role("link")).to_have_text("Vertel in een paar woorden wat u zocht.")
    if script:
        expect(summary).to_be_focused()
    expect(page.locator("#wens-fout")).to_have_text("Vertel in een paar woorden wat u zocht.")
    expect(page.get_by_label(MISSED)).to_have_value("ik")
    tell(page, "Een handreiking over kwantumschuim in portieken")
    page.wait_for_url("**/zoeken/gemist/?bedankt=ja")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt")
    assert page.problems == []


@pytest.mark.axe
@pytest.mark.parametrize("width", [1280, 390])
def test_a_refused_text_is_accessible(open_page, width):
    page = open_page(width, bypass_csp=True)
    page.goto("/zoeken/?q=kwantumschuim")
    tell(page, "ik")
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/zoeken/?q=geluid", "/kennisbank/handreikingen/"])
def test_the_results_are_printed_and_their_controls_are_not(open_page, address):
    page = open_page()
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator("#resultaat-titel")).to_be_visible()
    expect(page.locator(".lpw-resultaat").last).to_be_visible()
    for control in ("#filters", "#zoekwoord", "#sorteer", ".lpw-paginering"):
        expect(page.locator(control)).to_be_hidden()


LARGE_TEXT = "html { font-size: 200% !important }"


@pytest.mark.parametrize(("width", "style"), [(1280, ""), (390, ""), (320, LARGE_TEXT)])
@pytest.mark.parametrize("address", ["/zoeken/?q={}", "/zoeken/?q={}&letterlijk=ja", "/kennisbank/?q={}"])
def test_a_word_of_three_hundred_letters_fits_the_screen(open_page, address, width, style):
    page = open_page(width, bypass_csp=True)
    page.goto(address.format("x" * 300))
    if style:
        page.add_style_tag(content=style)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    wide = "part => part.scrollWidth <= part.clientWidth"
    assert page.locator("#resultaat-titel").evaluate(wide)
    assert len(page.locator("#resultaat-titel").inner_text()) < 110


@pytest.mark.parametrize("width", [1280, 390])
def test_the_filters_can_be_skipped_by_keyboard(open_page, width):
    page = open_page(width)
    page.goto("/zoeken/?q=geluid")
    page.get_by_role("button", name="Zoek", exact=True).last.focus()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de resultaten")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#resultaat-titel")).to_be_focused()


MISSED = "Wat wilde u weten of doen?"


def tell(page, text):
    page.get_by_label(MISSED).fill(text)
    page.get_by_role("button", name="Verstuur").click()
