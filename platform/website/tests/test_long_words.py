"""A word that is longer than a phone is wide breaks, wherever editors and members may type one."""

import pytest

from website.tests.browsing import open_everything, sign_in

PHONE = 390
WORD = "Woonoverlastaansprakelijkheidsverzekeringsmaatschappijdirecteur"
WORKSHOP = "/bijeenkomsten/workshop-geluidsoverlast/"
PAGES = [
    "/",
    "/kennisbank/handreikingen/",
    "/kennisbank/handreikingen/burenruzie-oplossen/",
    "/kennisbank/praktijkvoorbeelden/dalfsen-bemiddeling/",
    "/kennisbank/escalatiemodellen/groningen/",
    "/kennisbank/begrippen/",
    "/kennisbank/rechtspraak/",
    "/zoeken/?q=geluid",
    "/bijeenkomsten/",
    WORKSHOP,
    "/nieuws/",
    "/over-ons/visie/",
]
MEMBERS_PAGES = ["/mijn/", "/leden/", WORKSHOP]
# Puts the word in each text of the page in turn, but for buttons: their words are ours. Returns where the page, or the box round
# a table, became wider than it shows.
TOO_WIDE = """word => {
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = part => part && part.scrollWidth > part.clientWidth;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const around = text.parentElement;
    if (!text.data.trim() || around.closest("script, style, noscript, template, .nl-button")) continue;
    const before = text.data;
    text.data = before.replace(/\\S+/, word);
    if (cut(document.documentElement) || cut(around.closest(".lpw-tabelvak"))) {
      found.add([around.closest("[class]").className, around.localName].join(" "));
    }
    text.data = before;
  }
  return [...found];
}"""


def too_wide(page, addresses):
    """Return for each page the parts that a long word made too wide."""
    found = {}
    for address in addresses:
        page.goto(address)
        open_everything(page)
        if parts := page.evaluate(TOO_WIDE, WORD):
            found[address] = parts
    return found


def test_a_long_word_fits_a_phone(open_page):
    assert too_wide(open_page(PHONE), PAGES) == {}


def test_a_long_word_on_a_members_page_fits_a_phone(open_page):
    page = open_page(PHONE)
    sign_in(page)
    assert too_wide(page, MEMBERS_PAGES) == {}


LARGE = "html { font-size: 200% !important; }"
# Returns the words in the head and the foot of the site that do not stand on one line.
BROKEN = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.closest(".lpw-kop, .lpw-voet")) continue;
    for (const word of text.data.matchAll(/\\S+/g)) {
      const part = document.createRange();
      part.setStart(text, word.index);
      part.setEnd(text, word.index + word[0].length);
      if (new Set([...part.getClientRects()].map(line => Math.round(line.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("name", [None, "redacteur"])
def test_large_letters_break_no_word_of_head_and_foot_on_a_large_screen(open_page, name):
    page = open_page(1280, bypass_csp=True)
    if name:
        sign_in(page, name)
    page.goto("/bijeenkomsten/")
    page.add_style_tag(content=LARGE)
    assert page.evaluate(BROKEN) == []


def test_a_long_answer_leaves_the_organiser_the_names_and_what_he_can_do(open_page):
    page = open_page(1280)
    sign_in(page, "organisator")
    page.goto("/beheer/aanmeldingen/")
    page.get_by_role("link", name="Expertsessie: lastige zaken").click()
    row = page.locator(".lpw-deelnemers tbody tr").first
    row.evaluate("row => { row.cells[3].textContent = 'x'.repeat(1000); }")
    assert row.locator("th").bounding_box()["width"] > 200
    assert page.locator("main").evaluate("main => main.scrollWidth - main.clientWidth") == 0
    button = row.get_by_role("link", name="Afmelden").bounding_box()
    assert button["x"] + button["width"] <= 1280
