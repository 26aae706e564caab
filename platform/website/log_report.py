"""The log of personal data, for administrators to read: who did what with whose data, and when."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core import clock
from core.models import AuditEntry, OutgoingMail
from events.models import Event, Registration
from members.models import Account, Member, Municipality
from website.mail_report import kind_of


@dataclass(frozen=True)
class Kind:
    """A kind of thing that lines are about: what it is called here, which rows, and where one of them is found."""

    label: str
    rows: Callable[[], QuerySet[Any]]
    url: Callable[[Any], str]


def screen(name: str) -> Callable[[Model], str]:
    return lambda thing: reverse(name, args=[thing.pk])


def registrations() -> QuerySet[Registration]:
    return Registration.objects.select_related("event", "account__member")


# By the names that stand in the log.
KINDS: dict[str, Kind] = {
    "member": Kind("Lid", Member.objects.all, screen("leden:edit")),
    "account": Kind("Account", Account.objects.all, screen("wagtailusers_users:edit")),
    "event": Kind("Bijeenkomst", Event.objects.all, screen("aanmeldingen:event")),
    "municipality": Kind("Gemeente", Municipality.objects.all, screen("gemeenten:edit")),
    "outgoingmail": Kind("Mail", OutgoingMail.objects.all, screen("mail_detail")),
    "registration": Kind("Aanmelding", registrations, lambda row: reverse("aanmeldingen:event", args=[row.event_id])),
}
LISTS = {model._meta.model_name: model for model in (Account, Member, OutgoingMail, Registration)}


@dataclass(frozen=True)
class Line:
    """One line of the log, with what it is about in words, and the address where that is found: empty when nowhere."""

    entry: AuditEntry
    about: str
    url: str


def called(kind: str, thing: Any) -> str:
    """Return the name of a thing; of a registration whose it is and for what, of a mail what it is about and to whom."""
    if kind == "registration":
        return f"{thing.person_name}, {thing.event}"
    return f"{kind_of(thing)}, aan {thing.to}" if kind == "outgoingmail" else str(thing)


def lines(entries: Iterable[AuditEntry]) -> list[Line]:
    """Return these as they are shown, with one query per kind of thing that they are about."""
    rows = list(entries)
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in rows:
        kind, _, pk = entry.subject.partition(":")
        if kind in KINDS and pk.isdecimal():
            wanted[kind].add(pk)
    known = {kind: KINDS[kind].rows().in_bulk([int(pk) for pk in pks]) for kind, pks in wanted.items()}
    return [Line(entry, *described(entry.subject, known)) for entry in rows]


def described(subject: str, known: dict[str, dict[Any, Any]]) -> tuple[str, str]:
    """Return what a line is about and where that is; a list and what is gone have no address."""
    kind, _, pk = subject.partition(":")
    if subject in LISTS:
        return capfirst(str(LISTS[subject]._meta.verbose_name_plural)), ""
    if kind not in KINDS or not pk.isdecimal():
        return subject, ""
    thing = known[kind].get(int(pk))
    if thing is None:
        return f"{KINDS[kind].label} {pk} (is er niet meer)", ""
    return f"{KINDS[kind].label}: {called(kind, thing)}", KINDS[kind].url(thing)


def moment(line: Line) -> str:
    return f"{date_format(line.entry.at.astimezone(clock.AMSTERDAM), 'j F Y, G.i')} uur"


def what_was_done() -> list[tuple[str, str]]:
    """Return what stands in the log as done, called as in the list."""
    return [
        (action, capfirst(action)) for action in AuditEntry.objects.order_by("action").values_list("action", flat=True).distinct()
    ]


class LogFilterSet(WagtailFilterSet):
    action = django_filters.ChoiceFilter(label="Wat", empty_label="Alles", choices=what_was_done)
    at = django_filters.DateFromToRangeFilter(label="Periode", widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: ClassVar[list[str]] = []


class LogReportView(ReportView):
    """The log, newest first; nothing in it can be changed, and it does not leave the admin."""

    page_title = "Logboek"
    header_icon = "list-ul"
    model = AuditEntry
    verbose_name = "regel"
    verbose_name_plural = "regels"
    index_url_name = "log_report"
    index_results_url_name = "log_report_results"
    permission_policy = ModelPermissionPolicy(AuditEntry)
    permission_required = "view"
    FORMATS = ()
    filterset_class = LogFilterSet
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["action", "subject", "detail"]
    search_backend_name = None
    default_ordering = "-at"
    columns: ClassVar[list[Any]] = [
        Column("at", label="Wanneer", accessor=moment, sort_key="at"),
        Column("actor", label="Wie", accessor=lambda line: line.entry.actor or "Het platform zelf"),
        Column("action", label="Wat", accessor=lambda line: capfirst(line.entry.action), sort_key="action"),
        TitleColumn("about", label="Waarvan", get_url=lambda line: line.url),
        Column("detail", label="Toelichting", accessor="entry.detail", classname="lpw-adres"),
    ]

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        return AuditEntry.objects.select_related("actor")

    def get_table(self, object_list: Any) -> Table:
        return super().get_table(lines(object_list))
