"""A step without explanation leaves room for the circle with its number, on screen and on paper."""

import pytest

APPROACH = "/kennisbank/voorbeeldaanpak/structurele-ketenaanpak-woonoverlast/"
# Leaves only the title of each last step. Returns how far below the circle what follows begins (CSS pixels).
ROOM = """() => [...document.querySelectorAll(".lpw-fase .lpw-stappen")].map(steps => {
  const last = steps.lastElementChild;
  [...last.children].slice(1).forEach(part => part.remove());
  const circle = parseFloat(getComputedStyle(last, "::before").blockSize);
  return steps.nextElementSibling.getBoundingClientRect().top - last.getBoundingClientRect().top - circle;
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [1280, 390])
def test_what_follows_the_steps_stands_below_the_last_circle(open_page, width, media):
    page = open_page(width)
    page.emulate_media(media=media)
    page.goto(APPROACH)
    room = page.evaluate(ROOM)
    assert room
    assert min(room) >= 10


def test_a_quote_below_steps_does_not_touch_them(open_page):
    page = open_page()
    page.goto("/demo/stijlgids/")
    gap = "quote => quote.getBoundingClientRect().top - quote.previousElementSibling.getBoundingClientRect().bottom"
    assert page.locator(".lpw-stappen + .lpw-citaat").evaluate(gap) >= 10
