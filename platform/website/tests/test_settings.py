"""The settings, their page in the docs, and the refusal to start without what is needed."""

import os
import re
import runpy
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings

from core.configured import SettingError
from search.checks import NO_CERTIFICATES
from website.settings_parts import reading

PAGE = settings.BASE_DIR / "docs" / "instellingen.md"
SOURCE = settings.BASE_DIR / "platform" / "website" / "settings.py"
PRODUCTION = {
    "SECRET_KEY": "x7-een-lange-willekeurige-sleutel-alleen-voor-deze-test-8Qz!kd93",
    "SITE_URL": "https://www.voorbeeld.nl",
    "ALLOWED_HOSTS": "www.voorbeeld.nl",
    "EMAIL_URL": "smtp+tls://naam:wachtwoord@localhost:587",
}


def start_with(environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    code = (
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.DEBUG, s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"
    )
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
    read = set(re.findall(r'(?:required|yes_or_no|text)\("([A-Z_]+)"', SOURCE.read_text()))
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
        "",
        "sqlite://piet:geheim@host/x",
        "postgres://piet:gehe#im@host/x",
        "postgres://piet:gehe/im@host/x",
        "postgres://piet:12/geheim@host/x",
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
    assert "gehe" not in done.stderr


def test_a_search_engine_that_we_do_not_know_is_told_at_start():
    with override_settings(SEARCH_URL="solr://piet:geheim@host"):
        (error,) = [found for found in run_checks() if found.id == "search.E003"]
    assert error.msg.startswith("SEARCH_URL noemt geen zoekmachine die wij kennen.")


@pytest.mark.parametrize("content", [None, "geen certificaat"])
def test_a_file_with_certificates_that_is_none_is_told_at_start(tmp_path, content):
    file = tmp_path / "ca.pem"
    if content:
        file.write_text(content)
    with override_settings(SEARCH_URL=f"elasticsearch+https://host/onze?ca={file}"):
        (error,) = [found for found in run_checks() if found.id == "search.E004"]
    assert error.msg == NO_CERTIFICATES


# Each value that cannot be, with a part of it that may be a secret, or nothing.
WRONG = [
    ("SECRET_KEY", "kortgeheim", "kortgeheim"),
    ("SECRET_KEY", "a" * 60, "aaaa"),
    *[
        ("SITE_URL", value, "")
        for value in ("voorbeeld.nl", "ftp://x.nl", "https://", "https://x.nl/pad", "https://x.nl?a", "https://x_y")
    ],
    ("SITE_URL", "https://piet:geheim@x.nl", "geheim"),
    *[("ALLOWED_HOSTS", value, "") for value in ("https://www.x.nl", "x.nl:443", "x.nl/", ",", "x.nl;y.nl")],
    *[
        ("MEDIA_STORAGE", value, "")
        for value in ("/var/media", "s3:/x", "gs://x", "s3://x/map", "file://map", "file:///", "s3://")
    ],
    *[("MAIL_FROM", value, "") for value in ("", "nietgoed", "Jan <jan", "a@b.nl, c@d.nl", "Jan, Piet <a@b.nl>")],
    *[
        ("CACHE_URL", value, "gehe")
        for value in ("", "bla", "locmemcache:", "rediscache://", "rediscache://host:abc/1", "memcache://host")
    ],
    *[("CACHE_URL", f"rediscache://:{password}@host:6379/1", "gehe") for password in ("gehe#im", "gehe/im", "gehe?im")],
    *[("EMAIL_URL", value, "gehe") for value in ("bla", "smtp+tls://", "smpt://piet:geheim@host", "filemail://map", "filemail:")],
    *[
        ("EMAIL_URL", f"smtp+tls://piet:{password}@host:587", "gehe")
        for password in ("gehe#im", "gehe/im", "12/geheim", "12?geheim", "[gehe")
    ],
    *[("LOG_LEVEL", value, "") for value in ("LUID", "")],
]


@pytest.mark.parametrize(("name", "value", "secret"), WRONG)
def test_a_setting_that_cannot_be_is_refused_by_name_without_what_it_says(name, value, secret, monkeypatch):
    """In this process: a start of the site for each would take minutes."""
    for variable, right in {**PRODUCTION, name: value}.items():
        monkeypatch.setenv(variable, right)
    for variable in ("DEMO", "DATABASE_URL"):
        monkeypatch.setenv(variable, "0" if variable == "DEMO" else "sqlite:////tmp/nergens.sqlite3")
    with pytest.raises(SettingError, match=name) as refused:
        runpy.run_path(str(SOURCE))
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    assert not secret or secret not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "setting", "read"),
    [
        ("SECRET_KEY", f"$y-{'een+lange&willekeurige*sleutel' * 2}", "SECRET_KEY", f"$y-{'een+lange&willekeurige*sleutel' * 2}"),
        ("SITE_URL", "HTTPS://Www.Voorbeeld.nl:8443/", "SITE_URL", "https://www.voorbeeld.nl:8443"),
        ("SITE_URL", "http://[::1]:8000", "SITE_URL", "http://[::1]:8000"),
        ("ALLOWED_HOSTS", "Www.x.nl, .y.nl,[::1],127.0.0.1,", "ALLOWED_HOSTS", ["www.x.nl", ".y.nl", "[::1]", "127.0.0.1"]),
        ("LOG_LEVEL", "info", "LOG_LEVEL", "INFO"),
        ("MAIL_FROM", '"Jan, Piet" <a@b.nl>', "DEFAULT_FROM_EMAIL", '"Jan, Piet" <a@b.nl>'),
        ("EMAIL_URL", "smtp+tls://piet:gehe%23im%2F@host:587", "EMAIL_HOST_PASSWORD", "gehe#im/"),
        ("EMAIL_URL", "filemail:///var/post", "EMAIL_FILE_PATH", "/var/post"),
        ("MEDIA_STORAGE", "s3://emmer.nl/", "MEDIA_STORAGE", "s3://emmer.nl"),
        ("CACHE_URL", "rediscache://host:6379/1", "CACHE", "redis://host:6379/1"),
    ],
)
def test_a_setting_that_can_be_is_read_as_it_is_meant(name, value, setting, read, monkeypatch):
    for variable, right in {**PRODUCTION, "DEMO": "0", "DATABASE_URL": "sqlite:////tmp/nergens.sqlite3", name: value}.items():
        monkeypatch.setenv(variable, right)
    made = runpy.run_path(str(SOURCE))
    made["LOG_LEVEL"], made["CACHE"] = made["LOGGING"]["root"]["level"], made["CACHE"]["LOCATION"]
    assert made[setting] == read


def test_a_command_says_in_one_line_what_is_wrong():
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, "EMAIL_URL": "smtp+tls://naam:gehe#im@host:587"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("EMAIL_URL noemt geen mailserver die wij kennen.")


# The file


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("F = geheim", "Regel 2 van .env is geen instelling"),
        ("F=geheim # opmerking", "Regel 2 van .env: zet een opmerking op een eigen regel"),
        ("F='geheim' # opmerking", "Regel 2 van .env: zet een opmerking op een eigen regel"),
    ],
)
def test_a_line_of_the_file_that_is_no_setting_is_refused(tmp_path, line, refusal):
    (tmp_path / ".env").write_text(f"# Boven\n{line}\n")
    with pytest.raises(SettingError, match=refusal) as refused:
        reading.read_file(tmp_path / ".env")
    assert "geheim" not in str(refused.value)


def test_the_file_gives_what_the_environment_does_not(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", kept := {"B": "omgeving"})
    monkeypatch.setattr(reading.environ.Env, "ENVIRON", kept)
    (tmp_path / ".env").write_text("  # opmerking\n\nA='met # erin'\nB=bestand\nexport C=a#b\n")
    reading.read_file(tmp_path / ".env")
    assert kept == {"A": "met # erin", "B": "omgeving", "C": "a#b"}
    reading.read_file(tmp_path / "nergens")


def test_production_starts_without_debug_and_with_strict_transport_for_its_own_name_alone():
    done = start_with(PRODUCTION)
    assert done.stdout.split() == ["False", "31536000", "False", "False"], done.stderr


def test_the_demo_needs_no_settings():
    assert start_with({"DEMO": "1"}).returncode == 0
