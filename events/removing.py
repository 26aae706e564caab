"""What may not go: a meeting while people count on it and were not told that it is off, and the account of who comes to one."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from core import clock
from events.models import Event, Registration
from members.models import Account

TELL_FIRST = "Zet eerst «gaat niet door» aan en publiceer; dan krijgt iedereen op de lijst een mail."
KEEP = "Haal haar van de site met «Publicatie intrekken»: dan blijft bewaard wie er was."


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


def why_not_remove(accounts: Iterable[Account]) -> list[str]:
    """Return why these accounts may not be removed: their seats would be lost to who waits."""
    counted = [(account, comes_to(account).count()) for account in accounts]
    return [
        f"«{account}» kan niet worden verwijderd: er {'is' if number == 1 else 'zijn'} nog {number} "
        f"{'aanmelding' if number == 1 else 'aanmeldingen'} voor een bijeenkomst. "
        "Meld deze persoon eerst af; dan schuift door wie wacht."
        for account, number in counted
        if number
    ]


def comes_to(account: Account) -> "QuerySet[Registration]":
    """Return the registrations of somebody for meetings that are still to come."""
    return Registration.objects.filter(account=account, event__end__gt=clock.now()).active()


def told_off(event: Event) -> bool:
    """Tell whether people were told that the meeting does not go on."""
    seating = getattr(event, "seating", None)
    return bool(seating and seating.announced.get("is_cancelled"))
