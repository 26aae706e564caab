"""The organiser's page of one meeting: who comes, who waits and why, adding, withdrawing, exporting, a message to all."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from core import audit
from core.forms import ProseField
from events import exports, mails, registering, seats, waiting_list
from events.answers import Asked, as_shown, asked_of
from events.models import Event, Registration, Seating
from members.models import Account


def organiser_only(request: HttpRequest, right: str = "events.view_registration") -> None:
    """Refuse who may not work with registrations."""
    if not request.user.has_perm(right):
        raise PermissionDenied


class AddForm(forms.Form):
    """Adding somebody by e-mail address."""

    email = forms.EmailField(label="E-mailadres van het lid", error_messages={"required": "Vul een e-mailadres in."})
    over_capacity = forms.BooleanField(label="Ook als er geen plek meer is (dit wordt vastgelegd)", required=False)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.account = Account.objects.filter(email__iexact=email, is_active=True).first()
        if self.account is None:
            raise forms.ValidationError("Met dit adres is er geen account. Vraag deze persoon eerst lid te worden.")
        return email


class MessageForm(forms.Form):
    """A message to people on the list; `number` makes that one message never goes twice."""

    to = forms.ChoiceField(
        label="Aan",
        choices=[("registered", "Wie is aangemeld"), ("waiting", "Wie op de wachtlijst staat"), ("active", "Allebei")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies aan wie het bericht gaat."},
    )
    subject = ProseField(label="Onderwerp", max_length=150, error_messages={"required": "Vul een onderwerp in."})
    text = ProseField(
        label="Bericht",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Schrijf een bericht."},
        help_text="De mail begint vanzelf met «Beste» en de naam, en eindigt met de bijeenkomst en een groet.",
    )
    number = forms.UUIDField(widget=forms.HiddenInput)

    def receivers(self, event: Event) -> Any:
        rows = Registration.objects.filter(event=event).select_related("account__member")
        return {"registered": rows.registered(), "waiting": rows.waiting(), "active": rows.active()}[self.cleaned_data["to"]]

    def is_for_somebody(self, event: Event) -> bool:
        """Tell whether the form is right and somebody would get the message; else the form says what to change."""
        if self.is_valid() and not self.receivers(event).exists():
            self.add_error("to", "Daar staat nu niemand. Kies aan wie het bericht gaat.")
        return self.is_valid()


@require_safe
def event_page(request: HttpRequest, pk: int) -> HttpResponse:
    organiser_only(request)
    return show(request, get_object_or_404(Event, pk=pk))


def show(
    request: HttpRequest,
    event: Event,
    add_form: AddForm | None = None,
    message_form: MessageForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the meeting's page; looking at who comes is written in the log."""
    audit.record(request.user, "deelnemerslijst bekeken", f"event:{event.pk}")
    rows = Registration.objects.filter(event=event).select_related("account__member__organisation")
    free, may_write = seats.free_seats(event), request.user.has_perm("events.change_registration")
    context = {
        "event": event,
        "status": status_of(event),
        "registered": with_answers(event, rows.registered().order_by("place")),
        "waiting": with_answers(event, rows.waiting()),
        "why_waiting": waiting_list.why_waiting(event, free),
        "free": free,
        "too_many": max(0, -free) if free is not None else 0,
        "add_form": add_form or AddForm(),
        "message_form": message_form or MessageForm(initial={"number": uuid.uuid4()}),
        "may_write": may_write,
        "may_add": may_write and not event.is_cancelled and not event.is_past,
        "may_withdraw": may_write and event.may_withdraw,
        "page_title": event.title,
        "header_icon": "group",
    }
    return render(request, "events/admin/event.html", context, status=status)


def with_answers(event: Event, rows: Iterable[Registration]) -> list[tuple[Registration, dict[Asked, str]]]:
    """Return each registration with what its person answered, and must still answer."""
    questions = asked_of(event)
    return [(row, as_shown(questions, row.answers)) for row in rows]


def status_of(event: Event) -> str:
    """Return why less can be done with a meeting than usual, for the organiser; empty when nothing is in the way."""
    if event.is_cancelled:
        return "Deze bijeenkomst gaat niet door. Toevoegen en afmelden kan niet meer."
    if event.is_past:
        return "Deze bijeenkomst is geweest. Toevoegen en afmelden kan niet meer."
    if not event.live:
        return "Deze bijeenkomst staat niet op de site. Publiceer haar eerst: daarna kunt u mensen toevoegen."
    return "Deze bijeenkomst is begonnen. Afmelden kan niet meer, toevoegen nog wel." if event.has_begun else ""


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    organiser_only(request, "events.change_registration")
    event = get_object_or_404(Event, pk=pk)
    if request.method != "POST":
        return redirect("aanmeldingen:event", pk)
    form = AddForm(request.POST)
    if form.is_valid():
        over = form.cleaned_data["over_capacity"]
        outcome = registering.add_by_organiser(pk, form.account, request.user, over_capacity=over)
        if outcome.refusal is None:
            messages.success(
                request,
                "Toegevoegd, en per mail bevestigd." if outcome.is_new else "Deze persoon stond al op de lijst.",
            )
            return redirect("aanmeldingen:event", pk)
        full = "Alle plekken zijn bezet. Zet een vinkje als u deze persoon toch wilt toevoegen."
        form.add_error(None, full if outcome.refusal is registering.Refusal.FULL else outcome.refusal.value)
    messages.error(request, "Er is nog niemand toegevoegd.")
    return show(request, event, add_form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int, registration_pk: int) -> HttpResponse:
    """Ask whether somebody is to be withdrawn, and do it for him; who waits first moves up."""
    organiser_only(request, "events.change_registration")
    found = Registration.objects.select_related("account__member", "event")
    registration = get_object_or_404(found, pk=registration_pk, event_id=pk)
    if registration.state == Registration.State.WITHDRAWN:
        messages.info(request, f"{registration.person_name} was al afgemeld.")
    elif request.method == "POST":
        withdraw_for(request, registration)
    else:
        return ask_to_withdraw(request, registration)
    return redirect("aanmeldingen:event", pk)


def ask_to_withdraw(request: HttpRequest, registration: Registration) -> HttpResponse:
    context = {
        "registration": registration,
        "event": registration.event,
        "passes_on": waiting_list.passes_on_seat(registration),
        "page_title": f"{registration.person_name} afmelden",
        "header_icon": "group",
    }
    return render(request, "events/admin/withdraw.html", context)


def withdraw_for(request: HttpRequest, registration: Registration) -> None:
    """Withdraw somebody on the word of the organiser, and tell how it went."""
    try:
        registering.withdraw(registration.event_id, registration.account, by_organiser=True)
    except seats.TooBusyError:
        messages.error(request, registering.Refusal.BUSY.value)
    except registering.TooLateError as why:
        messages.error(request, str(why))
    else:
        audit.record(request.user, "afgemeld door organisator", registration)
        messages.success(request, f"{registration.person_name} is afgemeld en krijgt een mail.")


@require_safe
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The list as CSV or XLSX."""
    organiser_only(request)
    event = get_object_or_404(Event, pk=pk)
    audit.record(request.user, "deelnemerslijst geëxporteerd", f"event:{pk}", kind)
    return exports.as_csv(event) if kind == "csv" else exports.as_xlsx(event)


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the message as it will be, send it, or go back to it with all that was typed."""
    organiser_only(request, "events.change_registration")
    event = get_object_or_404(Event, pk=pk)
    if request.method != "POST":
        return redirect("aanmeldingen:event", pk)
    form = MessageForm(request.POST)
    if "change" in request.POST:
        return show(request, event, message_form=form)
    if not form.is_for_somebody(event):
        messages.error(request, "Het bericht is nog niet verstuurd.")
        return show(request, event, message_form=form, status=422)
    if "send" in request.POST:
        return send_message(request, event, form)
    context = {
        "event": event,
        "form": form,
        "total": form.receivers(event).count(),
        "mail": mails.preview_from_organiser(event, form.cleaned_data["subject"], form.cleaned_data["text"]),
        "page_title": "Bericht nakijken",
        "header_icon": "mail",
    }
    return render(request, "events/admin/message.html", context)


def send_message(request: HttpRequest, event: Event, form: MessageForm) -> HttpResponse:
    data = form.cleaned_data
    with transaction.atomic():
        seating, _ = Seating.objects.get_or_create(event=event)
        receivers = form.receivers(event)
        total = mails.from_organiser(event, seating, receivers, data["subject"], data["text"], data["number"])
        if total:
            audit.record(request.user, "bericht aan deelnemers", f"event:{event.pk}", f"{total} ontvangers")
    if total:
        messages.success(request, f"Het bericht gaat naar {total} {'persoon' if total == 1 else 'mensen'}.")
    else:
        messages.info(request, "Dit bericht was al verstuurd. Het gaat niet nog een keer.")
    return redirect(reverse("aanmeldingen:event", args=[event.pk]))
