"""Pages for what goes wrong, in the look of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """Answer a form that came without a valid token: expired page, or cookies switched off."""
    return render(request, "403_csrf.html", status=403)
