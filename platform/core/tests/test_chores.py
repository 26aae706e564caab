"""Work that comes back: once when due, also with many workers, and its faults noted."""

import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from core import chores, clock, tasks
from core.models import ChoreRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """Put one chore in place of all others; what it did is in the list."""
    times: list[str] = []
    monkeypatch.setattr(chores, "chores", {})
    chores.register("proef", dt.timedelta(hours=1), lambda: times.append("gedaan"))
    return times


def test_a_chore_is_due_at_first_and_then_after_its_time(done):
    assert chores.enqueue_due() == ["proef"]
    assert chores.enqueue_due() == []
    ChoreRun.objects.update(due=clock.now())
    assert chores.enqueue_due() == ["proef"]


def test_a_chore_that_another_worker_took_is_not_taken_again(done, monkeypatch):
    chores.enqueue_due()
    ChoreRun.objects.update(due=clock.now())
    take = chores.transaction.atomic

    def another_was_first():
        ChoreRun.objects.update(due=clock.now() + dt.timedelta(hours=1))
        return take()

    monkeypatch.setattr(chores.transaction, "atomic", another_was_first)
    assert chores.enqueue_due() == []


def test_the_worker_does_it_and_notes_begin_and_end(done):
    chores.enqueue_due()
    tasks.do_chore.call("proef")
    row = ChoreRun.objects.get()
    assert done == ["gedaan"]
    assert None not in (row.begun, row.ended)


def test_a_fault_is_noted_and_comes_to_light(monkeypatch):
    def fail():
        raise ValueError("kapot")

    monkeypatch.setattr(chores, "chores", {})
    chores.register("proef", dt.timedelta(hours=1), fail)
    chores.enqueue_due()
    with pytest.raises(ValueError, match="kapot"):
        tasks.do_chore.call("proef")
    assert ChoreRun.objects.get().error == "ValueError: kapot"


def test_a_chore_that_nobody_registers_any_more_is_forgotten(monkeypatch):
    monkeypatch.setattr(chores, "chores", {})
    ChoreRun.objects.create(name="van vroeger", due=clock.now())
    assert chores.enqueue_due() == []
    tasks.do_chore.call("van vroeger")
    assert not ChoreRun.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_what_the_privacy_statement_promises_is_registered():
    promised = {"oude mail wissen", "oud logboek wissen", "onbevestigde aanmeldingen wissen", "oude antwoorden wissen"}
    promised |= {
        "oude sessies wissen",
        "uitgelogde apparaten wissen",
        "wie geen lid meer is wissen",
        "ongebruikte accounts wissen",
    }
    assert promised | {"gepland publiceren", "zoekindex nakijken", "mail nakijken"} <= set(chores.chores)
