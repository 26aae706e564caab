"""What the page of a meeting shows to one person."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from core import fragments, kept_forms
from core.access import is_editor, is_outsider
from events import programme, seats
from events.answers import as_shown, asked_of, unanswered
from events.forms import RegistrationForm
from events.models import Event, Registration


def own_registration(event: Event, person: Any) -> Registration | None:
    """Return the person's active registration, with the place on the waiting list."""
    if not person.is_authenticated:
        return None
    return Registration.objects.filter(event_id=event.pk, account_id=person.pk).active().with_position().first()


def event_context(event: Event, request: HttpRequest, form: RegistrationForm | None = None) -> dict[str, Any]:
    """Return seats, the person's own registration, and the form when he may sign up."""
    person = request.user
    registration = own_registration(event, person)
    questions, given = (asked_of(event), registration.answers) if registration else ([], [])
    free = seats.free_seats(event) if event.pk else event.capacity
    may = event.is_open and event.may_register(person) and registration is None
    kept = kept_forms.take(request, reverse("events:sign_up", args=[event.slug])) if may and event.pk else None
    return {
        "registration": registration,
        "free": free,
        "taken": min(event.capacity - free, event.capacity) if event.capacity and free is not None else None,
        "is_full": free is not None and free <= 0,
        "form": form or (RegistrationForm(event, kept) if may else None),
        "may_register": may,
        "is_outsider": is_outsider(person),
        "member": getattr(person, "member", None) if person.is_authenticated and not may else None,
        "answers": as_shown(questions, given),
        "unanswered": unanswered(questions, given),
        "may_change_answers": bool(questions) and event.is_open,
        "sees_link": sees_link(event, person, registration),
        "programme": programme.by_day(event),
        "themes": list(event.themes.all()),
        "body_html": fragments.cached_unless_preview(request, f"tekst:{event.pk}", event.body_html),
    }


def sees_link(event: Event, person: Any, registration: Registration | None) -> bool:
    """Tell whether somebody is offered to join online: until the meeting is over, and not when it is off."""
    if not event.online_url or event.is_cancelled or event.is_past:
        return False
    comes = registration is not None and registration.state == Registration.State.REGISTERED
    return comes or is_editor(person)
