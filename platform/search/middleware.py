"""Telling editors that a file which they just added cannot be read: the next screen of the admin says so, once."""

import datetime as dt
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin import messages

from core import clock
from search.file_states import ADVICE, State, unread_of

# Where a session keeps up to which moment its editor was told.
TOLD = "bestanden_verteld"
# More than so many are told of together.
MOST_TOLD = 3
FIRST_LOOK_BACK = dt.timedelta(days=1)


class UnreadFilesMiddleware:
    """Looks, at each screen of the admin, for files of this editor that turned out not to be readable since the last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "GET" and request.path.startswith(reverse("wagtailadmin_home")) and request.user.is_authenticated:
            tell(request)
        return self.get_response(request)


def tell(request: HttpRequest) -> None:
    """Say for each file what is wrong and what to do; of many, where they are listed."""
    kept = request.session.get(TOLD)
    since = dt.datetime.fromisoformat(kept) if kept else clock.now() - FIRST_LOOK_BACK
    rows = list(unread_of(request.user, since))
    if len(rows) > MOST_TOLD:
        every = messages.button(reverse("bestandsteksten:index"), "Naar de bestanden")
        messages.warning(request, f"Van {len(rows)} bestanden die u toevoegde, is de tekst niet te vinden.", buttons=[every])
    for row in rows if len(rows) <= MOST_TOLD else ():
        edit = messages.button(reverse("wagtaildocs:edit", args=[row.file_id]), "Naar het bestand")
        messages.warning(request, format_html("«{}»: {}", row.file.title, ADVICE[State(row.state)]), buttons=[edit])
    if rows and rows[0].read:
        request.session[TOLD] = rows[0].read.isoformat()
