"""What of people is not kept."""

import datetime as dt

from core import clock
from members.models import Account, Member

UNPROVEN_KEPT = dt.timedelta(days=14)


def forget_unproven() -> int:
    """Remove applications whose address was not proven within fourteen days; returns how many."""
    late = Member.objects.filter(state=Member.State.UNPROVEN, applied__lt=clock.now() - UNPROVEN_KEPT)
    _, removed = Account.objects.filter(member__in=late, last_login=None).delete()
    return int(removed.get("members.Member", 0))
