"""`make screenshots`: the pictures of the README and of the editors' manual, made from a running demo site.

With the beginning of names behind it, such as `python tools/screenshots.py zoeken-`, only those are made.
"""

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

from PIL import Image  # noqa: E402 (needs the path above)
from playwright.sync_api import Page, sync_playwright  # noqa: E402 (needs the path above)

from core.testing.parts import chromium_program  # noqa: E402 (needs the path above)
from core.testing.site import PASSWORD, demo_site  # noqa: E402 (needs the path above)

FOLDER = ROOT / "docs" / "beeld"
COLOURS = 128
GUIDE = "/kennisbank/handreikingen/geluidsoverlast-van-buren/"
# Name, who looks, width, height, address.
SHOTS = (
    ("home", "", 1280, 900, "/"),
    ("handreiking", "", 1280, 1100, GUIDE),
    ("zoeken", "", 1280, 1000, "/zoeken/?q=geluid"),
    ("telefoon", "", 390, 844, GUIDE),
    ("bijeenkomst", "lid", 1280, 1100, "/bijeenkomsten/workshop-geluidsoverlast/"),
    ("ledengids", "lid", 1280, 900, "/leden/"),
    ("beheer", "redacteur", 1280, 800, "/beheer/"),
    ("beheer-bewerken", "redacteur", 1280, 800, "/beheer/pages/search/?q=geluidsoverlast+van+buren"),
    ("beheer-paginas", "redacteur", 1280, 800, "/beheer/pages/"),
    ("beheer-leden", "ledenbeheer", 1280, 800, "/beheer/leden/?state=waiting"),
    ("beheer-aanmeldingen", "organisator", 1280, 800, "/beheer/aanmeldingen/"),
    ("zoeken-zoekvragen", "redacteur", 1280, 800, "/beheer/zoeken/zoekvragen/"),
    ("zoeken-synoniemen", "redacteur", 1280, 1300, "/beheer/zoeken/synoniemen/add/?zoekvraag=crisiskaart"),
    ("zoeken-verwant", "redacteur", 1280, 1300, "/beheer/zoeken/verwant/add/"),
    ("zoeken-vastgezet", "redacteur", 1280, 500, "/beheer/zoeken/vastgezet/"),
    ("demopost", "", 1280, 800, "/demo/post/"),
)


def sign_in(page: Page, name: str) -> None:
    page.goto("/inloggen/")
    page.fill("input[name=login]", f"{name}@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/mijn/")


def edit_screen(page: Page) -> None:
    """Go to the screen on which the guide that was found is edited."""
    page.locator("a[href*='/edit/']").first.click()


def preview_synonyms(page: Page) -> None:
    page.fill("[name=leads_to]", "crisismaatregel\nonbegrepen gedrag")
    preview(page)


def preview_related(page: Page) -> None:
    page.fill("[name=terms]", "hond alleen thuis\nbaas is weg")
    page.fill("[name=related]", "hondengeblaf\nlogboek\nbuurtbemiddeling")
    preview(page)


def preview(page: Page) -> None:
    """Show what changes with these words, without keeping them, and the form above it."""
    page.click("[name=_voorbeeld]")
    page.wait_for_selector("#voorbeeld-titel")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur(); document.getElementById('main').scrollTo(0, 0)")


# What is done on a screen before its picture is taken.
STEPS: dict[str, Callable[[Page], None]] = {
    "beheer-bewerken": edit_screen,
    "zoeken-synoniemen": preview_synonyms,
    "zoeken-verwant": preview_related,
}


def save(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.screenshot(path=str(path))
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = tuple(sys.argv[1:]) or ("",)
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox", "--disable-gpu"])
        for name, who, width, height, address in (shot for shot in SHOTS if shot[0].startswith(wanted)):
            context = browser.new_context(base_url=site.address, viewport={"width": width, "height": height})
            page = context.new_page()
            if who:
                sign_in(page, who)
            page.goto(address)
            page.wait_for_load_state("networkidle")
            if name in STEPS:
                STEPS[name](page)
                page.wait_for_load_state("networkidle")
            save(page, name)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
