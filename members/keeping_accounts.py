"""What must happen beside the account when an administrator changes or removes one."""

from allauth.account.models import EmailAddress

from core import audit
from core.access import Person
from members.models import Account

STOP_INSTEAD = (
    "Zet het vinkje «Actief» uit: dan kan niemand er meer mee inloggen, en staat het lid niet meer in de ledengids. "
    "Moet deze persoon worden gewist? Verwijder dan eerst het lid in het register."
)


def follow_address(account: Account, administrator: Person) -> None:
    """Let signing in follow the address of the account. Nobody proved it yet: that is asked at the next sign-in."""
    rows = EmailAddress.objects.filter(user=account)
    if rows.filter(email__iexact=account.email, primary=True).exists():
        return
    had_one = rows.exists()
    rows.delete()
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=False)
    if had_one:
        audit.record(administrator, "e-mailadres gewijzigd door beheerder", account)


def why_not_remove(accounts: list[Account]) -> list[str]:
    """Return why these accounts may not be removed: with an account its member would go, unseen."""
    return [
        f"«{account}» kan niet worden verwijderd: bij dit account hoort een lid. {STOP_INSTEAD}"
        for account in accounts
        if hasattr(account, "member")
    ]
