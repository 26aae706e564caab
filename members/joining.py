"""Becoming a member: applying, proving the address, and what the register keeper decides."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.formats import date_format

from core import audit, clock
from core.access import Person
from core.mail import Mail, queue_mail
from members import consent
from members.models import Account, Consent, Member, Municipality, Organisation

# In which states somebody may be admitted, and what is mailed about which decision.
TO_DECIDE = (Member.State.WAITING, Member.State.REFUSED, Member.State.LEFT)
MAILS = {
    Member.State.ADMITTED: "lid_welkom",
    Member.State.REFUSED: "lid_afgewezen",
    Member.State.LEFT: "lid_uitgeschreven",
}


@dataclass(frozen=True)
class Application:
    """What somebody fills in to become a member."""

    name: str
    organisation: str
    discipline: str
    municipalities: Iterable[Municipality] = field(default_factory=tuple)
    newsletter: bool = False
    directory: bool = False
    source: str = "aanmelden"


@transaction.atomic
def apply(account: Account, application: Application) -> Member:
    """Put the applicant in the register. Nothing happens yet, and no yes counts: the address must be proven first."""
    member = Member(account=account)
    answer(member, application)
    return member


@transaction.atomic
def join(account: Account, application: Application) -> Member | None:
    """Put who has an account, whose address is proven, in the register, by the same rules as anybody.

    Returns None when this person is in the register already.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    if Member.objects.filter(account=account).exists():
        return None
    apply(account, application)
    return prove(account, application)


def applicant(email: str) -> Account | None:
    """Return the account of who applied with this address, and proved it nowhere yet."""
    unproven = Account.objects.filter(is_active=True, last_login=None, member__state=Member.State.UNPROVEN)
    return unproven.filter(email__iexact=email).first()


@transaction.atomic
def prove(account: Account, application: Application | None = None) -> Member | None:
    """Go on with an application whose address has been proven: admitted when the mail domain is known, else queued.

    The answers are those given where the address was proven. When none were given there, what stands in the register
    stays, and newsletter and directory are not agreed to: anybody can have typed this address.
    Safe to call again: a member who is past this point stays as he is. Returns None when there was nothing to go on with.
    """
    member = Member.objects.select_for_update().filter(account=account).first()
    if member is None or member.state != Member.State.UNPROVEN:
        return None
    if application is not None:
        answer(member, application)
        agree(member, application)
    vouching = Organisation.objects.with_domain_of(account.email).first()
    if vouching is None:
        member.state = Member.State.WAITING
        member.save(update_fields=["state"])
        mail(member, "lid_wacht")
        return member
    member.organisation = vouching
    member.state, member.decided = Member.State.ADMITTED, clock.now()
    member.save(update_fields=["organisation", "state", "decided"])
    mail(member, "lid_welkom")
    return member


def outcome(member: Member) -> str:
    """Return what somebody reads whose application just went on."""
    if member.is_admitted:
        return "U bent nu lid. Fijn dat u meedoet."
    return "Ledenbeheer kijkt nu naar uw aanmelding. Binnen vijf werkdagen krijgt u een mail met het antwoord."


def answer(member: Member, application: Application) -> None:
    """Write what the applicant told of himself."""
    member.name, member.discipline = application.name, application.discipline
    member.organisation_typed = application.organisation
    member.organisation = Organisation.objects.filter(name__iexact=application.organisation).first()
    member.save()
    member.municipalities.set(application.municipalities)
    member.save()


def agree(member: Member, application: Application) -> None:
    """Record to what the applicant said yes, and to what not."""
    said = {Consent.Purpose.NEWSLETTER: application.newsletter, Consent.Purpose.DIRECTORY: application.directory}
    for purpose, yes in said.items():
        if yes:
            consent.give(member, purpose, application.source)
        else:
            consent.withdraw(member, purpose)


class NotToDecideError(Exception):
    """There is nothing to decide about this member; the text says why."""


@transaction.atomic
def admit(member_id: int, keeper: Person, begins: Member.State = Member.State.WAITING) -> Member:
    """Admit somebody who waits, or who was refused or left as the keeper knows. The person is told by mail.

    Raises NotToDecideError.
    """
    return decide(member_id, keeper, Member.State.ADMITTED, "", begins)


@transaction.atomic
def refuse(member_id: int, keeper: Person, reason: str) -> Member:
    """Refuse somebody who waits. The person is told by mail, with the reason. Raises NotToDecideError."""
    return decide(member_id, keeper, Member.State.REFUSED, reason, Member.State.WAITING)


def decide(member_id: int, keeper: Person, state: Member.State, reason: str, begins: Member.State) -> Member:
    """Write a decision about somebody in this state; the same decision again, with the same reason, changes nothing."""
    member = Member.objects.select_for_update(of=("self",)).select_related("account", "decided_by").get(pk=member_id)
    if member.state == state and member.decision_reason == reason:
        return member
    if member.state != begins:
        raise NotToDecideError(why_not(member))
    member.state, member.decision_reason = state, reason
    member.decided, member.decided_by_id = clock.now(), keeper.pk
    member.save(update_fields=["state", "decision_reason", "decided", "decided_by"])
    audit.record(keeper, f"lid: {state.label}", member)
    mail(member, MAILS[state])
    return member


def may_decide(member: Member) -> bool:
    """Tell whether a register keeper may admit this person, or refuse who waits."""
    return member.state in TO_DECIDE


def why_not(member: Member) -> str:
    """Return why there is nothing to decide, for the register keeper."""
    if member.state == Member.State.UNPROVEN:
        return f"{member.name} heeft het e-mailadres nog niet bevestigd. Beslissen kan daarna."
    if member.state == Member.State.WAITING:
        return f"{member.name} is nog geen lid, maar wacht op ledenbeheer. Beslis eerst over toelating."
    moment = f" op {date_format(member.decided.astimezone(clock.AMSTERDAM), 'j F Y, G.i')} uur" if member.decided else ""
    keeper = f" door {member.decided_by}" if member.decided_by else ""
    return f"Er is al beslist over {member.name}: {member.get_state_display()},{moment}{keeper}."


def mail(member: Member, template: str) -> None:
    """Mail the member; each decision has one mail of its own."""
    moment = member.decided or member.applied
    queue_mail(
        Mail(
            key=f"{template}:{member.pk}:{moment:%Y%m%d%H%M%S%f}",
            to=member.account.email,
            template=template,
            context={"name": member.name, "reason": member.decision_reason},
        )
    )
