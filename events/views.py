"""Signing up, withdrawing, and calendar files."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.contrib.redirects.models import Redirect

from core import kept_forms
from events import calendar_files, registering, seats, waiting_list
from events.forms import RegistrationForm, filled_in
from events.models import Event, Registration, Seating
from events.notices import Notice
from events.querysets import EventQuerySet
from events.showing import event_context, own_registration

CALENDAR = "text/calendar; charset=utf-8"
ALREADY = "U stond al op de lijst. Er is niets veranderd, ook niet aan uw antwoorden."
MOST_IN_FEED = 100


def event_or_404(slug: str, events: EventQuerySet) -> Event:
    """Return the meeting with this address, or with this address of before: the mails that people got lead there."""
    path = Redirect.normalise_path(f"/bijeenkomsten/{slug}")
    moved = Redirect.objects.filter(old_path=path).values("redirect_page")
    event: Event = events.filter(slug=slug).first() or get_object_or_404(events, pk__in=moved)
    return event


@kept_forms.signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign up; a wrong answer or a full meeting shows the page again with what was typed."""
    event = event_or_404(slug, Event.objects.visible_to(request.user))
    if request.method != "POST":
        if not event.is_open:
            messages.info(request, registering.Refusal.CLOSED.value)
        return redirect(f"{event.url}#aanmelden")
    form = RegistrationForm(event, request.POST)
    if not form.is_valid():
        return show(request, event, form)
    outcome = registering.register(event.pk, request.user, form.answers(), accepts_waiting="wachtlijst" in request.POST)
    if outcome.refusal is not None:
        form.add_error(None, outcome.refusal.value)
        return show(request, event, form, full=outcome.refusal is registering.Refusal.FULL)
    if outcome.is_new:
        messages.success(request, after_signing_up(outcome.registration))
    else:
        messages.info(request, ALREADY)
    return redirect(event.url)


def after_signing_up(registration: Registration | None) -> str:
    """Return what somebody reads who has just signed up."""
    if registration is not None and registration.state == Registration.State.REGISTERED:
        return "U bent aangemeld. De bevestiging en het agendabestand staan zo in uw mail."
    return "U staat op de wachtlijst. Komt er een plek vrij, dan krijgt u vanzelf een mail."


def show(request: HttpRequest, event: Event, form: RegistrationForm, *, full: bool = False) -> HttpResponse:
    """Show the meeting again, with the form as it was filled in."""
    context = {**event.get_context(request), **event_context(event, request, form)}
    if full:
        context["is_full"] = True
    return render(request, "events/event.html", {**context, "may_register": True}, status=422)


@kept_forms.signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody who is signed up give other answers, until signing up closes."""
    event = event_or_404(slug, Event.objects.visible_to(request.user))
    registration = own_registration(event, request.user)
    if registration is None or not event.is_open:
        messages.info(request, registering.ANSWERS_ARE_FINAL if registration else registering.NOT_SIGNED_UP)
        return redirect(event.url)
    if request.method != "POST":
        kept = kept_forms.take(request)
        form = RegistrationForm(event, kept) if kept else filled_in(event, registration.answers)
        return ask_answers(request, registration, form)
    form = RegistrationForm(event, request.POST)
    if not form.is_valid():
        return ask_answers(request, registration, form)
    try:
        registering.change_answers(event.pk, request.user, form.answers())
    except seats.TooBusyError:
        form.add_error(None, registering.Refusal.BUSY.value)
        return ask_answers(request, registration, form)
    except registering.TooLateError as why:
        messages.error(request, str(why))
    else:
        messages.success(request, "Uw antwoorden zijn gewijzigd.")
    return redirect(event.url)


def ask_answers(request: HttpRequest, registration: Registration, form: RegistrationForm) -> HttpResponse:
    event = registration.event
    trail = [*event.trail(), {"titel": "Antwoorden wijzigen", "url": request.path}]
    context = {"event": event, "registration": registration, "form": form, "kruimels": trail}
    return render(request, "events/answers.html", context, status=422 if form.errors else 200)


@kept_forms.signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether somebody really wants to withdraw, and withdraw him; also when the page became one for members since."""
    event = event_or_404(slug, Event.objects.live())
    registration = own_registration(event, request.user)
    if registration is None:
        messages.info(request, registering.NOT_SIGNED_UP)
        return redirect(event.url)
    if event.may_withdraw and request.method != "POST":
        return ask_to_withdraw(request, event, registration)
    try:
        registering.withdraw(event.pk, request.user)
    except (seats.TooBusyError, registering.TooLateError) as why:
        messages.error(request, registering.Refusal.BUSY.value if isinstance(why, seats.TooBusyError) else str(why))
    else:
        messages.success(request, "U bent afgemeld. U krijgt daar een mail over.")
    return redirect(event.url)


def ask_to_withdraw(request: HttpRequest, event: Event, registration: Registration) -> HttpResponse:
    context = {
        "event": event,
        "registration": registration,
        "passes_on": waiting_list.passes_on_seat(registration),
        "kruimels": [*event.trail(), {"titel": "Afmelden", "url": request.path}],
    }
    return render(request, "events/withdraw.html", context)


@require_safe
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The meeting as a calendar file; without the link for participants."""
    event = event_or_404(slug, Event.objects.visible_to(request.user))
    seating, _ = Seating.objects.get_or_create(event=event)
    headers = {"Content-Disposition": f'attachment; filename="{event.slug}.ics"'}
    return HttpResponse(calendar_files.public_file(Notice.of(event, seating)), content_type=CALENDAR, headers=headers)


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """All public meetings that are coming, to subscribe to."""
    events = list(Event.objects.listed_for(AnonymousUser()).upcoming()[:MOST_IN_FEED])
    known = {seating.event_id: seating for seating in Seating.objects.filter(event__in=events)}
    made = {event.pk: known.get(event.pk) or Seating.objects.get_or_create(event=event)[0] for event in events}
    return HttpResponse(calendar_files.feed(Notice.of(event, made[event.pk]) for event in events), content_type=CALENDAR)
