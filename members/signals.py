"""When an address is proven, the application goes on; when somebody signs out, the device is forgotten."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed, email_confirmed
from django.contrib import messages
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from members import devices, given_answers, joining


@receiver(email_confirmed)
def go_on_with_application(request: HttpRequest, email_address: EmailAddress, **_: Any) -> None:
    """Go on with an application whose address was proven, and tell how that ended, wherever the person goes now."""
    member = joining.prove(email_address.user, given_answers.take(request, email_address.email))
    if member is not None:
        messages.success(request, joining.outcome(member))


@receiver(email_changed)
def go_on_after_change(user: Any, **_: Any) -> None:
    joining.prove(user)


@receiver(user_logged_out)
def forget_device(request: HttpRequest, **_: Any) -> None:
    devices.forget(request.session.session_key)
