"""The worker: it outlives a database that is away, and tells no more than LOG_LEVEL asks."""

import logging
import signal

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django_tasks_db.management.commands import db_worker

from core import chores
from core.management.commands import worker
from core.management.commands.worker import Bell, Worker

OPTIONS = {
    "queue_names": ["default"],
    "interval": 0.0,
    "backend_name": "default",
    "startup_delay": False,
    "max_tasks": None,
    "worker_id": "proef",
    "excluded_queue_names": [],
}
AWAY = 'connection to server at "127.0.0.1", port 5432 failed:\n\tConnection refused'


@pytest.fixture
def pauses(monkeypatch):
    """How long the worker left the database alone, without waiting."""
    taken: list[float] = []
    monkeypatch.setattr(worker.time, "sleep", taken.append)
    return taken


@pytest.fixture
def closed(monkeypatch):
    times: list[bool] = []
    monkeypatch.setattr(worker.connections, "close_all", lambda: times.append(True))
    return times


def away_for(monkeypatch, times, error=OperationalError):
    """Let the loop of django-tasks find no database so many times."""
    tries = []

    def look(self):
        tries.append(self)
        if len(tries) <= times:
            raise error(AWAY)

    monkeypatch.setattr(db_worker.Worker, "run", look)
    return tries


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_it_waits_longer_each_time_and_goes_on_when_the_database_is_there(monkeypatch, pauses, closed, caplog, error):
    tries = away_for(monkeypatch, 7, error)
    Worker(batch=False, **OPTIONS).run()
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert (len(tries), len(closed)) == (8, 7)
    assert "De database antwoordt niet; over 1 s weer: connection to server at" in caplog.text
    assert "\n\t" not in caplog.text


def test_after_a_good_while_it_waits_shortly_again(monkeypatch, pauses, closed):
    away_for(monkeypatch, 3)
    moments = iter([0, 0, 1, 1, 3, 600, 601])
    monkeypatch.setattr(worker.time, "monotonic", lambda: next(moments))
    Worker(batch=False, **OPTIONS).run()
    assert pauses == [1, 2, 1]


def test_one_that_does_what_there_is_and_stops_tells_that_it_could_not(monkeypatch, pauses, closed):
    away_for(monkeypatch, 1)
    with pytest.raises(OperationalError):
        Worker(batch=True, **OPTIONS).run()
    assert pauses == []


def test_the_command_runs_the_worker_that_goes_on(monkeypatch, pauses, closed):
    tries = away_for(monkeypatch, 1)
    monkeypatch.setattr(Bell, "run", lambda _: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        call_command("worker", "--no-reload")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert [type(found) for found in tries] == [Worker, Worker]


@pytest.mark.django_db
def test_the_bell_goes_on_too(monkeypatch, caplog):
    bell = Bell()

    def look():
        bell.over.set()
        raise InterfaceError(AWAY)

    monkeypatch.setattr(chores, "enqueue_due", look)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    bell.run()
    assert "Terugkerend werk kon niet worden klaargezet: connection to server at" in caplog.text


@pytest.mark.parametrize("verbosity", [0, 1, 2])
def test_the_setting_says_how_much_is_told(verbosity):
    names = ("django_tasks", "django_tasks_db")
    before = [logging.getLogger(name).level for name in names]
    worker.Command().configure_logging(verbosity)
    assert [logging.getLogger(name).level for name in names] == before
