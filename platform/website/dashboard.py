"""What needs doing, on the first page of the admin: each row with a link to where it is done."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin.ui.components import Component

from core import clock
from core.access import Person
from core.models import OutgoingMail
from events.models import Event, EventIndex
from members.models import Member
from search import file_states
from search.models import SearchWish
from website import mail_report, reviewing
from website.reviewing import SOON, edit_url

MOST_ROWS = 8
LONGEST_TITLE = 80


@dataclass(frozen=True)
class Row:
    """One thing to do."""

    title: str
    url: str
    note: str


class TodoPanel(Component):
    """A list of things to do under one heading."""

    template_name = "website/admin/todo_panel.html"
    order = 10

    def __init__(self, heading: str, rows: list[Row], total: int, all_url: str, nothing: str) -> None:
        self.heading = heading
        self.context: dict[str, Any] = {"heading": heading, "rows": rows, "total": total, "all_url": all_url, "nothing": nothing}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:  # noqa: ARG002 (Wagtail's interface)
        return {**self.context, "panel_id": "-".join(self.heading.lower().split())}


def dashboard_panels(person: Person) -> list[TodoPanel]:
    """Return the panels that fit what this person may do."""
    may = person.has_perm  # type: ignore[union-attr]  # nobody comes here without an account
    panels = []
    if may("core.view_outgoingmail") and OutgoingMail.objects.stuck().exists():
        panels.append(mail_panel())
    if may("knowledge.change_begrip"):
        panels.append(review_panel())
    if may("events.view_registration") or may("knowledge.change_begrip"):
        panels.append(meetings_panel(sees_people=may("events.view_registration")))
    if may("members.change_member"):
        panels.append(waiting_panel())
    if may("search.change_searchwish"):
        panels.append(missed_panel())
    if may("search.view_filetext") and file_states.unread().exists():
        panels.append(files_panel())
    return panels


def day(value: dt.date) -> str:
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    return f"{value.day} {months[value.month - 1]} {value.year}"


def review_panel() -> TodoPanel:
    """Guides whose review date has passed, or passes within thirty days."""
    found = reviewing.to_review()
    rows = [Row(page.title, edit_url(page), f"controle op {day(page.review_date)}") for page in found[:MOST_ROWS]]
    return TodoPanel("Opnieuw controleren", rows, found.count(), reverse("review_report"), "Alles is op tijd gecontroleerd.")


def meetings_panel(*, sees_people: bool = True) -> TodoPanel:
    """Meetings in the coming thirty days; they lead to who comes, or to the page for who may not see that."""
    coming = Event.objects.live().upcoming().filter(start__lte=clock.now() + SOON, is_cancelled=False)
    rows = [
        Row(event.title, meeting_url(event, sees_people=sees_people), day(event.start.astimezone(clock.AMSTERDAM)))
        for event in coming[:MOST_ROWS]
    ]
    return TodoPanel(
        f"Bijeenkomsten in de komende {SOON.days} dagen",
        rows,
        coming.count(),
        reverse("aanmeldingen:index") if sees_people else agenda_url(),
        f"In de komende {SOON.days} dagen is er geen bijeenkomst.",
    )


def meeting_url(event: Event, *, sees_people: bool) -> str:
    return reverse("aanmeldingen:event", args=[event.pk]) if sees_people else edit_url(event)


def agenda_url() -> str:
    agenda = EventIndex.objects.first()
    return reverse("wagtailadmin_explore", args=[agenda.pk]) if agenda else reverse("wagtailadmin_explore_root")


def waiting_panel() -> TodoPanel:
    """People who wait for a decision of the register keeper."""
    waiting = Member.objects.waiting().order_by("applied")
    rows = [
        Row(member.name, reverse("leden:decide", args=[member.pk]), f"sinds {day(member.applied.astimezone(clock.AMSTERDAM))}")
        for member in waiting[:MOST_ROWS]
    ]
    return TodoPanel(
        "Wacht op toelating",
        rows,
        waiting.count(),
        reverse("leden:index") + "?state=waiting",
        "Niemand wacht op toelating.",
    )


def missed_panel() -> TodoPanel:
    """What people told us that they missed, and nobody handled yet."""
    missed = SearchWish.objects.filter(is_done=False).order_by("-at")
    rows = [
        Row(
            Truncator(wish.text).chars(LONGEST_TITLE),
            reverse("gemist:edit", args=[wish.pk]),
            day(wish.at.astimezone(clock.AMSTERDAM)),
        )
        for wish in missed[:MOST_ROWS]
    ]
    return TodoPanel("Gemist bij het zoeken", rows, missed.count(), reverse("gemist:list"), "Er is niets nieuws gemist.")


def files_panel() -> TodoPanel:
    """Files whose text cannot be read, and so is not found."""
    unread = file_states.unread()
    rows = [
        Row(row.file.title, reverse("wagtaildocs:edit", args=[row.file_id]), row.get_state_display())
        for row in unread[:MOST_ROWS]
    ]
    return TodoPanel(
        "Bestanden zonder tekst",
        rows,
        unread.count(),
        reverse("bestandsteksten:index"),
        "Van alle bestanden is de tekst te vinden.",
    )


def mail_panel() -> TodoPanel:
    """Mail that failed, or of which nobody knows whether it arrived; to whom it is, stands behind the link."""
    stuck = OutgoingMail.objects.stuck().order_by("-created")
    rows = [
        Row(
            mail_report.kind_of(mail),
            mail_report.address_of(mail),
            f"{mail.get_state_display()}, {day(mail.created.astimezone(clock.AMSTERDAM))}",
        )
        for mail in stuck[:MOST_ROWS]
    ]
    return TodoPanel("Mail die niet aankwam", rows, stuck.count(), mail_report.needs_a_person(), "Alle mail is verstuurd.")
