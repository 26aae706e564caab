"""The lock on a meeting's seats, and counting them. Every path that gives or frees a seat goes through `locked`."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from events.models import Event, Registration, Seating

# How long somebody waits for the lock before «het is nu erg druk».
LOCK_MILLISECONDS = 3000


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
    """Lock the row of the meeting's seating; SQLite's immediate transaction already holds the whole database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {LOCK_MILLISECONDS:d}")
    seating = Seating.objects.select_for_update().filter(event_id=event_id).first()
    if seating is None:
        Seating.objects.get_or_create(event_id=event_id)
        seating = Seating.objects.select_for_update().get(event_id=event_id)
    return seating


def is_lock_problem(problem: OperationalError) -> bool:
    text = str(problem).lower()
    return "lock" in text


def free_seats(event: Event) -> int | None:
    """Return how many seats are free; None when there is no limit; negative when too many were given."""
    if event.capacity is None:
        return None
    return event.capacity - Registration.objects.filter(event_id=event.pk).registered().count()


def next_place(seating: Seating) -> int:
    """Return the next number in the order of signing up, and count on."""
    place = seating.next_place
    seating.next_place = place + 1
    Seating.objects.filter(pk=seating.pk).update(next_place=seating.next_place)
    return place
