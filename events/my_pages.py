"""«Mijn bijeenkomsten» on Mijn platform."""

from core import clock
from events.models import Registration
from members.models import Account
from members.my_pages import Section


def my_events(account: Account) -> Section:
    """Return the person's meetings that are still to come, the first one first."""
    registrations = (
        Registration.objects.filter(account=account, event__end__gt=clock.now(), event__live=True)
        .active()
        .with_position()
        .select_related("event")
        .order_by("event__start")
    )
    return Section(
        "Mijn bijeenkomsten", "bijeenkomsten", "events/mijn_bijeenkomsten.html", {"registrations": list(registrations)}
    )
