"""The devices on which people are signed in: their names, when each was last used, and forgetting them afterwards."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase

from core import clock

NOTED_EVERY = dt.timedelta(hours=1)

# What a browser tells of itself (the User-Agent header, RFC 9110, 10.1.5), and its name. Most say that they are others too:
# the first that fits is the one.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """Return what somebody recognises his device by, as «Chrome op Windows»."""
    browser, system = named(user_agent, BROWSERS), named(user_agent, SYSTEMS)
    if not system:
        return browser or "Onbekend apparaat"
    return f"{browser or 'Onbekende browser'} op {system}"


def named(user_agent: str, names: Iterable[tuple[str, str]]) -> str:
    return next((name for sign, name in names if sign in user_agent), "")


class LastUsedMiddleware:
    """Notes when a device was last used, for the list of one's own devices."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Whoever asked nothing of the session is not looked up for this.
        if request.session.accessed and request.user.is_authenticated:
            note_use(request.session.session_key or "")
        return response


def note_use(session_key: str) -> None:
    """Write down that a device is used, at most once an hour. The cache does not learn the key itself: it opens the session."""
    name = f"apparaat:{hashlib.sha256(session_key.encode()).hexdigest()}"
    if cache.add(name, 1, NOTED_EVERY.total_seconds()):
        UserSession.objects.filter(session_key=session_key).update(last_seen_at=clock.now())


def forget(session_key: str | None) -> None:
    """Remove what is known of the device of this session, whose owner signs out."""
    UserSession.objects.filter(session_key=session_key).delete()


def forget_signed_out() -> None:
    """Remove the devices whose session is gone or over; the session itself is what keeps somebody signed in."""
    going_on = Session.objects.filter(expire_date__gt=clock.now())
    UserSession.objects.exclude(session_key__in=going_on.values("session_key")).delete()
