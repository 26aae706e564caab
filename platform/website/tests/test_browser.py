"""The site in a real browser: the whole story, with and without script; accessibility and width of every kind of page."""

import re
import time

import pytest
import requests
from playwright.sync_api import expect

from website.tests.browsing import NOTHING, look_at, open_everything, sign_in, violations

WIDTHS = (1280, 390, 320)
GUIDE = "/kennisbank/handreikingen/burenruzie-oplossen/"
WORKSHOP = "/bijeenkomsten/workshop-geluidsoverlast/"
KNOWLEDGE = "/kennisbank"
PUBLIC = [
    "/",
    f"{KNOWLEDGE}/",
    f"{KNOWLEDGE}/handreikingen/",
    GUIDE,
    f"{KNOWLEDGE}/voorbeeldaanpak/structurele-ketenaanpak-woonoverlast/",
    f"{KNOWLEDGE}/praktijkvoorbeelden/dalfsen-bemiddeling/",
    f"{KNOWLEDGE}/instrumenten/gedragsaanwijzing-151d/",
    f"{KNOWLEDGE}/escalatiemodellen/groningen/",
    f"{KNOWLEDGE}/begrippen/",
    f"{KNOWLEDGE}/rechtspraak/",
    "/zoeken/",
    "/zoeken/?q=geluid",
    "/zoeken/?q=hondenoverlst&soort=handreiking",
    "/zoeken/?q=xyzzy",
    "/zoeken/gemist/?bedankt=ja",
    "/bijeenkomsten/",
    WORKSHOP,
    "/nieuws/",
    "/nieuws/vijf-kwaliteitscriteria/",
    "/over-ons/",
    "/over-ons/visie/",
    "/privacy/",
    "/aanmelden/",
    "/inloggen/",
    "/inloggen/code/",
    "/wachtwoord-vergeten/",
    "/bestaat-niet/",
    "/demo/stijlgids/",
    "/demo/post/",
]
MINE = "/mijn"
SIGNED_IN = [
    "/",
    f"{MINE}/",
    f"{MINE}/gegevens/",
    f"{MINE}/keuzes/",
    f"{MINE}/e-mail/",
    f"{MINE}/wachtwoord/",
    f"{MINE}/apparaten/",
    "/leden/",
    WORKSHOP,
]


def code_from_mail(site, address):
    """Return the code in the newest mail to this address, as the demo mailbox shows it."""
    return re.findall(r"^([A-Z0-9-]{6,})$", newest_mail(site, address), re.MULTILINE)[0]


def newest_mail(site, address, about=""):
    """Return the text of the newest mail; the worker may need a moment, so the mailbox is asked until it is there."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        listed = requests.get(f"{site.address}/demo/post/", params={"aan": address}).text
        for link in re.findall(r'href="(/demo/post/[^"]+-\d+/)"', listed):
            page = requests.get(site.address + link).text
            if about in page:
                return re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)[1]
        time.sleep(0.3)
    raise AssertionError(f"Geen mail aan {address} over «{about}»")


def find_guide(page):
    page.goto("/")
    page.fill("#zoekwoord", "ruzie met de buren")
    page.click(".lpw-opening button[type=submit]")
    page.get_by_role("link", name=re.compile("burenruzie oplossen")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een burenruzie oplossen")


def become_member(page, site, address):
    """Join from the page of a workshop, with a municipality mistyped at first."""
    page.goto(WORKSHOP)
    page.locator("#aanmelden ~ p a", has_text="Word lid").first.click()
    page.fill("[name=name]", "Sanne de Vries")
    page.fill("[name=email]", address)
    page.fill("[name=organisation]", "Gemeente Zwolle")
    page.fill("[name=municipalities]", "Zwole")
    page.select_option("[name=discipline]", "gemeente")
    page.get_by_role("button", name="Word lid").click()
    expect(page.get_by_role("alert")).to_contain_text("Bedoelt u Zwolle?")
    expect(page.locator("[name=name]")).to_have_value("Sanne de Vries")
    page.fill("[name=municipalities]", "Zwolle")
    page.get_by_role("button", name="Word lid").click()
    page.fill("[name=code]", code_from_mail(site, address))
    page.get_by_role("button", name="Bevestig").click()


def sign_up(page):
    """Sign up for the workshop that is on the screen, with its question left open at first."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Workshop geluidsoverlast aanpakken")
    page.get_by_role("button", name="Meld mij aan").click()
    expect(page.get_by_role("alert")).to_contain_text("Hoe lang werkt u al aan woonoverlast?")
    page.get_by_label("Minder dan een jaar").check()
    page.get_by_role("button", name="Meld mij aan").click()
    expect(page.get_by_text("U bent aangemeld. De bevestiging en")).to_be_visible()


def withdraw(page):
    page.goto("/mijn/")
    page.get_by_role("link", name=re.compile("Afmelden")).first.click()
    page.get_by_role("button", name="Ja, meld mij af").click()
    expect(page.get_by_text("U bent afgemeld.").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_the_whole_story(open_page, site, script):
    """A housing officer finds the guide, becomes a member, signs up for a workshop and gets the mail with the calendar file."""
    address = f"sanne.{'met' if script else 'zonder'}@zwolle.example.org"
    page = open_page(java_script_enabled=script)
    find_guide(page)
    become_member(page, site, address)
    sign_up(page)
    assert "Het agendabestand zit bij deze mail" in newest_mail(site, address, "U bent aangemeld")
    withdraw(page)
    assert page.problems == []


def test_the_register_keeper_admits_who_waits(open_page, site):
    address = "kees@onbekend-bureau.example.net"
    visitor = open_page()
    visitor.goto("/aanmelden/")
    for name, value in {
        "name": "Kees Keizer",
        "email": address,
        "organisation": "Bureau Goed Wonen",
        "municipalities": "Assen",
    }.items():
        visitor.fill(f"[name={name}]", value)
    visitor.select_option("[name=discipline]", "maatschappelijk-werk")
    visitor.get_by_role("button", name="Word lid").click()
    visitor.fill("[name=code]", code_from_mail(site, address))
    visitor.get_by_role("button", name="Bevestig").click()
    expect(visitor.get_by_text("Uw aanmelding wacht op ledenbeheer")).to_be_visible()

    keeper = open_page()
    sign_in(keeper, "ledenbeheer")
    keeper.goto("/beheer/")
    keeper.get_by_role("link", name="Kees Keizer").click()
    keeper.get_by_role("button", name="Besluit vastleggen").click()
    expect(keeper.get_by_text("Kies of u deze persoon toelaat.")).to_be_visible()
    keeper.get_by_label("Toelaten", exact=True).check()
    keeper.get_by_role("button", name="Besluit vastleggen").click()
    assert "U bent nu lid" in newest_mail(site, address, "U bent nu lid")


FIND_INDEX = "from knowledge.models import KnowledgeIndex; print(KnowledgeIndex.objects.get(slug='handreikingen').pk)"


def test_an_editor_publishes_a_guide_and_it_is_found(open_page, site):
    index = site.manage("shell", "--verbosity", "0", "-c", FIND_INDEX).strip().splitlines()[-1]
    editor = open_page()
    sign_in(editor, "redacteur")
    editor.goto(f"/beheer/pages/add/knowledge/handreiking/{index}/")
    editor.fill("#id_title", "Trommelstellen in portieken")
    editor.fill("#id_introduction", "Wat u doet als iemand in het portiek trommelt.")
    editor.fill("#id_key_points", "Begin met een gesprek.\nSpreek tijden af.")
    editor.locator("footer [data-w-dropdown-target='toggle'], footer button[aria-expanded]").first.click()
    editor.get_by_role("button", name="Publiceren").click()
    expect(editor.get_by_text("gepubliceerd").first).to_be_visible()

    visitor = open_page()
    visitor.goto("/kennisbank/handreikingen/trommelstellen-in-portieken/")
    expect(visitor.get_by_text("Spreek tijden af.")).to_be_visible()
    until = time.monotonic() + 60
    while "/trommelstellen-in-portieken/" not in requests.get(f"{site.address}/zoeken/", params={"q": "trommelstellen"}).text:
        assert time.monotonic() < until
        time.sleep(0.3)


@pytest.mark.axe
@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages_are_accessible_and_fit_the_screen(open_page, width):
    page = open_page(width, bypass_csp=True)
    found = {address: outcome for address in PUBLIC if (outcome := look_at(page, address)) != NOTHING}
    assert found == {}


@pytest.mark.axe
@pytest.mark.parametrize("width", WIDTHS)
def test_members_pages_and_error_states_are_accessible_and_fit_the_screen(open_page, width):
    page = open_page(width, bypass_csp=True)
    sign_in(page)
    found = {address: outcome for address in SIGNED_IN if (outcome := look_at(page, address)) != NOTHING}
    page.goto(WORKSHOP)
    page.get_by_role("button", name="Meld mij aan").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Fout: ")
    assert (found, violations(page)) == ({}, [])


def sign_up_for_workshop(page):
    """Sign up, unless a test before this one did."""
    page.goto(WORKSHOP)
    if page.get_by_label("Minder dan een jaar").count():
        page.get_by_label("Minder dan een jaar").check()
        page.get_by_role("button", name="Meld mij aan").click()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_what_one_does_with_a_registration_is_accessible_and_fits_the_screen(open_page, width):
    page = open_page(width)
    sign_in(page, "ledenbeheer")
    sign_up_for_workshop(page)
    found = {address: look_at(page, address) for address in (WORKSHOP, f"{WORKSHOP}antwoorden/", f"{WORKSHOP}afmelden/")}
    assert found == dict.fromkeys(found, NOTHING)


LONG_ADDRESS = "wijkregisseur.woonoverlast@veiligheidshuis.middennederland.example.org"
WIDER = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;"
SPACED = f"* {{ {WIDER} }} p {{ margin-bottom: 2em !important; }}"
LARGE = "html { font-size: 200% !important; }"
READERS = {
    "ruim gespatieerd": (320, SPACED),
    "grote letters op een kleine telefoon": (320, LARGE),
    "grote letters op een telefoon": (390, LARGE),
    "grote letters op een tablet": (640, LARGE),
    "grote letters op een groot scherm": (1280, LARGE),
}
REFLOWING = ["/", GUIDE, "/zoeken/?q=geluid", "/bijeenkomsten/", WORKSHOP, "/aanmelden/", "/contact/", "/demo/post/"]


def too_wide(page, addresses, css):
    """Return the pages of which a part stands off the screen to the side, and by how many pixels."""
    wide = {}
    for address in addresses:
        page.goto(address)
        page.add_style_tag(content=css)
        pixels = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if pixels:
            wide[address] = pixels
    return wide


@pytest.fixture(scope="session")
def long_mail(site):
    """A mail in the demo mailbox to somebody with a long address."""
    session = site.visitor()
    form = session.get(f"{site.address}/wachtwoord-vergeten/").text
    token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', form)[0]
    session.post(f"{site.address}/wachtwoord-vergeten/", {"csrfmiddlewaretoken": token, "email": LONG_ADDRESS})
    newest_mail(site, LONG_ADDRESS)


@pytest.mark.parametrize("reader", READERS)
def test_large_text_and_wide_spacing_do_not_push_the_page_off_the_screen(open_page, long_mail, reader):
    """WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12."""
    width, css = READERS[reader]
    page = open_page(width, bypass_csp=True)
    assert too_wide(page, REFLOWING, css) == {}


@pytest.mark.parametrize("reader", READERS)
def test_large_text_and_wide_spacing_do_not_push_a_members_page_off_the_screen(open_page, reader):
    width, css = READERS[reader]
    page = open_page(width, bypass_csp=True)
    sign_in(page, "ledenbeheer")
    sign_up_for_workshop(page)
    assert too_wide(page, [*SIGNED_IN, f"{WORKSHOP}afmelden/", f"{WORKSHOP}antwoorden/"], css) == {}


def test_the_organisers_pages_fit_a_phone(open_page):
    page = open_page(390)
    sign_in(page, "organisator")
    cut_off = "main => main.scrollWidth - main.clientWidth"
    page.goto("/beheer/aanmeldingen/")
    assert page.locator("main").evaluate(cut_off) == 0
    page.get_by_role("link", name="Expertsessie: lastige zaken").click()
    expect(page.locator("#wachtlijst")).to_be_visible()
    assert page.locator("main").evaluate(cut_off) == 0


def test_the_blocks_of_an_article_stand_below_each_other_in_the_editor(open_page):
    page = open_page(1280)
    sign_in(page, "redacteur")
    page.goto(GUIDE)
    page.goto(page.get_by_role("link", name="Bewerk deze pagina").get_attribute("href"))
    blocks = page.locator('[data-contentpath="body"] [data-streamfield-child]')
    expect(blocks.first).to_be_visible()
    assert blocks.count() > 10
    places = blocks.evaluate_all("all => all.filter(one => one.offsetParent).map(one => one.getBoundingClientRect().left)")
    assert max(places) - min(places) < 100


def test_a_moment_of_publishing_that_is_none_stays_as_it_was_typed(open_page):
    page = open_page(1280)
    sign_in(page, "redacteur")
    page.goto(GUIDE)
    page.goto(page.get_by_role("link", name="Bewerk deze pagina").get_attribute("href"))
    page.evaluate("document.querySelector('[data-a11y-dialog-show=\"schedule-publishing-dialog\"]').click()")
    moment = page.locator("#id_go_live_at")
    moment.fill("morgen")
    moment.press("Tab")
    expect(page.locator("#id_expire_at")).to_be_focused()
    assert moment.input_value() == "morgen"


def test_the_keyboard_reaches_the_content_and_focus_is_seen(open_page):
    page = open_page()
    page.goto(GUIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Direct naar de inhoud"
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


# What must be seen in the reader's own colours, and what takes it away: a choice, how full a bar is, where one is.
SEEN_IN_FORCED_COLOURS = {
    "vinkje": ("/zoeken/?soort=handreiking", "input[type=checkbox]:checked", "part => part.checked = false"),
    "rondje": ("/demo/stijlgids/", "#leeg-dagdeel_0", "part => part.checked = true"),
    "balk": ("/", "progress", "part => part.value = 0"),
    "menu": ("/kennisbank/", ".lpw-nav__link[aria-current]", "part => part.removeAttribute('aria-current')"),
    "bladzijde": (
        "/demo/stijlgids/",
        ".utrecht-pagination__page-link--current",
        "part => part.classList.remove('utrecht-pagination__page-link--current')",
    ),
}


@pytest.mark.parametrize("part", SEEN_IN_FORCED_COLOURS)
def test_what_is_chosen_stays_visible_in_the_readers_own_colours(open_page, part):
    """WCAG 2.2, 1.4.1 and 1.4.11, with forced colours (CSS Color Adjustment 1)."""
    address, selector, undo = SEEN_IN_FORCED_COLOURS[part]
    page = open_page()
    page.emulate_media(forced_colors="active")
    page.goto(address)
    thing = page.locator(selector).first.element_handle()
    before = thing.screenshot()
    thing.evaluate(undo)
    assert thing.screenshot() != before


@pytest.mark.parametrize("width", [1280, 390])
def test_only_the_room_one_is_in_has_a_bar_in_the_readers_own_colours(open_page, width):
    page = open_page(width)
    page.emulate_media(forced_colors="active")
    page.goto("/kennisbank/")
    open_everything(page)
    style, unseen = ("borderBlockEndColor", "getComputedStyle(document.body).backgroundColor") if width == 1280 else (
        "borderInlineStartWidth", "'0px'"
    )  # fmt: skip
    bars = page.eval_on_selector_all(".lpw-nav__link", f"links => links.map(link => getComputedStyle(link).{style})")
    assert [bar == page.evaluate(unseen) for bar in bars] == [False, *[True] * (len(bars) - 1)]
