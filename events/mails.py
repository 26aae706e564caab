"""Mail about meetings. Each is queued in the transaction of what it tells about, under a key of its own."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from core.mail import Attachment, Mail, queue_mail, render_plain, with_contact
from core.models import OutgoingMail
from events import calendar_files
from events.models import Event, Registration, Seating
from events.notices import Notice


def send(template: str, key: str, notice: Notice, registration: Registration, **extra: Any) -> None:
    """Queue one mail to one participant; a `calendar` of False leaves the calendar file out."""
    comes = registration.state == Registration.State.REGISTERED
    attachments = []
    if extra.pop("calendar", True):
        method = calendar_files.method_of(notice, comes=comes)
        attachments.append(Attachment("bijeenkomst.ics", f"text/calendar; method={method}", maker=calendar_files.MAKER))
    context = {
        "event": notice.as_row(),
        "comes": comes,
        "sequence": registration.sequence,
        "name": registration.person_name,
        **extra,
    }
    queue_mail(Mail(key=key, to=registration.account.email, template=template, context=context, attachments=attachments))


def key_of(name: str, registration: Registration) -> str:
    return f"{name}:{registration.pk}:{registration.sequence}"


def after_signing_up(event: Event, seating: Seating, registration: Registration, still_asked: Sequence[str]) -> None:
    """Tell somebody that he comes or waits; who comes reads which questions he must still answer."""
    notice = Notice.of(event, seating)
    if registration.state == Registration.State.REGISTERED:
        key = key_of("bijeenkomst_bevestiging", registration)
        asked = {"still_asked": list(still_asked), "may_answer": event.is_open}
        send("bijeenkomst_bevestiging", key, notice, registration, **asked)
    else:
        ahead = Registration.objects.filter(event=event).waiting().filter(place__lt=registration.place).count()
        key = key_of("bijeenkomst_wachtlijst", registration)
        send("bijeenkomst_wachtlijst", key, notice, registration, calendar=False, position=ahead + 1)


def after_promotion(event: Event, seating: Seating, registration: Registration, news: dict[str, Any]) -> None:
    """Tell somebody that he has a seat now, and what else is new about the meeting."""
    key = key_of("bijeenkomst_doorgeschoven", registration)
    send("bijeenkomst_doorgeschoven", key, Notice.of(event, seating), registration, **news)


def after_withdrawing(event: Event, seating: Seating, registration: Registration, said: dict[str, Any]) -> None:
    """Tell somebody that he is withdrawn; who only waited had nothing in the calendar to take out.

    What is said depends on whether he `had_seat`, and whether it was `by_organiser` or `because` of something else.
    """
    key = key_of("bijeenkomst_afgemeld", registration)
    send("bijeenkomst_afgemeld", key, Notice.of(event, seating), registration, calendar=said["had_seat"], **said)


def after_change(event: Event, seating: Seating, registrations: Iterable[Registration]) -> None:
    """Tell everybody on the list that time or place is another; who waits gets no calendar file."""
    tell_all("bijeenkomst_gewijzigd", event, seating, registrations)


def after_cancelling(event: Event, seating: Seating, registrations: Iterable[Registration]) -> None:
    """Tell everybody on the list that the meeting does not go on."""
    tell_all("bijeenkomst_geannuleerd", event, seating, registrations)


def after_reopening(event: Event, seating: Seating, registrations: Iterable[Registration], news: dict[str, Any]) -> None:
    """Tell everybody on the list that a meeting that was off goes on after all, and what is other than before."""
    tell_all("bijeenkomst_gaat_door", event, seating, registrations, **news)


def tell_all(template: str, event: Event, seating: Seating, registrations: Iterable[Registration], **news: Any) -> None:
    notice = Notice.of(event, seating)
    for registration in registrations:
        comes = registration.state == Registration.State.REGISTERED
        key = f"{template}:{registration.pk}:{seating.sequence}"
        send(template, key, notice, registration, calendar=comes, standing=standing(notice, comes=comes), **news)


def standing(notice: Notice, *, comes: bool) -> str:
    """Return whether somebody has a seat, for a mail about what changed."""
    if comes:
        return "U bent nog aangemeld."
    return "U stond op de wachtlijst; er kwam geen plek vrij." if notice.has_begun else "U staat nog op de wachtlijst."


def from_organiser(
    event: Event, seating: Seating, registrations: Iterable[Registration], subject: str, text: str, number: uuid.UUID
) -> int:
    """Send a message of the organiser to these people. Returns to how many it goes now.

    The same text under the same `number` goes to nobody twice; a changed text is another message.
    """
    notice = Notice.of(event, seating)
    message = uuid.uuid5(number, f"{subject}\n{text}")
    keys = {f"bijeenkomst_bericht:{registration.pk}:{message}": registration for registration in registrations}
    for known in OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True):
        del keys[known]
    for key, registration in keys.items():
        send("bijeenkomst_bericht", key, notice, registration, calendar=False, onderwerp=subject, tekst=text)
    return len(keys)


def preview_from_organiser(event: Event, subject: str, text: str) -> str:
    """Return the text of a message as its receivers will get it, with «(naam)» for who reads it."""
    notice = Notice.of(event, Seating.objects.filter(event=event).first() or Seating(event=event))
    context = {"event": notice.as_row(), "name": "(naam)", "onderwerp": subject, "tekst": text}
    return with_contact(render_plain("mail/bijeenkomst_bericht.txt", context).partition("\n")[2].strip())
