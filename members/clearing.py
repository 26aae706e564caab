"""What of people is not kept."""

import datetime as dt

from django.db import transaction
from django.db.models.functions import Coalesce

from core import audit, clock
from members.models import Account, Member

UNPROVEN_KEPT = dt.timedelta(days=14)
GONE_KEPT = dt.timedelta(days=92)
UNUSED_KEPT = dt.timedelta(days=366)


def forget_unproven() -> int:
    """Remove applications whose address was not proven within fourteen days; returns how many."""
    late = Member.objects.filter(state=Member.State.UNPROVEN, applied__lt=clock.now() - UNPROVEN_KEPT)
    _, removed = Account.objects.filter(member__in=late, last_login=None).delete()
    return int(removed.get("members.Member", 0))


@transaction.atomic
def forget_gone() -> int:
    """Remove from the register who was refused, or is no member any more, for three months; returns how many.

    The account stays: with it people sign up for meetings that are open to everybody.
    """
    gone = Member.objects.filter(
        state__in=[Member.State.REFUSED, Member.State.LEFT], decided__lt=clock.now() - GONE_KEPT
    ).select_for_update(of=("self",))
    members = list(gone)
    for member in members:
        audit.record(None, "gewist na drie maanden", member)
        member.delete()
    return len(members)


def forget_unused() -> int:
    """Remove accounts of who is in no register and did not sign in for a year; returns how many.

    Whoever works in the admin keeps his.
    """
    others = Account.objects.filter(member=None, is_staff=False, is_superuser=False, groups=None)
    unused = others.annotate(used=Coalesce("last_login", "date_joined")).filter(used__lt=clock.now() - UNUSED_KEPT)
    _, removed = unused.delete()
    return int(removed.get("members.Account", 0))
