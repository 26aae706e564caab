"""What is pasted from Word into a text keeps its words apart."""

import pytest
from playwright.sync_api import expect

from website.tests.browsing import sign_in

FIND = "from knowledge.models import Handreiking; print(Handreiking.objects.first().pk)"
TABLE = """<p>Ervoor</p><table>
<tr><td><p>cel 1</p></td><td><p><b>cel</b> 2</p><p>vervolg</p></td></tr>
<tr><td>cel 3</td><td>cel 4</td></tr></table><p>Erna</p>"""
LISTS = "<table><tr><td>Nodig:<ul><li>een</li><li>twee</li></ul></td><td><div>links</div><div>rechts</div></td></tr></table>"
PASTE = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "anders");
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def text(open_page, site):
    """The first text of a guide, open in the editor."""
    page = open_page()
    sign_in(page, "redacteur")
    number = site.manage("shell", "--verbosity", "0", "-c", FIND).strip().splitlines()[-1]
    page.goto(f"/beheer/pages/{number}/edit/")
    text = page.locator(".Draftail-Editor [contenteditable=true]").first
    text.click()
    page.keyboard.press("Control+A")
    return text


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        (TABLE, ["Ervoor", "cel 1; cel 2 vervolg", "cel 3; cel 4", "Erna"]),
        (LISTS, ["Nodig: een twee; links rechts"]),
        ("<p>Een</p><p>Twee</p>", ["Een", "Twee"]),
    ],
)
def test_the_cells_of_a_table_stay_apart(text, pasted, lines):
    text.page.evaluate(PASTE, pasted)
    expect(text.locator("[data-block]")).to_have_text(lines)
    assert text.page.problems == []
