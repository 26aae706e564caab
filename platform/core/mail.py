"""Sending mail by way of the outbox.

`queue_mail` belongs in the transaction of what the mail tells about: the row and its task are there if, and only if,
that transaction commits. The worker then claims, commits, sends, commits; a mail whose sending was cut off stays
visible as «onbekend» and is never sent a second time by itself.
"""

import datetime as dt
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models.functions import Coalesce
from django.template import Context
from django.template.loader import get_template, render_to_string

from core import clock
from core.models import OutgoingMail

logger = logging.getLogger(__name__)
# A mail server may be away for a day: 1, 2, 4, 8 and 16 minutes between the attempts, and then half an hour each time.
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(minutes=30)
MAX_ATTEMPTS = 53
# Codes and links of accounts are over by then: after a quarter of an hour a new one is better.
SHORT_LIVED = {"account": 5}
# Sending takes seconds.
CUT_OFF_AFTER = dt.timedelta(minutes=15)
CUT_OFF = "Het verzenden is afgebroken: de werker stopte."
# Longer than any wait.
FORGOTTEN_AFTER = dt.timedelta(hours=1)
MOST_AT_ONCE = 500
KEPT = dt.timedelta(days=92)


# What makes the content of an attachment when the mail is written: given the receiver and the mail's context.
Maker = Callable[[str, Mapping[str, Any]], str]
makers: dict[str, Maker] = {}


def register_maker(name: str, maker: Maker) -> None:
    """Let mails ask for an attachment by this name; each app registers its own when it starts."""
    makers[name] = maker


@dataclass(frozen=True)
class Attachment:
    """A text file that goes with a mail, such as a calendar file: its content, or the name of what makes it."""

    name: str
    type: str
    content: str = ""
    maker: str = ""


@dataclass(frozen=True)
class Mail:
    """What to send. `key` names this one mail for ever: a second mail with the same key is not written.

    `template` names `templates/mail/<template>.txt` and `.html`; the first line of the text is the subject. The worker
    writes the mail from `context`, which therefore holds plain values (what JSON knows) as they are now.
    """

    key: str
    to: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def queue_mail(mail: Mail) -> None:
    """Put the mail in the outbox and have the worker write and send it; one with the same key stays as it is."""
    # The task imports this module's sending half.
    from core.tasks import send_queued_mail  # noqa: PLC0415 (each needs the other)

    row = OutgoingMail(
        key=mail.key,
        kind=mail.template,
        to=mail.to,
        context=dict(mail.context),
        headers=dict(mail.headers),
        attachments=[asdict(attachment) for attachment in mail.attachments],
    )
    with transaction.atomic(savepoint=False):
        OutgoingMail.objects.bulk_create([row], ignore_conflicts=True)
        # For a mail that was there already this is one task too many, which finds nothing to claim.
        send_queued_mail.enqueue(mail.key)


def write(row: OutgoingMail) -> None:
    """Fill in subject, text and attachments from what was kept with the mail; what was written before stays."""
    if row.text:
        return
    context = {"site_url": settings.SITE_URL, "contact_email": settings.CONTACT_EMAIL, **row.context}
    subject, _, text = render_plain(f"mail/{row.kind}.txt", context).lstrip().partition("\n")
    row.subject = " ".join(subject.split())[:250]
    row.html = render_to_string(f"mail/{row.kind}.html", {**context, "subject": subject.strip()})
    row.attachments = [
        {**part, "content": makers[part["maker"]](row.to, row.context)} if part.get("maker") else part for part in row.attachments
    ]
    # Last: a mail with a text is a whole one.
    row.text = with_contact(text.strip()) + "\n"


def with_contact(text: str) -> str:
    """Return the text with the address for questions below it, as the HTML has; a text that names it stays as it is."""
    return text if settings.CONTACT_EMAIL in text else f"{text}\n\nVragen? Mail {settings.CONTACT_EMAIL}."


def render_plain(template_name: str, context: Mapping[str, Any]) -> str:
    """Render plain text: nothing is escaped, for no browser reads it."""
    plain = Context({**context}, autoescape=False)
    return str(get_template(template_name).template.render(plain))  # type: ignore[attr-defined]  # Django's own backend has it


def claim(key: str) -> OutgoingMail | None:
    """Take a waiting mail for sending; None when another has it, or it is gone."""
    claimed = OutgoingMail.objects.filter(key=key, state=OutgoingMail.State.WAITING).update(
        state=OutgoingMail.State.SENDING, claimed=clock.now()
    )
    return OutgoingMail.objects.get(key=key) if claimed else None


def deliver(row: OutgoingMail) -> None:
    """Write a claimed mail, hand it to the mail server, and note the outcome on its row, whatever that is.

    Only a mail server that fails is tried again. Any other problem is a fault of ours and is raised: a mail that could not
    be made has failed; of one that broke off on its way nobody knows whether it went.
    """
    row.attempts += 1
    goes_wrong = OutgoingMail.State.FAILED
    try:
        write(row)
        message = message_of(row)
        goes_wrong = OutgoingMail.State.UNKNOWN
        message.send()
    except OSError as problem:
        is_over = row.attempts >= SHORT_LIVED.get(row.kind, MAX_ATTEMPTS)
        note(row, OutgoingMail.State.FAILED if is_over else OutgoingMail.State.WAITING, problem)
    except Exception as problem:
        note(row, OutgoingMail.State.FAILED if isinstance(problem, ImproperlyConfigured) else goes_wrong, problem)
        raise
    else:
        row.sent = clock.now()
        note(row, OutgoingMail.State.SENT)


def wait_after(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many attempts, with some chance in it so that not all mails come at once."""
    doubled = FIRST_WAIT * 2 ** min(attempts - 1, 10)
    wait: dt.timedelta = min(doubled, LONGEST_WAIT) * random.uniform(0.8, 1.2)  # noqa: S311 (spread, no secret)
    return wait


def note(row: OutgoingMail, state: OutgoingMail.State, problem: Exception | None = None) -> None:
    """Write on the row what became of the mail, and in the log when it needs a person; whom it is to stays out of that."""
    row.state, row.error = state, described(problem) if problem else ""
    row.save(update_fields=["attempts", "state", "sent", "error", "subject", "text", "html", "attachments"])
    if row.is_stuck:
        logger.error("Mail %s (%s) is %s: %s", row.pk, row.kind, row.get_state_display(), type(problem).__name__)


def message_of(row: OutgoingMail) -> EmailMultiAlternatives:
    """Return a written mail as Django sends it; an answer goes to people, not to the address that only sends."""
    message = EmailMultiAlternatives(
        row.subject,
        row.text,
        to=[row.to],
        reply_to=[settings.CONTACT_EMAIL],
        headers=row.headers,
        # Here, so that a backend that cannot be had shows before anything is on its way.
        connection=get_connection(),
    )
    if row.html:
        message.attach_alternative(row.html, "text/html")
    for attachment in row.attachments:
        message.attach(attachment["name"], attachment["content"], without_charset(attachment["type"]))
    return message


def without_charset(type_: str) -> str:
    """Return the type of a file without its charset: Django adds that of what it sends, and a parameter may stand there once.

    RFC 2045, 5.1.
    """
    return "; ".join(part.strip() for part in type_.split(";") if not part.strip().lower().startswith("charset="))


def described(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:500]


def look_after() -> None:
    """Bring mails to light that fell between two stools; safe to run at any time.

    A mail whose sending was cut off may or may not have gone: it becomes «onbekend», for a person to decide. A mail that
    waits longer than all retries take has lost its task: it gets a new one.
    """
    from core.tasks import send_queued_mail  # noqa: PLC0415 (each needs the other)

    now = clock.now()
    cut_off = OutgoingMail.objects.filter(state=OutgoingMail.State.SENDING, claimed__lt=now - CUT_OFF_AFTER)
    if times := cut_off.update(state=OutgoingMail.State.UNKNOWN, error=CUT_OFF):
        logger.error("Van %s mails is het verzenden afgebroken; zij zijn nu onbekend.", times)
    forgotten = OutgoingMail.objects.filter(state=OutgoingMail.State.WAITING).annotate(last=Coalesce("claimed", "created"))
    for key in forgotten.filter(last__lt=now - FORGOTTEN_AFTER).values_list("key", flat=True)[:MOST_AT_ONCE]:
        send_queued_mail.enqueue(key)


def send_again(key: str) -> bool:
    """Send a mail that failed, or of which nobody knows, once more. Returns false when it is in another state."""
    from core.tasks import send_queued_mail  # noqa: PLC0415 (each needs the other)

    stuck = OutgoingMail.objects.stuck().filter(key=key)
    with transaction.atomic():
        if not stuck.update(state=OutgoingMail.State.WAITING, attempts=0, error="", claimed=None, created=clock.now()):
            return False
        send_queued_mail.enqueue(key)
    return True


def forget_old() -> None:
    """Remove mails of more than three months ago, as the privacy statement says."""
    OutgoingMail.objects.filter(created__lt=clock.now() - KEPT).delete()
