"""`/gezond/`: whether every part of the site does its work, a line each, for what watches over the site."""

import datetime as dt
from collections.abc import Callable

from django.core.cache import cache
from django.db import Error, connection
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from core import clock
from core.models import ChoreRun, OutgoingMail
from search import engines
from search.engines.base import EngineError
from search.models import IndexChange

ADDRESS = "/gezond/"
# The chore that comes back most often is done every minute; another task may take some.
WORKER_SILENT = dt.timedelta(minutes=10)
# What waits longer than this does not go by itself soon: a mail goes at once, a change within seconds.
LATE = dt.timedelta(minutes=30)
# A mail that failed is told of for a day; then whoever looks has seen it.
MAIL_TOLD = dt.timedelta(days=1)
FINE = "in orde"


def database() -> str:
    """Return what is wrong with the database; nothing when it answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def memory() -> str:
    """Return what is wrong with the cache: every page reads from it."""
    try:
        cache.get("gezond")
    except (RedisError, OSError):
        return "antwoordt niet"
    return ""


def worker() -> str:
    """Return what is wrong with the worker: it does a chore every minute."""
    last = ChoreRun.objects.aggregate(last=Max("begun"))["last"]
    if last is None:
        return "heeft nog nooit iets gedaan"
    silent = clock.now() - last
    return f"deed {silent // dt.timedelta(minutes=1)} minuten niets" if silent > WORKER_SILENT else ""


def search_index() -> str:
    """Return what is wrong with the index, and with the server that holds it."""
    engine = engines.current()
    try:
        if not engine.has_index():
            return "er is geen index"
    except EngineError:
        return f"{engine.name} antwoordt niet"
    changes = IndexChange.objects.all()
    if changes.filter(is_parked=True).exists():
        return "er zijn wijzigingen opzijgezet"
    return "wijzigingen wachten te lang" if changes.filter(created__lt=clock.now() - LATE).exists() else ""


def mail() -> str:
    """Return what is wrong with the mail: some failed, some wait for a mail server that does not answer."""
    now, mails, state = clock.now(), OutgoingMail.objects.all(), OutgoingMail.State
    failed = mails.filter(state__in=(state.FAILED, state.UNKNOWN), created__gt=now - MAIL_TOLD).count()
    waiting = mails.filter(state__in=(state.WAITING, state.SENDING), created__lt=now - LATE).count()
    return ", ".join(
        f"{number} {words}" for number, words in ((failed, "niet verzonden"), (waiting, "te lang wachtend")) if number
    )


PARTS: dict[str, Callable[[], str]] = {
    "database": database,
    "cache": memory,
    "werker": worker,
    "zoekindex": search_index,
    "mail": mail,
}


def state_of(part: Callable[[], str]) -> str:
    try:
        return part() or FINE
    except Error:
        return "de database antwoordt niet"


@never_cache
@xframe_options_sameorigin
@require_safe
def show(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """Answer 200 when every part works, else 503; without a session, and naming nobody."""
    states = {name: state_of(part) for name, part in PARTS.items()}
    lines = [f"{name}: {state}\n" for name, state in states.items()]
    status = 200 if set(states.values()) == {FINE} else 503
    answer = HttpResponse(lines, status=status, content_type="text/plain; charset=utf-8")
    # Whoever watches over the site asks each minute: that would fill the log with the same line.
    answer._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 (Django's own mark)
    return answer
