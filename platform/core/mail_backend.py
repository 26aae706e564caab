"""The last stop of every mail, also of those that Wagtail sends past the outbox: an answer reaches people, not the sender."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from core.mail import with_contact


class AnsweredBackend(BaseEmailBackend):
    """Hands mails to the backend of the settings (`MAIL_TRANSPORT`), each with an address for answers and for questions."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.transport = get_connection(settings.MAIL_TRANSPORT, **options)

    def open(self) -> bool | None:
        return self.transport.open()

    def close(self) -> None:
        self.transport.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            message.reply_to = message.reply_to or [settings.CONTACT_EMAIL]
            message.body = with_contact(str(message.body).rstrip()) + "\n"
        return self.transport.send_messages(email_messages) or 0
