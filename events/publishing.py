"""What publishing a meeting sets going: people hear of another time or place, that it is off or on after all; seats are given."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from core import clock
from core.vocabulary import enumerated
from events import dates, mails, seats, waiting_list
from events.models import Event, Registration, Seating


def after_publishing(event_id: int) -> None:
    """Fill seats that came free, and tell once what changed since people were last told. Safe to run again.

    Who moves up now reads of it in the mail about the seat, and gets no other. While a meeting stays off nobody hears of
    another day or place: what people were told stays, to compare with once it goes on.
    """
    with seats.locked(event_id) as seating:
        event = seating.event
        before, now = seating.announced, told(event)
        if before == now:
            waiting_list.promote(event, seating)
            return
        is_news = bool(before) and not event.is_past
        seating.sequence += is_news
        if not (before.get("is_cancelled") and now["is_cancelled"]):
            seating.announced = now
        seating.save(update_fields=["announced", "sequence"])
        news = news_of(before, now) if is_news else {}
        moved = waiting_list.promote(event, seating, **news)
        if is_news:
            tell(seating, before, moved, news)


def told(event: Event) -> dict[str, Any]:
    """Return what people plan by: time, place, and whether it goes on."""
    return {
        "start": event.start.astimezone(clock.UTC).isoformat(),
        "end": event.end.astimezone(clock.UTC).isoformat(),
        "place": [event.venue, event.address, event.town, event.online_url],
        "is_cancelled": event.is_cancelled,
    }


def news_of(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Return what mails say of a meeting that is other than people were told."""
    return {
        "goes_on_again": before["is_cancelled"] and not now["is_cancelled"],
        "day_before": dates.days(*moments_of(before), weekday=True),
        "changed": what_changed(before, now),
    }


def moments_of(plan: dict[str, Any]) -> tuple[dt.datetime, dt.datetime]:
    """Return begin and end in Amsterdam time."""
    start, end = (dt.datetime.fromisoformat(plan[name]).astimezone(clock.AMSTERDAM) for name in ("start", "end"))
    return start, end


def what_changed(before: dict[str, Any], now: dict[str, Any]) -> str:
    """Return what is other than before, as «de dag en de plaats zijn»; empty when nothing is."""
    old, new = by_name(before), by_name(now)
    names = [f"de {name}" for name in old if old[name] != new[name]]
    return f"{enumerated(names)} {'is' if len(names) == 1 else 'zijn'}" if names else ""


def by_name(plan: dict[str, Any]) -> dict[str, Any]:
    """Return what people plan by, under the words for it."""
    start, end = moments_of(plan)
    *place, link = plan["place"]
    return {
        "dag": (start.date(), end.date()),
        "tijd": (start.time(), end.time()),
        "plaats": place,
        "link om online mee te doen": link,
    }


def tell(seating: Seating, before: dict[str, Any], moved: Iterable[Registration], news: dict[str, Any]) -> None:
    """Mail everybody on the list, but for who has just `moved` up, and who would read nothing new in it."""
    event = seating.event
    on_list = Registration.objects.filter(event=event).active().select_related("account__member")
    others = on_list.exclude(pk__in=[registration.pk for registration in moved])
    if news["goes_on_again"]:
        mails.after_reopening(event, seating, others, news)
    elif not event.is_cancelled:
        mails.after_change(event, seating, others if is_news_to_all(before, told(event)) else others.registered())
    elif not before["is_cancelled"]:
        mails.after_cancelling(event, seating, others)


def is_news_to_all(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Tell whether more changed than the link to join online, which only who comes gets to read."""
    return without_link(before) != without_link(now)


def without_link(plan: dict[str, Any]) -> dict[str, Any]:
    """Return what everybody reads: of the link only that there is one, when there is no other place."""
    *place, link = plan["place"]
    return {**plan, "place": [*place, bool(link) and not any(place)]}
