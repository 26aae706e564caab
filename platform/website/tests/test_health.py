"""`/gezond/`: a line for every part, and a status that a machine understands."""

import datetime as dt

import pytest
from django.db import OperationalError
from django.urls import reverse

from core import clock
from core.models import ChoreRun, OutgoingMail
from search.engines.base import EngineError
from search.models import IndexChange
from website import health

pytestmark = pytest.mark.django_db
WAITING, SENDING, FAILED, UNKNOWN = "waiting", "sending", "failed", "unknown"


@pytest.fixture(autouse=True)
def working(index):
    """A site on which everything works."""
    ChoreRun.objects.create(name="proef", due=clock.now(), begun=clock.now())
    IndexChange.objects.all().delete()


def ago(**time):
    return clock.now() - dt.timedelta(**time)


def lines(client):
    answer = client.get(health.ADDRESS)
    return answer.status_code, dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


def put_mail(state, **time):
    OutgoingMail.objects.create(key=f"{state}-{time}", kind="proef", to="lid@example.org", state=state)
    OutgoingMail.objects.filter(key=f"{state}-{time}").update(created=ago(**time))


def test_all_is_well(client):
    assert reverse("health") == health.ADDRESS
    assert lines(client) == (200, dict.fromkeys(health.PARTS, "in orde"))


def test_it_is_cheap_and_leaves_nothing_behind(client, django_assert_num_queries):
    with django_assert_num_queries(6):
        answer = client.get(health.ADDRESS)
    assert not answer.cookies
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.post(health.ADDRESS).status_code == 405


def test_a_probe_on_the_machine_itself_gets_an_answer(client, settings):
    settings.ALLOWED_HOSTS = ["www.voorbeeld.nl"]
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(health.ADDRESS, headers={"host": "127.0.0.1:8000"})
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert client.get("/robots.txt", headers={"host": "127.0.0.1:8000"}).status_code == 400


def test_a_cache_that_does_not_answer_is_told(client, settings):
    nobody_listens = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/1"}
    settings.CACHES = {**settings.CACHES, "default": nobody_listens}
    status, found = lines(client)
    assert (found["cache"], status) == ("antwoordt niet", 503)
    assert found["database"] == "in orde"


@pytest.mark.parametrize(("begun", "told"), [({"minutes": 11}, "deed 11 minuten niets"), ({"minutes": 9}, "in orde")])
def test_a_worker_that_does_nothing_is_told(client, begun, told):
    ChoreRun.objects.update(begun=ago(**begun))
    status, found = lines(client)
    assert (found["werker"], status) == (told, 200 if told == "in orde" else 503)


def test_a_worker_that_was_never_started_is_told(client):
    ChoreRun.objects.all().delete()
    assert lines(client)[1]["werker"] == "heeft nog nooit iets gedaan"


@pytest.mark.parametrize(
    ("state", "time", "told"),
    [
        (FAILED, {"hours": 23}, "1 niet verzonden"),
        (UNKNOWN, {"hours": 1}, "1 niet verzonden"),
        (FAILED, {"hours": 25}, "in orde"),
        (WAITING, {"minutes": 31}, "1 te lang wachtend"),
        (SENDING, {"minutes": 31}, "1 te lang wachtend"),
        (WAITING, {"minutes": 29}, "in orde"),
    ],
)
def test_mail_that_needs_somebody_is_told(client, state, time, told):
    put_mail(state, **time)
    status, found = lines(client)
    assert (found["mail"], status) == (told, 200 if told == "in orde" else 503)


def test_a_search_engine_that_is_away_is_told(client, monkeypatch):
    def away():
        raise EngineError("weg")

    monkeypatch.setattr(health.engines.current(), "has_index", away)
    assert lines(client)[1]["zoekindex"] == "embedded antwoordt niet"


@pytest.mark.parametrize(
    ("change", "told"), [({"is_parked": True}, "er zijn wijzigingen opzijgezet"), ({}, "wijzigingen wachten te lang")]
)
def test_an_index_that_stays_behind_is_told(client, change, told):
    IndexChange.objects.create(key="pagina:1", **change)
    IndexChange.objects.update(created=ago(minutes=31))
    assert lines(client)[1]["zoekindex"] == told


def test_a_database_that_is_away_is_told(client, monkeypatch):
    def away():
        raise OperationalError("weg")

    monkeypatch.setattr(health.connection, "cursor", away)
    status, found = lines(client)
    assert status == 503
    assert found["database"] == found["mail"] == "de database antwoordt niet"
