"""Mail about meetings. Each is queued in the transaction of what it tells about, under a key of its own."""

from collections.abc import Iterable
from typing import Any

from core.mail import Attachment, Mail, queue_mail
from events import calendar_files
from events.models import Event, Registration, Seating


def send(template: str, key: str, event: Event, seating: Seating, registration: Registration, **extra: Any) -> None:
    """Queue one mail to one participant; a `calendar` of False leaves the calendar file out."""
    attachments = []
    if extra.pop("calendar", True):
        content = calendar_files.personal_file(event, seating, registration)
        method = "REQUEST" if "METHOD:REQUEST" in content else "CANCEL"
        attachments.append(Attachment("bijeenkomst.ics", f"text/calendar; method={method}; charset=utf-8", content))
    context = {"event": event, "registration": registration, "name": registration.person_name, **extra}
    queue_mail(Mail(key=key, to=registration.account.email, template=template, context=context, attachments=attachments))


def key_of(name: str, registration: Registration) -> str:
    return f"{name}:{registration.pk}:{registration.sequence}"


def after_signing_up(event: Event, seating: Seating, registration: Registration) -> None:
    if registration.state == Registration.State.REGISTERED:
        send("bijeenkomst_bevestiging", key_of("bijeenkomst_bevestiging", registration), event, seating, registration)
    else:
        ahead = Registration.objects.filter(event=event).waiting().filter(place__lt=registration.place).count()
        key = key_of("bijeenkomst_wachtlijst", registration)
        send("bijeenkomst_wachtlijst", key, event, seating, registration, calendar=False, position=ahead + 1)


def after_promotion(event: Event, seating: Seating, registration: Registration) -> None:
    send("bijeenkomst_doorgeschoven", key_of("bijeenkomst_doorgeschoven", registration), event, seating, registration)


def after_withdrawing(event: Event, seating: Seating, registration: Registration) -> None:
    send("bijeenkomst_afgemeld", key_of("bijeenkomst_afgemeld", registration), event, seating, registration)


def after_change(event: Event, seating: Seating, registrations: Iterable[Registration]) -> None:
    """Tell everybody on the list that time or place is another; who waits gets no calendar file."""
    for registration in registrations:
        comes = registration.state == Registration.State.REGISTERED
        key = f"bijeenkomst_gewijzigd:{registration.pk}:{seating.sequence}"
        send("bijeenkomst_gewijzigd", key, event, seating, registration, calendar=comes)


def after_cancelling(event: Event, seating: Seating, registrations: Iterable[Registration]) -> None:
    """Tell everybody on the list that the meeting does not go on."""
    for registration in registrations:
        comes = registration.state == Registration.State.REGISTERED
        key = f"bijeenkomst_geannuleerd:{registration.pk}:{seating.sequence}"
        send("bijeenkomst_geannuleerd", key, event, seating, registration, calendar=comes)


def from_organiser(event: Event, registrations: Iterable[Registration], subject: str, text: str, number: str) -> int:
    """Send a message of the organiser to these people; the same `number` never goes twice. Returns how many."""
    total = 0
    for registration in registrations:
        context = {"event": event, "onderwerp": subject, "tekst": text, "name": registration.person_name}
        key = f"bijeenkomst_bericht:{registration.pk}:{number}"
        queue_mail(Mail(key=key, to=registration.account.email, template="bijeenkomst_bericht", context=context))
        total += 1
    return total
