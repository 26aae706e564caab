"""Who is no longer a member comes to no meeting: the seats go to who waits."""

from typing import Any

from django.dispatch import receiver

from core import audit
from core.access import Person
from events import registering, removing, seats
from members.leaving import NotNowError, member_left
from members.models import Account


@receiver(member_left)
def withdraw_from_all(account: Account, by: Person, **_: Any) -> None:
    """Withdraw somebody from every meeting that has not begun; one lock after the other, always in the same order."""
    for event_id in removing.comes_to(account).order_by("event_id").values_list("event_id", flat=True):
        try:
            registration = registering.withdraw(event_id, account, by_organiser=True)
        except registering.TooLateError:
            continue
        except seats.TooBusyError as problem:
            raise NotNowError("Het is nu erg druk bij een bijeenkomst van deze persoon. Probeer het zo nog eens.") from problem
        if registration:
            audit.record(by, "afgemeld bij vertrek", registration, f"event:{event_id}")
