"""The settings, their page in the docs, and the refusal to start without what is needed."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings

PAGE = settings.BASE_DIR / "docs" / "instellingen.md"
SOURCE = settings.BASE_DIR / "platform" / "website" / "settings.py"
PRODUCTION = {
    "SECRET_KEY": "x7-een-lange-willekeurige-sleutel-alleen-voor-deze-test-8Qz!kd93",
    "SITE_URL": "https://www.voorbeeld.nl",
    "ALLOWED_HOSTS": "www.voorbeeld.nl",
    "EMAIL_URL": "smtp+tls://naam:wachtwoord@localhost:587",
}


def start_with(environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    code = "import django; django.setup(); from django.conf import settings; print(settings.DEBUG, settings.SECURE_HSTS_SECONDS)"
    clean = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": "platform",
        "DJANGO_SETTINGS_MODULE": "website.settings",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, env=clean, capture_output=True, text=True, check=False
    )


def test_the_page_lists_exactly_what_the_code_reads():
    read = set(re.findall(r'(?:env\.\w+|required|yes_or_no)\("([A-Z_]+)"', SOURCE.read_text()))
    listed = set(re.findall(r"^\| `([A-Z_]+)`", PAGE.read_text(), re.MULTILINE))
    assert read == listed


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_a_missing_setting_is_named_and_the_site_does_not_start(missing):
    done = start_with({name: value for name, value in PRODUCTION.items() if name != missing})
    assert done.returncode != 0
    assert f"De omgevingsvariabele {missing} ontbreekt" in done.stderr


@pytest.mark.parametrize("name", ["DEMO", "DEBUG", "BEHIND_PROXY"])
def test_a_switch_that_is_neither_on_nor_off_is_refused(name):
    done = start_with({**PRODUCTION, name: "misschien"})
    assert done.returncode != 0
    assert f"De omgevingsvariabele {name} is ja of nee" in done.stderr


@pytest.mark.parametrize(("word", "debug"), [("ja", "True"), ("1", "True"), ("True", "True"), ("nee", "False"), ("0", "False")])
def test_a_switch_knows_a_few_words(word, debug):
    done = start_with({**PRODUCTION, "DEBUG": word})
    assert done.stdout.split()[0] == debug, done.stderr


@pytest.mark.parametrize(
    "url",
    [
        "foo://piet:geheim@host/x",
        "mysql://piet:geheim@host/x",
        "postgres://piet:geheim@host:poort/x",
        "://piet:geheim@host/x",
        "x",
    ],
)
def test_a_database_that_we_do_not_know_is_refused_without_its_password(url):
    done = start_with({**PRODUCTION, "DATABASE_URL": url})
    assert done.returncode != 0
    assert "DATABASE_URL noemt geen database die wij kennen" in done.stderr
    assert "geheim" not in done.stderr


def test_a_search_engine_that_we_do_not_know_is_told_at_start():
    with override_settings(SEARCH_URL="solr://piet:geheim@host"):
        (error,) = [found for found in run_checks() if found.id == "search.E003"]
    assert error.msg.startswith("SEARCH_URL noemt geen zoekmachine die wij kennen.")


def test_production_starts_without_debug_and_with_strict_transport():
    done = start_with(PRODUCTION)
    assert done.stdout.split() == ["False", "31536000"], done.stderr


def test_the_demo_needs_no_settings():
    assert start_with({"DEMO": "1"}).returncode == 0
