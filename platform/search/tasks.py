"""Work that the worker does for finding."""

import datetime as dt

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core import clock
from core.models import ContentVersion
from search import attachments, outbox
from search.engines.base import EngineError
from search.models import IndexChange

FIRST_WAIT = dt.timedelta(seconds=5)
LONGEST_WAIT = dt.timedelta(minutes=10)
# A worker that dies in the middle leaves its task «running» for ever; this long after, another looks what is left.
ANOTHER_LOOK = dt.timedelta(minutes=1)


@task()
def update_index(failures: int = 0) -> None:
    """Put everything that was noted in the indices. An engine that does not answer is tried again after 5, 10, 20 … seconds."""
    if IndexChange.objects.filter(is_parked=False).exists():
        look_again(ANOTHER_LOOK)
    try:
        while outbox.apply_changes():
            # What pages show of the index was drawn before this.
            ContentVersion.bump()
    except EngineError:
        look_again(min(FIRST_WAIT * 2 ** min(failures, 10), LONGEST_WAIT), failures + 1)
        return
    later = IndexChange.objects.filter(is_parked=False).order_by("due").values_list("due", flat=True).first()
    if later:
        look_again(later - clock.now())


def look_again(wait: dt.timedelta, failures: int = 0) -> None:
    """Have the worker look at the outbox after this time, unless it already will by then."""
    due = clock.now() + wait
    coming = DBTaskResult.objects.filter(
        task_path=update_index.module_path, status=TaskResultStatus.READY, run_after__gt=clock.now(), run_after__lte=due
    )
    if not coming.exists():
        update_index.using(run_after=due).enqueue(failures)


def read_what_waits() -> None:
    """Have files read again of which the reading was cut off; not while others are still waiting their turn."""
    if DBTaskResult.objects.filter(task_path=read_file.module_path, status=TaskResultStatus.READY).exists():
        return
    for pk in attachments.unread():
        read_file.enqueue(pk)


@task()
def read_file(file_id: int) -> None:
    """Read the text of a new or changed file."""
    attachments.read_one(file_id)
