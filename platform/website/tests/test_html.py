"""Every kind of page is valid HTML, as the Nu checker of the W3C sees it."""

import json
import subprocess

import pytest

from core.testing.parts import html_checker, java_program
from website.tests.test_browser import PUBLIC, SIGNED_IN

pytestmark = pytest.mark.nu


def test_every_kind_of_page_is_valid_html(site, people, tmp_path):
    pages = [("bezoeker", address) for address in PUBLIC] + [("lid", address) for address in SIGNED_IN]
    files = {}
    for number, (who, address) in enumerate(pages):
        file = tmp_path / f"{number}.html"
        file.write_bytes(people[who].get(site.address + address).content)
        files[file.name] = f"{address} ({who})"
    command = [
        java_program(),
        "-jar",
        str(html_checker()),
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    found = sorted({(files[message["url"].rsplit("/", 1)[-1]], message["message"]) for message in messages})
    assert found == []
