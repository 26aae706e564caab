"""Keeping the index true: changes are noted in the transaction that makes them, and put in the index by the worker."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from core import clock
from search import engines
from search.documents import Built, source, sources
from search.engines.base import EngineError
from search.models import IndexChange

MOST_AT_ONCE = 500
MOST_ATTEMPTS = 5
FIRST_WAIT = dt.timedelta(seconds=5)
EVERYTHING = "alles"

_paused: ContextVar[bool] = ContextVar("index_paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """Note nothing while much is loaded at once; whoever asks for this rebuilds the index afterwards."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def note(*keys: str) -> None:
    """Note that these documents changed, appeared or went. Belongs in the transaction of the change."""
    # The task imports this module's other half.
    from search.tasks import update_index  # noqa: PLC0415 (each needs the other)

    if _paused.get() or not keys:
        return
    with transaction.atomic(savepoint=False):
        IndexChange.objects.bulk_create([IndexChange(key=key) for key in keys])
        update_index.enqueue()


def note_everything() -> None:
    """Note that something changed which stands in many documents, such as the name of a theme."""
    note(EVERYTHING)


def apply_changes() -> int:
    """Put what was noted in the index; returns how many rows were looked at. Safe to run twice, or after being cut off:

    rows go only when the index has committed. A thing of which no document can be made, or which the engine refuses, keeps
    its row; it is tried again later and parked after 5 attempts. Raises EngineError when the engine does not answer; all
    rows then stay as they are, for it is not their fault.
    """
    if not waiting():
        return 0
    with engines.current().writing():
        rows = waiting()
        failed = put_in_index(list(dict.fromkeys(row.key for row in rows)))
        settle(rows, failed)
    return len(rows)


def waiting() -> list[IndexChange]:
    return list(IndexChange.objects.filter(is_parked=False, due__lte=clock.now())[:MOST_AT_ONCE])


def settle(rows: list[IndexChange], failed: dict[str, str]) -> None:
    """Take out the rows that are dealt with; keep those that failed for later, or put them aside."""
    everything = any(row.key == EVERYTHING for row in rows)
    kept = [row for row in rows if row.key in failed]
    if everything:
        kept += [IndexChange(key=key) for key in failed.keys() - {row.key for row in kept}]
    with transaction.atomic():
        IndexChange.objects.filter(pk__in=[row.pk for row in rows if row.key not in failed]).delete()
        for row in kept:
            row.attempts += 1
            row.error = failed[row.key][:500]
            row.is_parked = row.attempts >= MOST_ATTEMPTS
            row.due = clock.now() + FIRST_WAIT * 2**row.attempts
            row.save()


def put_in_index(keys: list[str]) -> dict[str, str]:
    """Put the documents with these keys in the index as they are now; returns what failed, by key, with the reason."""
    engine = engines.current()
    if not engine.has_index():
        built = all_documents()
        return built.failed | engine.rebuild(built.documents)
    everything = EVERYTHING in keys
    built = all_documents() if everything else documents_of(keys)
    known = engine.contents().keys() if everything else set(keys)
    gone = known - {document.key for document in built.documents} - built.failed.keys()
    return built.failed | engine.update(built.documents, gone)


def rebuild() -> Built:
    """Build the index anew; readers never see an empty one, and no change is lost meanwhile. Returns what went in or failed."""
    engine = engines.current()
    with engine.writing():
        rows = list(IndexChange.objects.all())
        built = all_documents()
        failed = built.failed | engine.rebuild(built.documents)
        settle([*rows, IndexChange(key=EVERYTHING)], failed)
    return Built([document for document in built.documents if document.key not in failed], failed)


def repair() -> tuple[int, int]:
    """Put right what differs between index and database; returns how many documents were put in and how many taken out."""
    engine = engines.current()
    with engine.writing():
        if not engine.has_index():
            raise EngineError("Er is geen index: bouw hem met `manage.py search_index rebuild`.")
        rows = list(IndexChange.objects.all())
        built = all_documents()
        there = engine.contents()
        differs = [document for document in built.documents if there.get(document.key) != document.digest()]
        gone = there.keys() - {document.key for document in built.documents} - built.failed.keys()
        settle([*rows, IndexChange(key=EVERYTHING)], built.failed | engine.update(differs, gone))
    return len(differs), len(gone)


def documents_of(keys: Iterable[str]) -> Built:
    """Make the documents with these keys that are there now."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        kind, _, pk = key.partition(":")
        by_kind.setdefault(kind, []).append(pk)
    return together(known.build(pks) for kind, pks in by_kind.items() if (known := source(kind)))


def all_documents() -> Built:
    """Make every document that somebody may find."""
    return together(known.build() for known in sources())


def together(parts: Iterable[Built]) -> Built:
    whole = Built([], {})
    for part in parts:
        whole.documents.extend(part.documents)
        whole.failed.update(part.failed)
    return whole
