"""Signing up and withdrawing."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core import audit
from core.access import Person
from events import mails, seats, waiting_list
from events.answers import asked_of, unanswered
from events.models import Event, Registration, Seating

Answers = Sequence[dict[str, Any]]
NOT_SIGNED_UP = "U bent niet of niet meer aangemeld voor deze bijeenkomst."
ANSWERS_ARE_FINAL = "Uw antwoorden wijzigen kan niet meer: de aanmelding is gesloten. Is er iets anders? Mail ons."


class Refusal(enum.Enum):
    """Why somebody could not sign up."""

    CLOSED = "Aanmelden kan niet meer voor deze bijeenkomst."
    NOT_ALLOWED = "Deze bijeenkomst is alleen voor leden."
    FULL = "De laatste plek is net weg. Wilt u op de wachtlijst? Uw antwoorden staan er nog."
    NO_MEMBER = "Deze bijeenkomst is alleen voor leden, en deze persoon is geen lid."
    NOT_ON_SITE = "De bijeenkomst staat niet op de site. Publiceer haar eerst: wie u toevoegt, krijgt een mail met de link."
    BUSY = "Het is nu erg druk. Probeer het zo nog eens. Uw antwoorden staan er nog."


class TooLateError(Exception):
    """Withdrawing means nothing any more; the text says why."""


@dataclass(frozen=True)
class Outcome:
    """What came of signing up: a registration, or why not. `is_new` is false when there already was one."""

    registration: Registration | None = None
    refusal: Refusal | None = None
    is_new: bool = False


def register(event_id: int, account: Any, answers: Answers = (), *, accepts_waiting: bool = False) -> Outcome:
    """Sign somebody up, or put him on the waiting list when he accepts that.

    Never gives a seat too many, and mails once: the check, the row and the mail are one transaction under one lock.
    Signing up again gives the registration that is there.
    """
    try:
        with seats.locked(event_id) as seating:
            return register_locked(seating, account, answers, accepts_waiting=accepts_waiting)
    except seats.TooBusyError:
        return Outcome(refusal=Refusal.BUSY)


def register_locked(seating: Seating, account: Any, answers: Answers, *, accepts_waiting: bool) -> Outcome:
    event = seating.event
    already, sequence = known_of(event, account)
    if already:
        return Outcome(already)
    if not event.is_open:
        return Outcome(refusal=Refusal.CLOSED)
    if not event.may_register(account):
        return Outcome(refusal=Refusal.NOT_ALLOWED)
    free = seats.free_seats(event)
    has_seat = free is None or free > 0
    if not has_seat and not accepts_waiting:
        return Outcome(refusal=Refusal.FULL)
    state = Registration.State.REGISTERED if has_seat else Registration.State.WAITING
    registration = create(seating, event, account, answers, state, sequence=sequence)
    return Outcome(registration, is_new=True)


def known_of(event: Event, account: Any) -> tuple[Registration | None, int]:
    """Return this person's standing registration, and the number with which his calendar goes on: higher than any before."""
    rows = Registration.objects.filter(event_id=event.pk, account_id=account.pk)
    known = list(rows.order_by().values_list("state", "sequence"))
    stands = any(state != Registration.State.WITHDRAWN for state, _ in known)
    return rows.active().get() if stands else None, max((sequence for _, sequence in known), default=-1) + 1


def create(
    seating: Seating,
    event: Event,
    account: Any,
    answers: Answers,
    state: Registration.State,
    *,
    still_asked: Sequence[str] = (),
    **values: Any,
) -> Registration:
    """Write the registration and its mail, which puts the questions that are `still_asked`."""
    registration = Registration.objects.create(
        event=event,
        account=account,
        state=state,
        place=seats.taken_place(seating),
        answers=list(answers),
        **values,
    )
    mails.after_signing_up(event, seating, registration, still_asked)
    return registration


def change_answers(event_id: int, account: Any, answers: Answers) -> Registration:
    """Put other answers in the place of those that were given. What is no longer asked stays as it was answered.

    Raises `seats.TooBusyError` when the lock did not come free, and TooLateError when signing up is over or nobody is signed up.
    """
    with seats.locked(event_id) as seating:
        registration = Registration.objects.filter(event_id=event_id, account=account).active().first()
        if registration is None:
            raise TooLateError(NOT_SIGNED_UP)
        if not seating.event.is_open:
            raise TooLateError(ANSWERS_ARE_FINAL)
        asked = {row["vraag"] for row in answers}
        registration.answers = [*answers, *(row for row in registration.answers if row["vraag"] not in asked)]
        registration.save(update_fields=["answers", "changed"])
        return registration


def withdraw(event_id: int, account: Any, *, by_organiser: bool = False, because: str = "") -> Registration | None:
    """Withdraw somebody; the first who waits gets the seat. Returns None when there was nothing to withdraw.

    The mail says that the organiser did it, or `because` of what: a sentence.
    Raises `seats.TooBusyError` when the lock did not come free, and TooLateError once the meeting has begun or is off.
    """
    with seats.locked(event_id) as seating:
        registration = Registration.objects.filter(event_id=event_id, account=account).active().first()
        if registration is None:
            return None
        event = seating.event
        if not event.may_withdraw:
            raise TooLateError(f"Afmelden hoeft niet meer: {waiting_list.why_closed(event)}.")
        had_seat = registration.state == Registration.State.REGISTERED
        registration.state = Registration.State.WITHDRAWN
        registration.sequence += 1
        registration.save(update_fields=["state", "sequence", "changed"])
        said = {"had_seat": had_seat, "by_organiser": by_organiser, "because": because}
        mails.after_withdrawing(event, seating, registration, said)
        waiting_list.promote(event, seating)
        return registration


def add_by_organiser(event_id: int, account: Any, organiser: Person, *, over_capacity: bool) -> Outcome:
    """Let an organiser add somebody, or give a seat to who waits, and log it.

    Only an explicit choice goes over the number of seats.
    """
    try:
        with seats.locked(event_id) as seating:
            return add_locked(seating, account, organiser, over_capacity=over_capacity)
    except seats.TooBusyError:
        return Outcome(refusal=Refusal.BUSY)


def add_locked(seating: Seating, account: Any, organiser: Person, *, over_capacity: bool) -> Outcome:
    event = seating.event
    already, sequence = known_of(event, account)
    if already and already.state == Registration.State.REGISTERED:
        return Outcome(already)
    if refusal := why_not_add(event, account):
        return Outcome(refusal=refusal)
    free = seats.free_seats(event)
    is_over = free is not None and free <= 0
    if is_over and not over_capacity:
        return Outcome(refusal=Refusal.FULL)
    if already:
        waiting_list.give_seat(event, seating, already, over_capacity=is_over)
    registration = already or create_unasked(seating, event, account, over_capacity=is_over, sequence=sequence)
    audit.record(organiser, "toegevoegd boven capaciteit" if is_over else "toegevoegd", registration, f"event:{event.pk}")
    return Outcome(registration, is_new=True)


def create_unasked(seating: Seating, event: Event, account: Any, **values: Any) -> Registration:
    """Write the registration of somebody who saw no form; the mail puts the questions that he must answer."""
    still_asked = [text for text, _ in unanswered(asked_of(event), ())]
    return create(seating, event, account, (), Registration.State.REGISTERED, still_asked=still_asked, **values)


def why_not_add(event: Event, account: Any) -> Refusal | None:
    """Return why an organiser cannot add this person; None when nothing but a lack of seats is in the way."""
    if event.is_cancelled or event.is_past:
        return Refusal.CLOSED
    if not event.live:
        return Refusal.NOT_ON_SITE
    return None if event.may_register(account) else Refusal.NO_MEMBER
