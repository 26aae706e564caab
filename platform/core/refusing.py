"""Refusing something in the admin: one message that says why and what to do, and back to where one was."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.utils import get_valid_next_url_from_request


def refuse(request: HttpRequest, reasons: list[str], back: str) -> HttpResponse | None:
    """Answer with these reasons as messages and go back; None when there is no reason to refuse, as Wagtail's hooks want it."""
    if not reasons:
        return None
    for reason in reasons:
        messages.error(request, reason)
    return redirect(get_valid_next_url_from_request(request) or back)
