"""What must happen beside the account when an administrator changes or removes one."""

import uuid

from allauth.account.models import EmailAddress
from django.db import transaction

from core import audit
from core.access import Person
from core.mail import Mail, queue_mail
from members.models import Account

STOP_INSTEAD = (
    "Zet het vinkje «Actief» uit: dan kan niemand er meer mee inloggen, en staat het lid niet meer in de ledengids. "
    "Moet deze persoon worden gewist? Verwijder dan eerst het lid in het register."
)


@transaction.atomic
def follow_address(account: Account, administrator: Person) -> None:
    """Let signing in follow the address of the account, and tell so at both. It is to be proven at the next sign-in."""
    rows = EmailAddress.objects.filter(user=account)
    if rows.filter(email__iexact=account.email, primary=True).exists():
        return
    old = rows.order_by("-primary").values_list("email", flat=True).first()
    rows.delete()
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=False)
    if old:
        audit.record(administrator, "e-mailadres gewijzigd door beheerder", account)
        tell_at(old, is_new=False)
        tell_at(account.email, is_new=True)


def tell_at(address: str, *, is_new: bool) -> None:
    """Mail that an administrator changed the address. Neither mail names the other address: the old one may be a stranger's."""
    queue_mail(Mail(f"adres_gewijzigd:{uuid.uuid4()}", address, "adres_gewijzigd", {"address": address, "is_new": is_new}))


def why_not_remove(accounts: list[Account]) -> list[str]:
    """Return why these accounts may not be removed: with an account its member would go, unseen."""
    return [
        f"«{account}» kan niet worden verwijderd: bij dit account hoort een lid. {STOP_INSTEAD}"
        for account in accounts
        if hasattr(account, "member")
    ]
