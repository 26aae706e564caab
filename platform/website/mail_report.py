"""Outgoing mail, for administrators: what did not arrive, why, and sending it once more."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core import audit, clock
from core.mail import send_again
from core.models import OutgoingMail
from core.seeing import SeenListMixin
from search.admin_views import CountedMixin

NEEDS_A_PERSON = "aandacht"
STATES = [(NEEDS_A_PERSON, "Mislukt of onbekend"), *((value, capfirst(label)) for value, label in OutgoingMail.State.choices)]
# What each mail is about; the names are those of its templates.
KINDS = {
    "account": "Account: inloggen, adres of wachtwoord",
    "adres_gewijzigd": "E-mailadres gewijzigd door beheerder",
    "lid_wacht": "Lidmaatschap: wacht op toelating",
    "lid_welkom": "Lidmaatschap: toegelaten",
    "lid_afgewezen": "Lidmaatschap: niet toegelaten",
    "lid_uitgeschreven": "Lidmaatschap: uitgeschreven",
    "bijeenkomst_bevestiging": "Bijeenkomst: aangemeld",
    "bijeenkomst_wachtlijst": "Bijeenkomst: op de wachtlijst",
    "bijeenkomst_doorgeschoven": "Bijeenkomst: doorgeschoven",
    "bijeenkomst_afgemeld": "Bijeenkomst: afgemeld",
    "bijeenkomst_gewijzigd": "Bijeenkomst: gewijzigd",
    "bijeenkomst_geannuleerd": "Bijeenkomst: gaat niet door",
    "bijeenkomst_gaat_door": "Bijeenkomst: gaat toch door",
    "bijeenkomst_bericht": "Bijeenkomst: bericht van de organisator",
}
# In these stand codes and links with which one signs in, in the subject too.
SIGNS_IN = "account"


def kind_of(mail: OutgoingMail) -> str:
    return KINDS.get(mail.kind, mail.kind)


def about(mail: OutgoingMail) -> str:
    """Return the subject, or what the mail is about as long as it has none that may be seen."""
    return kind_of(mail) if mail.kind == SIGNS_IN or not mail.subject else mail.subject


def moment(mail: OutgoingMail) -> str:
    return f"{date_format((mail.sent or mail.created).astimezone(clock.AMSTERDAM), 'j F Y, G.i')} uur"


def address_of(mail: OutgoingMail) -> str:
    return reverse("mail_detail", args=[mail.pk])


class MailFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="Stand", empty_label="Alles", choices=STATES, method="by_state")
    kind = django_filters.ChoiceFilter(label="Soort", empty_label="Alles", choices=list(KINDS.items()))

    class Meta:
        model = OutgoingMail
        fields: ClassVar[list[str]] = []

    def by_state(self, mails: Any, name: str, value: str) -> "QuerySet[OutgoingMail]":  # noqa: ARG002 (the interface of filters)
        found: QuerySet[OutgoingMail] = mails.stuck() if value == NEEDS_A_PERSON else mails.filter(state=value)
        return found


class MailReportView(CountedMixin, SeenListMixin, ReportView):
    """All mail, newest first. It opens on what waits for a person, and does not leave the admin."""

    page_title = "Mail"
    header_icon = "mail"
    model = OutgoingMail
    verbose_name = "mail"
    verbose_name_plural = "mails"
    index_url_name = "mail_report"
    index_results_url_name = "mail_report_results"
    permission_policy = ModelPermissionPolicy(OutgoingMail)
    permission_required = "view"
    results_template_name = "website/admin/mail_lijst.html"
    FORMATS = ()
    filterset_class = MailFilterSet
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["to"]
    search_backend_name = None
    default_ordering = "-created"
    columns: ClassVar[list[Any]] = [
        TitleColumn("to", label="Aan", get_url=address_of, classname="lpw-adres", sort_key="to"),
        Column("about", label="Onderwerp", accessor=about),
        StatusTagColumn(
            "state", label="Stand", accessor="get_state_display", sort_key="state", primary=lambda mail: mail.is_stuck
        ),
        Column("created", label="Wanneer", accessor=moment, sort_key="created"),
        Column("attempts", label="Pogingen", sort_key="attempts"),
        Column("error", label="Wat er misging", classname="lpw-adres"),
    ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.GET or self.results_only):
            return redirect(needs_a_person())
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[OutgoingMail]:
        return OutgoingMail.objects.defer("context", "text", "html", "headers", "attachments")


def needs_a_person() -> str:
    """Return the address of the list of mails that go no further by themselves."""
    return f"{reverse('mail_report')}?state={NEEDS_A_PERSON}"


class MailView(WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView):
    """One mail, and sending it once more when that is for a person to decide."""

    page_title = "Mail"
    header_icon = "mail"
    breadcrumbs_items: ClassVar[list[Any]] = []
    permission_policy = ModelPermissionPolicy(OutgoingMail)
    permission_required = "view"
    template_name = "website/admin/mail.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.record(request.user, "bekeken", self.mail)
        shown: HttpResponse = super().get(request, *args, **kwargs)
        return shown

    @cached_property
    def mail(self) -> OutgoingMail:
        return get_object_or_404(OutgoingMail, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "mail": self.mail,
            "kind": kind_of(self.mail),
            "about": about(self.mail),
            "is_secret": self.mail.kind == SIGNS_IN,
            "may_send": self.mail.is_stuck and self.user_has_permission("change"),
            "back": needs_a_person(),
        }


class SendAgainView(PermissionCheckedMixin, View):
    """Sending a mail once more."""

    permission_policy = ModelPermissionPolicy(OutgoingMail)
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mail = get_object_or_404(OutgoingMail, pk=pk)
        if send_again(mail.key):
            audit.record(request.user, "mail opnieuw verstuurd", mail, mail.kind)
            messages.success(request, f"De mail aan {mail.to} wordt opnieuw verstuurd.")
        else:
            messages.error(request, f"De mail aan {mail.to} is niet mislukt of onbekend, en wordt dus niet opnieuw verstuurd.")
        return redirect(needs_a_person())
