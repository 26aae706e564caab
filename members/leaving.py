"""Ceasing to be a member: let go by the register keeper, switched off or erased by an administrator."""

from enum import Enum

from django.db import transaction
from django.dispatch import Signal
from wagtail.log_actions import log

from core import audit
from core.access import Person
from members import joining
from members.models import Account, Member


class Departure(Enum):
    """How somebody went, in words for himself."""

    LET_GO = "Ledenbeheer heeft u uitgeschreven als lid."
    SWITCHED_OFF = "Uw account is uitgezet."
    ERASED = "Uw gegevens zijn gewist uit het ledenregister."


# Somebody goes: other rooms free what he holds, in the same transaction. Sent with the `account`, the person `by` whom, and
# `how`, a Departure; more than once for the same account too. A receiver that cannot do its part now raises NotNowError.
member_left = Signal()


class NotNowError(Exception):
    """What somebody holds could not be freed; the text says why, for the register keeper."""


@transaction.atomic
def let_go(member_id: int, keeper: Person) -> Member:
    """Take a member out of the register's members. The person is told by mail; doing it again changes nothing.

    Raises `joining.NotToDecideError` when this person is no member, and NotNowError when nothing was done.
    """
    member = joining.decide(member_id, keeper, Member.State.LEFT, "", Member.State.ADMITTED)
    member_left.send(sender=Member, account=member.account, by=keeper, how=Departure.LET_GO)
    return member


@transaction.atomic
def free_what_is_held(account: Account, administrator: Person) -> None:
    """Free what the person of an account that is switched off still holds. Raises NotNowError; may be done again then."""
    member_left.send(sender=Member, account=account, by=administrator, how=Departure.SWITCHED_OFF)


@transaction.atomic
def erase(member: Member, administrator: Person) -> None:
    """Remove a member from the register; the account stays. Raises NotNowError when nothing was done."""
    audit.record(administrator, "gewist", member)
    log(instance=member, action="wagtail.delete")
    member_left.send(sender=Member, account=member.account, by=administrator, how=Departure.ERASED)
    member.delete()
