"""Never one seat too many, every mail once: proven with real connections, and with a control that must fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.testing.postgres import postgresql_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def postgresql_url():
    with postgresql_server() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'race.sqlite3'}"


def crowd(url, *choices):
    """Let a crowd sign up in a process of its own; returns what came of each run."""
    environment = {
        **os.environ,
        "DEMO": "1",
        "DATABASE_URL": url,
        "EMAIL_URL": "memorymail://",
        "DJANGO_SETTINGS_MODULE": "website.settings",
    }
    command = [sys.executable, "-m", "events.crowd", *map(str, choices)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.postgresql
def test_two_hundred_people_over_forty_connections_get_exactly_twenty_seats_ten_times(postgresql_url):
    runs = crowd(postgresql_url, "--people", 200, "--connections", 40, "--seats", 20, "--runs", 10)
    assert [(run["registered"], run["waiting"], run["mails"], run["places"]) for run in runs] == [(20, 180, 200, 200)] * 10
    assert not any(run["refused"] for run in runs)


@pytest.mark.postgresql
def test_two_people_for_one_seat_with_a_pause_between_check_and_write(postgresql_url):
    runs = crowd(postgresql_url, "--people", 2, "--connections", 2, "--seats", 1, "--runs", 1, "--pause")
    assert (runs[0]["registered"], runs[0]["waiting"]) == (1, 1)


@pytest.mark.postgresql
def test_without_the_lock_the_same_two_people_both_get_the_seat(postgresql_url):
    runs = crowd(postgresql_url, "--people", 2, "--connections", 2, "--seats", 1, "--runs", 1, "--pause", "--no-lock")
    assert runs[0]["registered"] == 2


@pytest.mark.postgresql
def test_ten_clicks_of_one_person_are_one_registration_and_one_mail(postgresql_url):
    runs = crowd(postgresql_url, "--people", 10, "--connections", 10, "--seats", 5, "--runs", 1, "--same-person")
    assert (runs[0]["registered"], runs[0]["waiting"], runs[0]["mails"]) == (1, 0, 1)


def test_on_sqlite_immediate_transactions_keep_the_seats_exact(sqlite_url):
    runs = crowd(sqlite_url, "--people", 60, "--connections", 10, "--seats", 20, "--runs", 1)
    assert (runs[0]["registered"], runs[0]["waiting"], runs[0]["mails"]) == (20, 40, 60)
