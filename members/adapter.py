"""How django-allauth behaves here: mail goes by way of the outbox, answers are in plain Dutch."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import passthrough_next_redirect_url
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse

from core.mail import Mail, queue_mail, render_plain
from members.models import Account
from members.passwords import is_refused


class AccountAdapter(DefaultAccountAdapter):
    """Sends mail through the outbox."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "E-mailadres en wachtwoord horen niet bij elkaar. Probeer opnieuw, of vraag een code.",
        "incorrect_code": "Deze code klopt niet. Kijk in de nieuwste mail van ons en doe wat daar staat.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "enter_current_password": "Dit wachtwoord klopt niet. Vul uw wachtwoord van nu in.",
        "duplicate_email": "Dit is al uw e-mailadres. Vul een ander adres in.",
        "too_many_login_attempts": "Er is te vaak geprobeerd in te loggen. Wacht vijf minuten en probeer het dan opnieuw.",
        "rate_limited": "Wij stuurden u net al een mail. Wacht een halve minuut en vraag het dan opnieuw.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag hieronder een nieuwe aan.",
        "email_taken": "Dit adres hoort al bij een ander account. Kies een ander adres, of log in met dat account.",
        "account_inactive": "Dit account is afgesloten. Neem contact met ons op als dat niet klopt.",
    }

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """Write the mail to the outbox; subject and text come from `templates/account/email/`."""
        known = {
            "site_naam": "Landelijk Platform Woonoverlast",
            "site_url": settings.SITE_URL,
            "email": email,
            **context,
        }
        known.pop("request", None)
        subject = " ".join(render_plain(f"{template_prefix}_subject.txt", known).split())
        text = render_plain(f"{template_prefix}_message.txt", known).strip()
        name = template_prefix.rpartition("/")[2]
        queue_mail(
            Mail(
                key=f"account:{name}:{uuid.uuid4()}",
                to=email,
                template="account",
                context={"onderwerp": subject, "tekst": text},
            )
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address in the mail: on the site as it is known, whatever name the request came by, with the way back."""
        uidb36, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
        return f"{settings.SITE_URL}{passthrough_next_redirect_url(self.request, path, REDIRECT_FIELD_NAME)}"

    def is_safe_url(self, url: str) -> bool:
        """Tell whether somebody may be led on to this address: one of this site, from its beginning.

        Anything else is no address of ours, and may be no address at all.
        """
        return url.startswith("/") and not url.startswith("//") and bool(super().is_safe_url(url))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Let somebody in by password; the password of the demo site opens nothing elsewhere."""
        if is_refused(credentials.get("password", "")):
            credentials["password"] = ""
        account: Account | None = super().authenticate(request, **credentials)
        return account

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's interface)
        return True
