"""Keeping what somebody typed when a form cannot be handled yet: the session was over, or the page had expired.

The form waits in the session, and fills the page again when the same person comes back to it signed in.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, QueryDict

KEY = "bewaard_formulier"
# More does not belong in a session; our longest form is far below this.
MOST_CHARACTERS = 30_000
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2")
SIGNED_IN = "U bent ingelogd. Wat u invulde, staat er nog. Verstuur het formulier nog."

View = Callable[..., HttpResponseBase]


def keep(request: HttpRequest, told: str = "") -> None:
    """Keep what was posted to this address, passwords apart; who gets it back is told this."""
    posted = request.POST.copy()
    for name in NEVER_KEPT:
        posted.pop(name, None)
    data = posted.urlencode()
    if len(data) <= MOST_CHARACTERS:
        request.session[KEY] = {"path": request.path, "data": data, "told": told}


def take(request: HttpRequest, path: str | None = None) -> QueryDict | None:
    """Return what was kept for this address, once; None when nothing was."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != (path or request.path):
        return None
    del request.session[KEY]
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
            keep(request, SIGNED_IN)
        return redirect_to_login(request.get_full_path())

    return with_form_kept
