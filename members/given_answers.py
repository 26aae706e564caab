"""The answers of an application on their way to the register.

They wait in the session of who gave them, until the address is proven in that same session. So what counts is what came with the
code, and nobody can answer in another's name by applying with his address.
"""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest

from members.joining import Application
from members.models import Municipality

KEY = "aanmelding"


def keep(request: HttpRequest, email: str, application: Application) -> None:
    """Let these answers wait; what waited before, for this address or another, is gone."""
    municipalities = [municipality.pk for municipality in application.municipalities]
    request.session[KEY] = {"email": email, "answers": {**asdict(application), "municipalities": municipalities}}


def take(request: HttpRequest, email: str) -> Application | None:
    """Return what waited for this address, once; None when nothing was given in this session."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    if kept is None or kept["email"] != email:
        return None
    del request.session[KEY]
    answers: dict[str, Any] = kept["answers"]
    return Application(**{**answers, "municipalities": Municipality.objects.filter(pk__in=answers["municipalities"])})
