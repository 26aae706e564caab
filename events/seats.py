"""The lock on a meeting's seats, and counting them. Every path that gives or frees a seat goes through `locked`."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from events.models import Event, Registration, Seating

# How long somebody waits for the lock before «het is nu erg druk».
LOCK_MILLISECONDS = 3000
# Written by hand: others wait meanwhile, and Django takes three times as long over it.
TAKE_NUMBER = "UPDATE events_seating SET next_place = next_place + 1 WHERE event_id = %s"


class TooBusyError(Exception):
    """The lock did not come free in time; nothing was changed."""


@contextmanager
def locked(event_id: int) -> Iterator[Seating]:
    """Open a transaction that holds the one lock on this meeting's seats. Raises TooBusyError after three seconds."""
    try:
        with transaction.atomic():
            yield take_lock(event_id)
    except OperationalError as problem:
        if is_lock_problem(problem):
            raise TooBusyError from problem
        raise


def take_lock(event_id: int) -> Seating:
    """Take the next number, which locks the row of the meeting's seating; returns it with the meeting as it is under the lock.

    SQLite's immediate transaction already holds the whole database. A number that nobody needs is skipped.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET LOCAL lock_timeout = {LOCK_MILLISECONDS:d}")
        cursor.execute(TAKE_NUMBER, [event_id])
        if not cursor.rowcount:
            Seating.objects.get_or_create(event_id=event_id)
            cursor.execute(TAKE_NUMBER, [event_id])
    return Seating.objects.with_event().get(event_id=event_id)


def is_lock_problem(problem: OperationalError) -> bool:
    text = str(problem).lower()
    return "lock" in text


def free_seats(event: Event) -> int | None:
    """Return how many seats are free; None when there is no limit; negative when too many were given."""
    if event.capacity is None:
        return None
    return event.capacity - Registration.objects.filter(event_id=event.pk).registered().count()


def taken_place(seating: Seating) -> int:
    """Return the number that was taken with the lock: a place in the order of signing up."""
    return seating.next_place - 1
