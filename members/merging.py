"""A municipality that went into another: who works in the old one, works in the new one from that day on."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model, Q

from core import audit, clock
from core.access import Person
from members.models import Member, Municipality, Organisation
from members.models.municipalities import told


@dataclass(frozen=True)
class Moved:
    """How many works in another municipality now, and which one that is."""

    heir: Municipality
    members: int
    organisations: int

    def __bool__(self) -> bool:
        return bool(self.members or self.organisations)

    def __str__(self) -> str:
        return told(self.members, self.organisations)


def heirs(day: dt.date) -> dict[int, int]:
    """Return for every municipality that is gone on this day the one it went into at last, by their keys.

    A chain is followed to its end: Ubbergen went into Groesbeek, and that into Berg en Dal.
    """
    gone = Municipality.objects.filter(ended__lte=day).exclude(successor=None)
    successors = dict(gone.values_list("pk", "successor_id"))
    found = {}
    for start in successors:
        seen, last = {start}, start
        while last in successors and successors[last] not in seen:
            last = successors[last]
            seen.add(last)
        found[start] = last
    return found


def move(old: Municipality, actor: Person | None = None) -> Moved | None:
    """Let the members and organisations of a municipality that is gone work in the one it went into, and log how many.

    Does nothing before the day, or without successor: returns None. Safe to run again. What was written about the old one,
    such as a case, keeps its name.
    """
    heir = heirs(clock.today()).get(old.pk)
    return move_to(old, Municipality.objects.get(pk=heir), actor) if heir else None


@transaction.atomic
def move_to(old: Municipality, heir: Municipality, actor: Person | None) -> Moved:
    """Move all who work in the old one; who worked in both keeps one row."""
    members = pass_on(Member.municipalities.through, "member_id", old, heir)
    organisations = pass_on(Organisation.municipalities.through, "organisation_id", old, heir)
    moved = Moved(heir, members, organisations)
    if moved:
        audit.record(actor, "gemeente opgegaan in andere", old, f"{moved} naar {heir}")
    return moved


def pass_on(through: type[Model], owner: str, old: Municipality, heir: Municipality) -> int:
    """Put the new municipality in the place of the old one in these rows; returns how many owners it was about."""
    rows = through._base_manager.filter(municipality_id=old.pk)
    owners = list(rows.values_list(owner, flat=True))
    there = [through(**{owner: pk, "municipality_id": heir.pk}) for pk in owners]
    through._base_manager.bulk_create(there, ignore_conflicts=True)
    rows.filter(**{f"{owner}__in": owners}).delete()
    return len(owners)


def move_due() -> int:
    """Do this for every municipality whose day has come since; returns how many that were."""
    still_used = Q(members__isnull=False) | Q(organisations__isnull=False)
    due = Municipality.objects.filter(still_used, pk__in=heirs(clock.today())).distinct()
    return sum(bool(move(municipality)) for municipality in due)


def waiting_for_day(old: Municipality) -> Moved | None:
    """Return who will move on a day that has yet to come; None when there is no such day."""
    if old.successor is None or old.ended is None or old.ended <= clock.today():
        return None
    return Moved(old.successor, old.members.count(), old.organisations.count())
