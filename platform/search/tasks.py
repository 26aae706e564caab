"""Work that the worker does for finding."""

import datetime as dt
import logging

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core import clock
from core.models import ContentVersion
from search import attachments, outbox
from search.engines.base import EngineError
from search.models import IndexChange

logger = logging.getLogger(__name__)

# A worker that dies in the middle leaves its task «running» for ever; this long after, another looks what is left.
ANOTHER_LOOK = dt.timedelta(minutes=1)
SHORTEST_WAIT = dt.timedelta(seconds=1)


@task()
def update_index() -> None:
    """Put everything that was noted in the indices, and come back for what must wait."""
    if IndexChange.objects.filter(is_parked=False).exists():
        look_again(ANOTHER_LOOK)
    try:
        while outbox.apply_changes():
            # What pages show of the index was drawn before this.
            ContentVersion.bump()
    except EngineError as problem:
        logger.warning("Een zoekmachine wordt later bijgewerkt: %s", problem)
        # The embedded index may have it all by now.
        ContentVersion.bump()
    later = IndexChange.objects.filter(is_parked=False).order_by("due").values_list("due", flat=True).first()
    if later:
        look_again(max(later - clock.now(), SHORTEST_WAIT))


def look_again(wait: dt.timedelta) -> None:
    """Have the worker look at the outbox after this time, unless it already will by then."""
    due = clock.now() + wait
    coming = DBTaskResult.objects.filter(
        task_path=update_index.module_path, status=TaskResultStatus.READY, run_after__gt=clock.now(), run_after__lte=due
    )
    if not coming.exists():
        update_index.using(run_after=due).enqueue()


def repair_index() -> None:
    """Put right what differs between indices and database; tell the log what stays different."""
    if left := outbox.repair().left:
        logger.warning("In de zoekindex blijven %s documenten anders dan in de database: %s", len(left), next(iter(left.items())))


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
