"""Work that comes back by itself: publishing what was planned, clearing away what may not be kept, looking after mail.

Each app registers its chores when it starts. The worker asks every few seconds which are due; whoever moves the row of
a chore forward puts it in the queue, so with many workers it is still done once. A chore is safe to run at any time.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from core import clock
from core.models import ChoreRun


@dataclass(frozen=True)
class Chore:
    """What to do, and how often."""

    name: str
    every: dt.timedelta
    do: Callable[[], object]


chores: dict[str, Chore] = {}


def register(name: str, every: dt.timedelta, do: Callable[[], object]) -> None:
    """Have `do` run by the worker once per `every`; the first time soon after the first start."""
    chores[name] = Chore(name, every, do)


def enqueue_due() -> list[str]:
    """Put every chore that is due in the queue of the worker; returns their names."""
    # The task does a chore, which this module names.
    from core.tasks import do_chore  # noqa: PLC0415 (each needs the other)

    now = clock.now()
    known = set(ChoreRun.objects.values_list("name", flat=True))
    ChoreRun.objects.bulk_create([ChoreRun(name=name, due=now) for name in chores if name not in known], ignore_conflicts=True)
    taken = []
    for name in ChoreRun.objects.filter(due__lte=now, name__in=chores).values_list("name", flat=True):
        with transaction.atomic():
            if ChoreRun.objects.filter(name=name, due__lte=now).update(due=now + chores[name].every):
                do_chore.enqueue(name)
                taken.append(name)
    return taken


def do(name: str) -> None:
    """Do a chore and note how it went; a chore that no app registers any more is forgotten."""
    row = ChoreRun.objects.filter(name=name)
    chore = chores.get(name)
    if chore is None:
        row.delete()
        return
    row.update(begun=clock.now(), ended=None, error="")
    try:
        chore.do()
    except Exception as problem:
        row.update(error=f"{type(problem).__name__}: {problem}"[:500])
        raise
    row.update(ended=clock.now())
