"""Keeping what somebody typed when a form cannot be handled yet: the session was over, or the page had expired.

The form waits in the session, and fills the page again when the same person comes back to it signed in. Each form says in a
hidden field for whom it was drawn, signed: several people may use one browser, and the session no longer knows who it was.
"""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase, QueryDict

from core import clock
from core.access import Person

KEY = "bewaard_formulier"
# The hidden field that says for whom a form was drawn.
OWNER_FIELD = "formulier_van"
KEPT = dt.timedelta(minutes=30)
# More does not belong in a session; our longest form is far below this.
MOST_CHARACTERS = 30_000
NEVER_KEPT = ("csrfmiddlewaretoken", OWNER_FIELD, "password", "oldpassword", "password1", "password2")
KEPT_MEANWHILE = "U was niet meer ingelogd. Log opnieuw in: wij bewaren een half uur wat u invulde."
SIGNED_IN = "U bent ingelogd. Wat u invulde, staat er nog. Verstuur het formulier nog."

View = Callable[..., HttpResponseBase]


def owner_key(person: Person) -> str:
    """Return what a form carries to say that it was drawn for this person; empty for a guest."""
    return signer().sign(str(person.pk)) if person.pk else ""


def owner(posted: QueryDict) -> int | None:
    """Return the account for whom this form was drawn; None when that was a guest."""
    try:
        return int(signer().unsign(posted.get(OWNER_FIELD, "")))
    except BadSignature:
        return None


def is_of_another(request: HttpRequest) -> bool:
    """Tell whether this form was drawn for another account than the one that is signed in now."""
    return request.user.is_authenticated and owner(request.POST) not in (None, request.user.pk)


def signer() -> Signer:
    return Signer(salt="core.kept_forms")


def keep(request: HttpRequest, told: str = "") -> bool:
    """Keep what was posted to this address, passwords apart; who gets it back is told this. Tell whether it was kept.

    What was typed by somebody else than who is signed in now, is not.
    """
    typed_by = owner(request.POST)
    posted = request.POST.copy()
    for name in NEVER_KEPT:
        posted.pop(name, None)
    data = posted.urlencode()
    if len(data) > MOST_CHARACTERS or (request.user.is_authenticated and request.user.pk != typed_by):
        return False
    until = (clock.now() + KEPT).timestamp()
    request.session[KEY] = {"path": request.path, "data": data, "told": told, "owner": typed_by, "until": until}
    return True


def keep_until_signed_in(request: HttpRequest) -> bool:
    """Keep the form of somebody whose session was over, and say so where he signs in. Tell whether it was kept."""
    if request.user.is_authenticated or owner(request.POST) is None or not keep(request, SIGNED_IN):
        return False
    messages.info(request, KEPT_MEANWHILE)
    return True


def take(request: HttpRequest, path: str | None = None) -> QueryDict | None:
    """Return what the same person typed at this address a moment ago, once; None when nothing was.

    What a guest typed is for a guest. What somebody else typed, or too long ago, is thrown away.
    """
    kept = request.session.get(KEY)
    if not kept or kept["path"] != (path or request.path):
        return None
    del request.session[KEY]
    if kept.get("owner") != request.user.pk or kept.get("until", 0) < clock.now().timestamp():
        return None
    if kept.get("told"):
        messages.info(request, kept["told"])
    return QueryDict(kept["data"])


def signed_in(view: View) -> View:
    """Let only who is signed in use a view, as `login_required` does; a form that was posted is kept meanwhile."""

    @functools.wraps(view)
    def with_form_kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            keep_until_signed_in(request)
        return redirect_to_login(request.get_full_path())

    return with_form_kept
