"""The waiting list: who is next gets the seat that came free."""

from typing import Any

from events import mails, seats
from events.models import Event, Registration, Seating


def promote(event: Event, seating: Seating, **news: Any) -> list[Registration]:
    """Give free seats to who waits, in order. Belongs under the lock; returns who moved up.

    The `news` of what changed goes into the mail about the seat.
    Nobody moves up any more when the meeting has begun or does not go on. Whose account is closed is passed over.
    """
    moved: list[Registration] = []
    if why_closed(event):
        return moved
    free = seats.free_seats(event)
    waiting = Registration.objects.filter(event=event, account__is_active=True).waiting().select_related("account")
    for registration in waiting if free is None else waiting[: max(free, 0)]:
        give_seat(event, seating, registration, **news)
        moved.append(registration)
    return moved


def give_seat(event: Event, seating: Seating, registration: Registration, *, over_capacity: bool = False, **news: Any) -> None:
    """Give a seat to somebody who waits, and tell him. Belongs under the lock."""
    registration.state = Registration.State.REGISTERED
    registration.over_capacity = over_capacity
    registration.sequence += 1
    registration.save(update_fields=["state", "over_capacity", "sequence", "changed"])
    mails.after_promotion(event, seating, registration, news)


def passes_on_seat(registration: Registration) -> bool:
    """Tell whether the seat of this person goes to somebody who waits, once he withdraws."""
    event = registration.event
    if registration.state != Registration.State.REGISTERED or why_closed(event):
        return False
    free = seats.free_seats(event)
    return (free is None or free >= 0) and Registration.objects.filter(event=event).waiting().exists()


def why_closed(event: Event) -> str:
    """Return why nobody moves up any more, for the organiser; empty when people still do."""
    if event.is_cancelled:
        return "de bijeenkomst gaat niet door"
    if not event.live:
        return "de bijeenkomst is niet gepubliceerd"
    return "de bijeenkomst is begonnen" if event.has_begun else ""


def why_waiting(event: Event, free: int | None) -> str:
    """Return why nobody on the list moved up yet, for the organiser."""
    closed = why_closed(event)
    if closed:
        return f"Niemand schuift door: {closed}."
    if free is not None and free < 0:
        too_many = "is 1 persoon" if free == -1 else f"zijn {-free} mensen"
        return f"Er {too_many} te veel aangemeld. Doorschuiven begint als er weer plek is."
    return "Alle plekken zijn bezet. Wie bovenaan staat, schuift door zodra iemand zich afmeldt."
