"""Who signed up for the meetings of the demo site."""

from django.db import transaction

from events.models import Event, Registration, Seating
from events.publishing import told
from members.models import Member
from website.demo.reading import read


@transaction.atomic
def load() -> None:
    """Sign members up for meetings that nobody signed up for yet; no mail goes out for them."""
    accounts = list(
        Member.objects.admitted()
        .exclude(account__email="lid@example.org")
        .order_by("pk")
        .values_list("account_id", flat=True)[:400]
    )
    for number, row in enumerate(read("bijeenkomsten")):
        event = Event.objects.filter(slug=row["slug"]).first()
        if event is None or Registration.objects.filter(event=event).exists():
            continue
        fill(
            event,
            accounts[number * 17 :] + accounts[: number * 17],
            row.get("demo_aanmeldingen") or 0,
            row.get("demo_wachtlijst") or 0,
        )


def fill(event: Event, accounts: list[int], registered: int, waiting: int) -> None:
    seats = registered if event.capacity is None else min(registered, event.capacity)
    rows = [
        Registration(
            event=event,
            account_id=account,
            state=Registration.State.REGISTERED if place < seats else Registration.State.WAITING,
            place=place + 1,
        )
        for place, account in enumerate(accounts[: seats + waiting])
    ]
    Registration.objects.bulk_create(rows)
    Seating.objects.update_or_create(event=event, defaults={"next_place": len(rows) + 1, "announced": told(event)})
