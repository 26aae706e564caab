"""A task that failed is told in the log, with where it went wrong and no word of what people typed."""

import logging

import pytest
from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core import chores
from core.logs import WithoutData
from core.management.commands.worker import Command
from core.tasks import do_chore

pytestmark = pytest.mark.django_db
TYPED = "jo@example.org"
LOGGERS = ("django_tasks", "django_tasks_db")


@pytest.fixture(autouse=True)
def same_levels_afterwards():
    levels = {name: logging.getLogger(name).level for name in LOGGERS}
    yield
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def break_down(name):
    try:
        {}[TYPED]
    except KeyError as cause:
        raise RuntimeError(TYPED) from cause


def run_failing_task(monkeypatch, caplog, verbosity):
    """Run a task that fails, as the worker with this verbosity does; return what the log then holds."""
    monkeypatch.setattr(chores, "do", break_down)
    Command().configure_logging(verbosity)
    do_chore.enqueue("proef")
    worker = Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
        max_tasks=1, worker_id="proef", excluded_queue_names=[],
    )  # fmt: skip
    worker.run_task(DBTaskResult.objects.get())
    return caplog.text


@pytest.mark.parametrize("verbosity", [0, 1, 2])
def test_a_failed_task_is_logged_by_the_quietest_worker_too(monkeypatch, caplog, verbosity):
    log = run_failing_task(monkeypatch, caplog, verbosity)
    assert "core.tasks.do_chore" in log
    assert "break_down" in log
    assert "builtins.RuntimeError" in log
    assert "builtins.KeyError" in log
    assert TYPED not in log


def test_the_loggers_of_tasks_leave_out_what_people_typed():
    for name in LOGGERS:
        assert settings.LOGGING["loggers"][name]["filters"] == ["without_data"]
        assert any(isinstance(known, WithoutData) for known in logging.getLogger(name).filters)
