"""Keeping the indices true: changes are noted in the transaction that makes them, and put in every index by the worker."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from core import clock
from core.models import ContentVersion
from search import engines
from search.documents import PUBLIC, Built, SearchDocument, source, sources
from search.engines.base import Engine, EngineError
from search.fields import MEMBER_FILES, row_of, texts_of
from search.models import IndexChange, IndexRevision
from search.text import Splitter
from search.text.dictionary import words_among
from search.text.normalising import composed, words

MOST_AT_ONCE = 500
MOST_ATTEMPTS = 5
FIRST_WAIT = dt.timedelta(seconds=5)
LONGEST_WAIT = dt.timedelta(minutes=1)
EVERYTHING = "alles"
# When fewer of the words of compounds have changed than this, and a smaller share, the index need not be built anew.
FEW_WORDS = 50
SHARE_OF_WORDS = 0.02
STAYED_DIFFERENT = "de index houdt iets anders vast; `manage.py search_index rebuild` bouwt hem opnieuw"
Progress = Callable[[int, int], None]

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
    """Put what was noted in every index; returns how many rows were looked at. Safe to run twice, or after being cut off:

    rows go only when every index has them. A thing of which no document can be made, or which an engine refuses, keeps its
    row; it is tried again later and parked after 5 attempts. Raises EngineError when an engine does not answer: what waits
    for it waits on, longer each time, for it is not its fault. The embedded index comes first and never waits for another.
    """
    if not waiting():
        return 0
    with engines.embedded().writing():
        return sum(bring_up_to_date(engine) for engine in engines.every())


def waiting(engine: Engine | None = None) -> list[IndexChange]:
    """Return the rows that are due, some hundreds at once; those that wait for this engine when there are two."""
    rows = IndexChange.objects.filter(is_parked=False, due__lte=clock.now())
    if engine and engines.has_two():
        rows = rows.filter(in_embedded=engine is not engines.embedded())
    return list(rows[:MOST_AT_ONCE])


def bring_up_to_date(engine: Engine) -> int:
    """Put everything that waits for this engine in its index; returns how many rows that were."""
    number = 0
    while rows := waiting(engine):
        try:
            failed = put_in_index(engine, list(dict.fromkeys(row.key for row in rows)))
        except EngineError:
            postpone(rows)
            raise
        settle(rows, failed, is_last=engine is engines.every()[-1])
        # It answers: what was put off because it did not, need not wait any longer.
        IndexChange.objects.filter(in_embedded=rows[0].in_embedded, attempts=0, due__gt=clock.now()).update(due=clock.now())
        number += len(rows)
    return number


def postpone(rows: Sequence[IndexChange]) -> None:
    """Let these rows, and all that wait like them, wait as long again as the oldest did, between 5 seconds and a minute."""
    now = clock.now()
    wait = min(max(now - min(row.created for row in rows), FIRST_WAIT), LONGEST_WAIT)
    alike = IndexChange.objects.filter(is_parked=False, due__lte=now, in_embedded=rows[0].in_embedded)
    alike.update(due=now + wait)


def settle(rows: Sequence[IndexChange], failed: dict[str, str], *, is_last: bool = True) -> None:
    """Take out the rows that are dealt with, or pass them on to the other engine; keep those that failed, or put them aside."""
    kept = [row for row in rows if row.key in failed]
    if everything := next((row for row in rows if row.key == EVERYTHING), None):
        new = failed.keys() - {row.key for row in kept}
        kept += [IndexChange(key=key, in_embedded=everything.in_embedded) for key in new]
    with transaction.atomic():
        done = IndexChange.objects.filter(pk__in=[row.pk for row in rows if row.key not in failed])
        if is_last:
            done.delete()
        else:
            done.update(in_embedded=True)
        for row in kept:
            row.attempts = min(row.attempts + 1, MOST_ATTEMPTS)
            row.error = failed[row.key][:500]
            row.is_parked = row.attempts == MOST_ATTEMPTS
            row.due = clock.now() + FIRST_WAIT * 2**row.attempts
            row.save()


def put_in_index(engine: Engine, keys: list[str]) -> dict[str, str]:
    """Put the documents with these keys in an index as they are now; returns what failed, by key, with the reason.

    An index that is not there is built whole.
    """
    revision = IndexRevision.next()
    is_there = engine.has_index()
    everything = EVERYTHING in keys or not is_there
    built = all_documents() if everything else documents_of(keys)
    failed = dict(built.failed)
    if not is_there:
        failed |= rebuild_one(engine, built.documents, revision, failed)
        return failed
    known = engine.contents().keys() if everything else set(keys)
    gone = known - {document.key for document in built.documents} - failed.keys() - {EVERYTHING}
    failed |= engine.update(list(rows_of(built.documents, splitter(), failed)), gone, revision)
    return failed


def splitter() -> Splitter:
    """Return what splits compounds, as the embedded index was built."""
    return Splitter(engines.embedded().compound_words())


def rows_of(documents: Iterable[SearchDocument], using: Splitter, failed: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Give the documents as rows of an index; what cannot be made a row is noted as failed."""
    for document in documents:
        try:
            yield row_of(document, using)
        # Content of any shape may come by.
        except Exception as problem:  # noqa: BLE001 (see above)
            failed[document.key] = f"{type(problem).__name__}: {problem}"


class Counted(list[SearchDocument]):
    """Documents that tell how many of them have been gone through."""

    def __init__(self, documents: Sequence[SearchDocument], show: Progress | None) -> None:
        super().__init__(documents)
        self.show = show

    def __iter__(self) -> Iterator[SearchDocument]:
        for number, document in enumerate(super().__iter__(), start=1):
            yield document
            if self.show:
                self.show(number, len(self))


def rebuild_one(engine: Engine, documents: Sequence[SearchDocument], revision: int, failed: dict[str, str]) -> dict[str, str]:
    """Build one index anew; the embedded one decides in which words compounds fall apart, and the other follows."""
    if engine is not engines.embedded():
        return engine.rebuild(rows_of(documents, splitter(), failed), revision)
    known = compound_words(documents[:])
    refused = engines.embedded().rebuild(rows_of(documents, Splitter(known), failed), revision, known)
    if engines.has_two():
        IndexChange.objects.create(key=EVERYTHING, in_embedded=True)
    return refused


def compound_words(documents: Iterable[SearchDocument]) -> frozenset[str]:
    """Return the words that compounds fall apart in: those of what everybody may read that are Dutch words."""
    found: set[str] = set()
    for document in documents:
        if PUBLIC in document.access:
            for name, text in texts_of(document).items():
                found.update(words(composed(text)) if name != MEMBER_FILES else ())
    return words_among(found)


def rebuild(only: Engine | None = None, show: Progress | None = None) -> Built:
    """Build the indices anew, or one of them; readers never see an empty one, and no change is lost meanwhile.

    Returns what went in or failed. `show` is told how many documents of how many are done.
    """
    with engines.embedded().writing():
        rows = list(IndexChange.objects.all())
        revision = IndexRevision.next()
        built = all_documents()
        failed = dict(built.failed)
        for engine in [only] if only else engines.every():
            failed |= rebuild_one(engine, Counted(built.documents, show), revision, failed)
        if only is None:
            settle_everything(rows, failed)
    return Built([document for document in built.documents if document.key not in failed], failed)


def settle_everything(rows: Sequence[IndexChange], failed: dict[str, str]) -> None:
    """Settle what waited when every index was put right, and what that itself left for the other engine."""
    followed = IndexChange.objects.filter(key=EVERYTHING, in_embedded=True).exclude(pk__in=[row.pk for row in rows])
    settle([*rows, *followed, IndexChange(key=EVERYTHING)], failed)


@dataclass
class Repaired:
    """How many documents were put in and taken out, and what is still not as in the database, with the reason."""

    put: int
    taken: int
    left: dict[str, str]


def repair() -> Repaired:
    """Put right what differs between indices and database, and look whether it is right then.

    Puts right what only the calendar changes too. An index that is not there or cannot be read is built anew; both are, when
    compounds would fall apart otherwise. What stays different is tried again later. Raises EngineError when an engine does
    not answer; the embedded index is right then.
    """
    with engines.embedded().writing():
        rows = list(IndexChange.objects.all())
        revision = IndexRevision.next()
        built = all_documents()
        done = Repaired(0, 0, dict(built.failed))
        stale = words_are_stale(built.documents)
        try:
            for engine in engines.every():
                repair_one(engine, built.documents, revision, done, anew=stale)
        finally:
            if done.put or done.taken:
                ContentVersion.bump()
        settle_everything(rows, done.left)
    return done


def repair_one(engine: Engine, documents: Sequence[SearchDocument], revision: int, done: Repaired, *, anew: bool) -> None:
    """Put right one index, or build it anew, and note in `done` what that took and what stays different."""
    there = None if anew else contents_of(engine)
    differs, gone = differences(there or {}, documents, done.left)
    if there is None:
        done.left |= rebuild_one(engine, documents, revision, done.left)
    elif differs or gone:
        done.left |= engine.update([*rows_of(differs, splitter(), done.left)], gone, revision)
    else:
        return
    still, stayed = differences(engine.contents(), documents, done.left)
    done.put = max(done.put, len(differs) - len(still))
    done.taken = max(done.taken, len(gone) - len(stayed))
    for key in stayed | {document.key for document in still} - done.left.keys():
        done.left[key] = f"{engine.name}: {STAYED_DIFFERENT}"


def contents_of(engine: Engine) -> dict[str, str] | None:
    """Return what stands in an index; None when it must be built. Raises EngineError when a server does not answer."""
    if not engine.has_index():
        return None
    try:
        return engine.contents()
    except EngineError:
        if engine is engines.embedded():
            return None
        raise


def differences(
    there: dict[str, str], documents: Sequence[SearchDocument], failed: dict[str, str]
) -> tuple[list[SearchDocument], set[str]]:
    """Return the documents that are not so in an index, and the keys that are in it wrongly."""
    differs = [document for document in documents if there.get(document.key) != document.digest()]
    return differs, there.keys() - {document.key for document in documents} - failed.keys()


def words_are_stale(documents: Iterable[SearchDocument]) -> bool:
    """Tell whether compounds would fall apart in other words than when the index was built, beyond a few.

    So it is as well when nobody can tell how it was built.
    """
    if not engines.embedded().has_index():
        return True
    there, wanted = frozenset(engines.embedded().compound_words()), compound_words(documents)
    return len(there ^ wanted) > max(FEW_WORDS, SHARE_OF_WORDS * len(there))


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
