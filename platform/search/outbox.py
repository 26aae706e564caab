"""Keeping the index true: changes are noted in the transaction that makes them, and put in the index by the worker."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from search import engines
from search.documents import SearchDocument, source, sources
from search.engines.base import EngineError
from search.models import IndexChange

MOST_AT_ONCE = 500
MOST_ATTEMPTS = 5
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
    with transaction.atomic():
        IndexChange.objects.bulk_create([IndexChange(key=key) for key in keys])
        update_index.enqueue()


def note_everything() -> None:
    """Note that something changed which stands in many documents, such as the name of a theme."""
    note(EVERYTHING)


def apply_changes() -> int:
    """Put what was noted in the index; returns how many rows were dealt with. Safe to run twice, or after being cut off:

    rows go only when the index has committed. Raises EngineError when the engine does not answer; the rows stay.
    """
    rows = list(IndexChange.objects.filter(is_parked=False)[:MOST_AT_ONCE])
    if not rows:
        return 0
    keys = list(dict.fromkeys(row.key for row in rows))
    numbers = [row.pk for row in rows]
    try:
        put_in_index(keys)
    except EngineError as problem:
        remember_failure(numbers, str(problem))
        raise
    IndexChange.objects.filter(pk__in=numbers).delete()
    return len(rows)


def put_in_index(keys: list[str]) -> None:
    if EVERYTHING in keys:
        documents = all_documents()
        gone = engines.current().keys() - {document.key for document in documents}
    else:
        documents = documents_of(keys)
        gone = set(keys) - {document.key for document in documents}
    engines.current().update(documents, gone)


def remember_failure(numbers: list[int], error: str) -> None:
    for row in IndexChange.objects.filter(pk__in=numbers):
        row.attempts += 1
        row.error = error[:500]
        row.is_parked = row.attempts >= MOST_ATTEMPTS
        row.save(update_fields=["attempts", "error", "is_parked"])


def documents_of(keys: Iterable[str]) -> list[SearchDocument]:
    """Return the documents with these keys that are there now."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        kind, _, pk = key.partition(":")
        by_kind.setdefault(kind, []).append(pk)
    return [document for kind, pks in by_kind.items() if (known := source(kind)) for document in known.documents(pks)]


def all_documents() -> list[SearchDocument]:
    """Return every document that somebody may find."""
    return [document for known in sources() for document in known.documents()]
