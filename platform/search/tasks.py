"""Work that the worker does for the index."""

import datetime as dt

from django_tasks import task

from core import clock
from search import outbox
from search.engines.base import EngineError
from search.models import IndexChange

FIRST_WAIT = dt.timedelta(seconds=5)


@task()
def update_index() -> None:
    """Put everything that was noted in the index; an engine that does not answer is tried again later."""
    try:
        while outbox.apply_changes():
            pass
    except EngineError:
        tried = IndexChange.objects.filter(is_parked=False).order_by("-attempts").values_list("attempts", flat=True).first()
        if tried:
            update_index.using(run_after=clock.now() + FIRST_WAIT * 2**tried).enqueue()
