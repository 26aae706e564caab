"""What publishing a meeting sets going: people hear of another time or place, that it is off or on after all; seats are given."""

from typing import Any

from core import clock
from events import mails, seats, waiting_list
from events.models import Event, Registration, Seating


def after_publishing(event_id: int) -> None:
    """Tell once what changed since people were last told, and fill seats that came free. Safe to run again."""
    with seats.locked(event_id) as seating:
        event = seating.event
        now = told(event)
        before = seating.announced
        if before == now:
            waiting_list.promote(event, seating)
            return
        seating.announced = now
        if before and not event.is_past:
            tell(event, seating, before, now)
        seating.save(update_fields=["announced", "sequence"])
        waiting_list.promote(event, seating)


def told(event: Event) -> dict[str, Any]:
    """Return what people plan by: time, place, and whether it goes on."""
    return {
        "start": event.start.astimezone(clock.UTC).isoformat(),
        "end": event.end.astimezone(clock.UTC).isoformat(),
        "place": [event.venue, event.address, event.town, event.online_url],
        "is_cancelled": event.is_cancelled,
    }


def tell(event: Event, seating: Seating, before: dict[str, Any], now: dict[str, Any]) -> None:
    seating.sequence += 1
    everybody = Registration.objects.filter(event=event).active().select_related("account__member")
    if now["is_cancelled"] and not before["is_cancelled"]:
        mails.after_cancelling(event, seating, everybody)
    elif before["is_cancelled"] and not now["is_cancelled"]:
        mails.after_reopening(event, seating, everybody)
    elif not now["is_cancelled"]:
        mails.after_change(event, seating, everybody)
