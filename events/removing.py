"""Whether a meeting may be deleted or taken off the site: not while people count on it and were not told that it is off."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Count, Q
from wagtail.models import Page

from events.models import Event, Registration

TELL_FIRST = "Zet eerst «gaat niet door» aan en publiceer; dan krijgt iedereen op de lijst een mail."
KEEP = "Haal haar van de site met «Depubliceren»: dan blijft bewaard wie er was."


def why_not_delete(pages: Iterable[Page]) -> list[str]:
    """Return why these pages, with what is below them, may not be deleted; empty when they may."""
    return [why_kept(event) for event in with_people(pages) if not told_off(event)]


def why_not_unpublish(pages: Iterable[Page], *, below: bool) -> list[str]:
    """Return why these pages may not be taken off the site; with `below` also those under them."""
    return [
        f"«{event.title}» kan nog niet van de site: {people(event)}. {TELL_FIRST}"
        for event in with_people(pages, below=below)
        if not event.is_past and not told_off(event)
    ]


def why_kept(event: Event) -> str:
    rest = KEEP if event.is_past else TELL_FIRST
    return f"«{event.title}» kan niet worden verwijderd: {people(event)}. {rest}"


def people(event: Event) -> str:
    number = event.people
    return "er staat 1 persoon op de lijst" if number == 1 else f"er staan {number} mensen op de lijst"


def with_people(pages: Iterable[Page], *, below: bool = True) -> list[Event]:
    """Return the meetings among these pages that people are registered or wait for, with how many."""
    chosen = [Q(path__startswith=page.path) if below else Q(path=page.path) for page in pages]
    active = ~Q(registrations__state=Registration.State.WITHDRAWN)
    counted = Event.objects.filter(reduce(or_, chosen, Q(pk=None))).annotate(people=Count("registrations", filter=active))
    return list(counted.filter(people__gt=0).select_related("seating").order_by("start"))


def told_off(event: Event) -> bool:
    """Tell whether people were told that the meeting does not go on."""
    seating = getattr(event, "seating", None)
    return bool(seating and seating.announced.get("is_cancelled"))
