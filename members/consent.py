"""Giving and withdrawing consent; every yes and every no stays on record (AVG art. 7)."""

from django.db import transaction

from core import clock
from members.models import Consent, Member

WORDINGS = {
    Consent.Purpose.NEWSLETTER: "Ja, stuur mij de digitale nieuwsbrief per e-mail.",
    Consent.Purpose.DIRECTORY: "Ja, zet mijn naam, organisatie, gemeente en discipline in de ledengids (alleen voor leden).",
}


@transaction.atomic
def give(member: Member, purpose: Consent.Purpose, source: str) -> None:
    """Record a yes, with the words that were on the screen; a yes that stands already stays one row."""
    Consent.objects.get_or_create(
        member=member, purpose=purpose, withdrawn=None, defaults={"wording": WORDINGS[purpose], "source": source}
    )
    remember(member, purpose, granted=True)


@transaction.atomic
def withdraw(member: Member, purpose: Consent.Purpose) -> None:
    """Close the yes that stands, if any."""
    Consent.objects.filter(member=member, purpose=purpose, withdrawn=None).update(withdrawn=clock.now())
    remember(member, purpose, granted=False)


def remember(member: Member, purpose: Consent.Purpose, *, granted: bool) -> None:
    if purpose == Consent.Purpose.DIRECTORY and member.in_directory != granted:
        member.in_directory = granted
        member.save(update_fields=["in_directory"])


def stands(member: Member, purpose: Consent.Purpose) -> bool:
    """Tell whether the member says yes to this now."""
    return Consent.objects.filter(member=member, purpose=purpose, withdrawn=None).exists()
