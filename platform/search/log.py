"""Noting what people look for, without who they are.

A search waits for nothing: entries gather in memory, and are written together by a thread of this process a moment later.
What a crash loses is at most some seconds of figures.
"""

import atexit
import datetime as dt
import hashlib
import hmac
import queue
import re
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from django.conf import settings
from django.core import signing
from django.core.cache import caches
from django.db import Error, close_old_connections, connection
from django.http import HttpRequest

from core import clock
from core.access import sees_member_items
from core.visitors import address_of
from search.models import SearchEntry
from search.shapes import SearchRequest, SearchResult
from search.text.normalising import fold

KEPT = dt.timedelta(days=90)
LONGEST = 200
SECONDS_BETWEEN_WRITES = 2.0
MOST_WAITING = 2000
# A round may begin just after a click; in two rounds every process has written once.
CLICK_ROUNDS = 2
A_DAY = 60 * 60 * 24
# A click within an hour belongs to its search.
CLICK_SECONDS = 60 * 60
MASK = "…"
# What the address of a search holds with which an editor tries how a question is answered.
TRIAL = "proef"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
STREETS = "straat weg laan plein gracht kade dijk hof singel steeg pad plantsoen".split()
# Masked are e-mail addresses, telephone numbers, dates, numbers like a BSN, postcodes with what follows, streets with a number.
# Long numbers come before short dates: «06 12 34» begins one and looks like the other.
PERSONAL = re.compile(
    r"\S+\s?(?:@|\(at\))\s?\S+"
    rf"|\b\d{{1,2}}\s(?:{'|'.join(MONTHS)})\s(?:19|20)\d{{2}}\b"
    r"|\+?\d[\d\s()./_-]{7,}\d"
    r"|\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d{2}\b"
    r"|\b(?:19|20)\d{2}-\d{1,2}-\d{1,2}\b"
    r"|(?<!\d)\d{8,9}(?!\d)"
    r"|\b[1-9]\d{3}[\s-]?(?!en\b|in\b|is\b|of\b|op\b|te\b)[a-z]{2}(?:\s*\d+\w*\b|\b)"
    rf"|\b\w*(?:{'|'.join(STREETS)})\s\d+(?:\s?[a-z]\b)?",
    re.IGNORECASE,
)
# Case numbers, articles, years and numbers that everybody may call look like numbers of persons, and are none.
NUMBER_OF_LAW = re.compile(
    r"\becli:[a-z]{2}:[a-z]{1,7}:\d{4}:\w{1,12}\b(?!@)"
    r"|\bart(?:ikel|\.)?\s?\d{1,4}\w{0,3}(?:\s(?:bw|sr|sv|rv)\b)?(?!\s?\d)"
    r"|(?<!\d[\s.-])\b(?:19|20)\d{2}(?:\s|\s?[-/]\s?)(?:19|20)\d{2}\b(?![\s-]?\d)"
    r"|\b(?:0800|0900)[\s-]?\d{4}\b(?!\s?\d)"
)

Waiting = TypeVar("Waiting")

signer = signing.TimestampSigner(salt="zoekvraag")


def masked(typed: str) -> str:
    """Return a query in plain letters, with everything that looks like personal data taken out."""
    text = " ".join(fold(typed).split())
    parts = NUMBER_OF_LAW.split(text)
    kept = NUMBER_OF_LAW.findall(text)
    clean = [PERSONAL.sub(MASK, part) for part in parts]
    return "".join(part + (kept[place] if place < len(kept) else "") for place, part in enumerate(clean))[:LONGEST]


def noted(request: HttpRequest, result: SearchResult, seconds: float) -> str:
    """Note a search, if it was one; return the sign with which a click on a result can be told."""
    if not is_to_be_noted(request, result):
        return ""
    query = masked(result.request.q)
    entry = SearchEntry(
        id=uuid.uuid4(),
        at=clock.now(),
        query=query,
        total=result.total,
        loosened=result.loosened and not is_narrowed(result.request),
        taken_for=", ".join(masked(taken) for _, taken in result.corrections)[:LONGEST],
        engine=result.engine,
        milliseconds=round(seconds * 1000),
        first_of_visit=is_first_of_visit(request, query),
        by_visitor=not sees_member_items(request.user),
    )
    writer.put(entry)
    return signer.sign(str(entry.pk))


def is_to_be_noted(request: HttpRequest, result: SearchResult) -> bool:
    """Tell whether this is a question of somebody: no next page, no trial by an editor, no filter that left nothing over."""
    asked = result.request
    is_question = bool(asked.q) and asked.page == 1 and request.method == "GET" and TRIAL not in request.GET
    return is_question and (result.total > 0 or not is_narrowed(asked))


def is_narrowed(asked: SearchRequest) -> bool:
    """Tell whether more than the words decided what was found: then finding nothing says nothing of the words."""
    return bool(asked.filters or asked.only or asked.literal)


def is_first_of_visit(request: HttpRequest, query: str) -> bool:
    """Tell whether this visit asks this for the first time today. What tells visits apart is kept a day, in the cache only.

    A visit is an address: what a browser says of itself anybody can change.
    """
    visitor = f"{address_of(request)} {clock.today():%Y%m%d}"
    sign = hmac.new(settings.SECRET_KEY.encode(), f"{visitor} {query}".encode(), hashlib.sha256).hexdigest()
    return bool(caches["bezoeken"].add(f"gezocht:{sign}", 1, A_DAY))


def chosen(token: str, place: int) -> None:
    """Note that a result was chosen, by the sign of its search; a sign that is not ours is passed over."""
    try:
        pk = signer.unsign(token, max_age=CLICK_SECONDS)
    except signing.BadSignature:
        return
    writer.flush()
    if not choose(pk, place):
        # The search itself may still wait in another process.
        writer.put_click(pk, place)


def choose(pk: str, place: int) -> bool:
    """Write which result of a search was chosen first; tell whether there was such a search without a choice."""
    return bool(SearchEntry.objects.filter(pk=pk, chosen=None).update(chosen=place))


def forget_old() -> None:
    """Remove searches of more than ninety days ago, as the privacy statement says."""
    SearchEntry.objects.filter(at__lt=clock.now() - KEPT).delete()


class Writer:
    """Gathers entries and writes them together."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[SearchEntry] = queue.Queue(MOST_WAITING)
        self.clicks: queue.Queue[tuple[str, int, int]] = queue.Queue(MOST_WAITING)
        self.arrived = threading.Event()
        self.thread: threading.Thread | None = None
        self.lock = threading.Lock()

    def put(self, entry: SearchEntry) -> None:
        with suppress(queue.Full):
            self.waiting.put_nowait(entry)
            self.soon(self.flush)

    def put_click(self, pk: str, place: int, rounds: int = CLICK_ROUNDS) -> None:
        """Keep a click for when the search that it belongs to was written."""
        with suppress(queue.Full):
            self.clicks.put_nowait((pk, place, rounds))
            self.soon(self.write_clicks)

    def soon(self, write: Callable[[], None]) -> None:
        if settings.SEARCH_LOG_AT_ONCE:
            write()
        else:
            self.start()
            self.arrived.set()

    def start(self) -> None:
        with self.lock:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, name="zoekvragen", daemon=True)
                self.thread.start()

    def run(self) -> None:
        """Write what waits, two seconds after the first of it came."""
        pause = threading.Event()
        while True:
            self.arrived.wait()
            pause.wait(SECONDS_BETWEEN_WRITES)
            self.arrived.clear()
            close_old_connections()
            self.flush()
            self.write_clicks()
            connection.close()

    def flush(self) -> None:
        # Figures are not worth an error page, nor a retry that keeps the database busy.
        with suppress(Error):
            SearchEntry.objects.bulk_create(list(taken(self.waiting)), ignore_conflicts=True)

    def write_clicks(self) -> None:
        with suppress(Error):
            for pk, place, rounds in list(taken(self.clicks)):
                if not choose(pk, place) and rounds > 1:
                    self.put_click(pk, place, rounds - 1)


def taken(waiting: "queue.Queue[Waiting]") -> Iterator[Waiting]:
    """Take what waits, one after the other."""
    with suppress(queue.Empty):
        while True:
            yield waiting.get_nowait()


writer = Writer()
atexit.register(writer.flush)
