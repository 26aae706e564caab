"""What needs doing, on the first page of the admin: each row with a link to where it is done."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from core import clock
from core.access import Person
from events.models import Event
from knowledge.models import Handreiking, Voorbeeldaanpak
from members.models import Member

MOST_ROWS = 8
SOON = dt.timedelta(days=30)


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
    if may("knowledge.change_begrip"):
        panels += [review_panel(), approval_panel()]
    if may("events.view_registration") or may("knowledge.change_begrip"):
        panels.append(meetings_panel())
    if may("members.change_member"):
        panels.append(waiting_panel())
    return panels


def day(value: dt.date) -> str:
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    return f"{value.day} {months[value.month - 1]} {value.year}"


def edit_url(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def review_panel() -> TodoPanel:
    """Guides whose review date has passed, or passes within thirty days."""
    until = clock.today() + SOON
    found = [page for model in (Handreiking, Voorbeeldaanpak) for page in model.objects.live().filter(review_date__lte=until)]
    found.sort(key=lambda page: page.review_date)
    rows = [Row(page.title, edit_url(page.pk), f"controle op {day(page.review_date)}") for page in found[:MOST_ROWS]]
    return TodoPanel(
        "Opnieuw controleren", rows, len(found), reverse("wagtailadmin_explore_root"), "Alles is op tijd gecontroleerd."
    )


def approval_panel() -> TodoPanel:
    """Pages that wait for a second pair of eyes."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("revision").order_by("started_at")
    rows = [
        Row(
            str(state.revision.object_str),
            edit_url(int(state.revision.object_id)),
            f"sinds {day(state.started_at.date())}",
        )
        for state in waiting[:MOST_ROWS]
    ]
    return TodoPanel(
        "Wacht op meelezen",
        rows,
        waiting.count(),
        reverse("wagtailadmin_reports:workflow"),
        "Er wacht niets op meelezen.",
    )


def meetings_panel() -> TodoPanel:
    """Meetings in the coming thirty days."""
    coming = Event.objects.live().upcoming().filter(start__lte=clock.now() + SOON)
    rows = [
        Row(event.title, reverse("aanmeldingen:event", args=[event.pk]), day(event.start.date())) for event in coming[:MOST_ROWS]
    ]
    return TodoPanel(
        f"Bijeenkomsten in de komende {SOON.days} dagen",
        rows,
        coming.count(),
        reverse("aanmeldingen:index"),
        f"In de komende {SOON.days} dagen is er geen bijeenkomst.",
    )


def waiting_panel() -> TodoPanel:
    """People who wait for a decision of the register keeper."""
    waiting = Member.objects.waiting().order_by("applied")
    rows = [
        Row(member.name, reverse("leden:decide", args=[member.pk]), f"sinds {day(member.applied.date())}")
        for member in waiting[:MOST_ROWS]
    ]
    return TodoPanel(
        "Wacht op toelating",
        rows,
        waiting.count(),
        reverse("leden:index") + "?state=waiting",
        "Niemand wacht op toelating.",
    )
