"""Looking at the site in a real browser: what the tests of it share."""

import json

from core.testing.parts import axe_script

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def sign_in(page, name="lid"):
    page.goto("/inloggen/")
    page.fill("input[name=login]", f"{name}@example.org")
    page.fill("input[name=password]", "demo-woonoverlast")
    page.click("main button[type=submit]")
    page.wait_for_url("**/mijn/")


def violations(page):
    """Return what axe finds, with texts of one colour with their ground among them, which axe calls uncertain."""
    page.evaluate(axe_script().read_text())
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    equal = [
        {"id": item["id"], "nodes": [node["target"] for node in item["nodes"] if "equalRatio" in json.dumps(node)]}
        for item in found["incomplete"]
        if "equalRatio" in json.dumps(item)
    ]
    broken = [{"id": item["id"], "nodes": [node["target"] for node in item["nodes"]][:4]} for item in found["violations"]]
    return broken + equal


def open_everything(page):
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.evaluate("document.querySelectorAll('button[aria-controls][aria-expanded=false]').forEach(knop => knop.click())")


def look_at(page, address):
    page.goto(address)
    open_everything(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return {"axe": violations(page), "te breed": wide, "fouten": page.problems}


NOTHING = {"axe": [], "te breed": False, "fouten": []}
