"""Sending mail by way of the outbox.

`queue_mail` belongs in the transaction of what the mail tells about: the row and its task are there if, and only if,
that transaction commits. The worker then claims, commits, sends, commits; a mail whose sending was cut off stays
visible as «onbekend» and is never sent a second time by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string

from core import clock
from core.models import OutgoingMail

MAX_ATTEMPTS = 5


@dataclass(frozen=True)
class Attachment:
    """A text file that goes with a mail, such as a calendar file."""

    name: str
    type: str
    content: str

    def as_row(self) -> dict[str, str]:
        return {"name": self.name, "type": self.type, "content": self.content}


@dataclass(frozen=True)
class Mail:
    """What to send. `key` names this one mail for ever: a second mail with the same key is not written.

    `template` names `templates/mail/<template>.txt` and `.html`; the first line of the text is the subject.
    """

    key: str
    to: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def queue_mail(mail: Mail) -> OutgoingMail:
    """Write the mail to the outbox and have the worker send it. Returns the row, old or new."""
    # The task imports this module's sending half.
    from core.tasks import send_queued_mail  # noqa: PLC0415 (each needs the other)

    context = {"site_url": settings.SITE_URL, "contact_email": settings.CONTACT_EMAIL, **mail.context}
    subject, _, text = render_plain(f"mail/{mail.template}.txt", context).lstrip().partition("\n")
    values = {
        "kind": mail.template,
        "to": mail.to,
        "subject": " ".join(subject.split())[:250],
        "text": text.strip() + "\n",
        "html": render_to_string(f"mail/{mail.template}.html", {**context, "subject": subject.strip()}),
        "headers": dict(mail.headers),
        "attachments": [attachment.as_row() for attachment in mail.attachments],
    }
    with transaction.atomic(savepoint=False):
        known = OutgoingMail.objects.filter(key=mail.key).first()
        if known is not None:
            return known
        row = OutgoingMail.objects.create(key=mail.key, **values)
        send_queued_mail.enqueue(row.pk)
    return row


def render_plain(template_name: str, context: Mapping[str, Any]) -> str:
    """Render plain text: nothing is escaped, for no browser reads it."""
    plain = Context({**context}, autoescape=False)
    return str(get_template(template_name).template.render(plain))  # type: ignore[attr-defined]  # Django's own backend has it


def claim(mail_id: int) -> OutgoingMail | None:
    """Take a waiting mail for sending; None when another has it, or it is gone."""
    claimed = OutgoingMail.objects.filter(pk=mail_id, state=OutgoingMail.State.WAITING).update(
        state=OutgoingMail.State.SENDING, claimed=clock.now()
    )
    return OutgoingMail.objects.get(pk=mail_id) if claimed else None


def deliver(row: OutgoingMail) -> None:
    """Hand a claimed mail to the mail server and note the outcome on its row."""
    message = EmailMultiAlternatives(row.subject, row.text, to=[row.to], headers=row.headers)
    if row.html:
        message.attach_alternative(row.html, "text/html")
    for attachment in row.attachments:
        message.attach(attachment["name"], attachment["content"], attachment["type"])
    row.attempts += 1
    try:
        message.send()
    except OSError as problem:
        row.state = OutgoingMail.State.WAITING if row.attempts < MAX_ATTEMPTS else OutgoingMail.State.FAILED
        row.error = f"{type(problem).__name__}: {problem}"[:500]
    else:
        row.state, row.sent, row.error = OutgoingMail.State.SENT, clock.now(), ""
    row.save(update_fields=["attempts", "state", "sent", "error"])
