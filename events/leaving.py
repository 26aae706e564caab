"""Who is no longer a member comes to no meeting for members, and whose account or data go to none: the seats go to who waits."""

from typing import Any

from django.dispatch import receiver

from core import audit
from core.access import Person
from events import registering, removing, seats
from events.models import Event
from members.leaving import Departure, NotNowError, member_left
from members.models import Account


@receiver(member_left)
def withdraw_from_all(account: Account, by: Person, how: Departure, **_: Any) -> None:
    """Withdraw somebody from every meeting that has not begun and that he may come to no more.

    One lock after the other, always in the same order.
    """
    comes_to = removing.comes_to(account).order_by("event_id").values_list("event_id", flat=True)
    kept = still_open(account, list(comes_to)) if how is Departure.LET_GO else set()
    for event_id in comes_to:
        if event_id in kept:
            continue
        try:
            registration = registering.withdraw(event_id, account, because=how.value)
        except registering.TooLateError:
            continue
        except seats.TooBusyError as problem:
            raise NotNowError("Het is nu erg druk bij een bijeenkomst van deze persoon. Probeer het zo nog eens.") from problem
        if registration:
            audit.record(by, "afgemeld bij vertrek", registration, f"event:{event_id}")


def still_open(account: Account, event_ids: list[int]) -> set[int]:
    """Return which of these meetings somebody may see and come to as he is now."""
    # Asked anew: the account at hand remembers whether it was a member's.
    now = Account.objects.get(pk=account.pk)
    return {event.pk for event in Event.objects.visible_to(now).filter(pk__in=event_ids) if event.may_register(now)}
