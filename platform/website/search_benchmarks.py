"""What `make bench` measures of searching: 200 mixed questions on texts made from the demo content.

Seconds are of the clock, inside this process: understanding the question, the engine, facets, marking, names of filters.
Only the last look at the database, whether what was found is still open to the reader, is left out: these texts are not
in it.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, override_settings

from search import engines, hits, knowing, outbox
from search.documents import PUBLIC, SearchDocument
from search.fields import row_of
from search.queries import search
from search.shapes import Hit, SearchRequest
from search.text import Splitter, words
from search.text.normalising import composed

SIZES = (2_000, 10_000)
QUESTIONS = 200
GOALS = {"embedded": 25, "elasticsearch": 50}
PAGE_GOAL = 20
PAGES = 100
WARM_UP = 30


@dataclass(frozen=True)
class Measured:
    """Milliseconds of 200 questions, documents put in per second, and the size of the index in MB."""

    p50: float
    p95: float
    per_second: float
    megabytes: float


def documents(number: int) -> list[SearchDocument]:
    """Return so many documents: those of the demo content, with the parts of their texts dealt out anew."""
    dice = random.Random(number)  # noqa: S311 (the same texts every time)
    known = [one for one in outbox.all_documents().documents if PUBLIC in one.access]
    sections = [section for one in known for section in one.sections if section.text]
    made = []
    for place in range(number):
        base, other = known[place % len(known)], dice.choice(known)
        parts = tuple(dice.choice(sections) for _ in base.sections)
        summary = f"{other.summary} {base.summary}"[:300]
        made.append(replace(base, key=f"{base.kind}:{place + 1_000_000}", summary=summary, sections=parts, body=other.body))
    return made


def questions(made: Sequence[SearchDocument]) -> list[SearchRequest]:
    """Return 200 questions: one, two or more words of titles and texts, some mistyped, some glued, some with a filter."""
    dice = random.Random(7)  # noqa: S311 (the same questions every time)
    asked = []
    for number in range(QUESTIONS):
        document = dice.choice(made)
        said = words(composed(f"{document.title} {document.summary}")) or ["overlast"]
        start = dice.randrange(len(said))
        typed = said[start : start + 1 + number % 6]
        if number % 7 == 0 and len(typed[0]) > 5:  # noqa: PLR2004 (long enough to mistype)
            typed[0] = typed[0][:2] + typed[0][3] + typed[0][2] + typed[0][4:]
        text = "".join(typed[:2]) if number % 11 == 0 else " ".join(typed)
        filters = {"kind": (document.kind,)} if number % 5 == 0 else {}
        asked.append(SearchRequest(q=text, filters=filters))
    return asked


@contextmanager
def index_of(made: Sequence[SearchDocument], server: str = "") -> Iterator[tuple[float, float]]:
    """Build an index that is gone afterwards; gives documents per second and megabytes."""
    with tempfile.TemporaryDirectory(prefix="platform-meten-") as folder:
        address = f"{server}/woonoverlast-meten?map={folder}" if server else f"embedded://{folder}"
        with override_settings(SEARCH_URL=address), patch.object(hits, "still_visible", everything):
            known = outbox.compound_words(made)
            splitter = Splitter(known)
            engines.embedded().rebuild((row_of(one, splitter) for one in made), 1, known)
            begun = time.perf_counter()
            if server:
                engines.current().rebuild((row_of(one, splitter) for one in made), 1)
            else:
                engines.embedded().rebuild((row_of(one, Splitter(known)) for one in made), 2, known)
            try:
                yield len(made) / (time.perf_counter() - begun), size_of(folder)
            finally:
                if server:
                    engines.elastic_at(engines.address()).forget()
                knowing.forget()


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector pass by what is there now: a real site does not hold all these texts in its process."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def everything(found: list[Hit], _: object) -> list[Hit]:
    return found


def size_of(folder: str) -> float:
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6


def measure(made: Sequence[SearchDocument], server: str = "") -> Measured:
    visitor = AnonymousUser()
    with index_of(made, server) as (per_second, megabytes):
        asked = questions(made)
        with uncollected():
            for request in asked[:WARM_UP]:
                search(request, visitor)
            seconds = sorted(timed(lambda request=request: search(request, visitor)) for request in asked)  # type: ignore[misc]  # bound here
    p95 = seconds[int(len(seconds) * 0.95)]
    return Measured(statistics.median(seconds) * 1000, p95 * 1000, per_second, megabytes)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def page_milliseconds(made: Sequence[SearchDocument]) -> float:
    """Return CPU milliseconds of the whole page, the mean over many questions."""
    client = Client()
    with index_of(made):
        asked = [request.q for request in questions(made)]
        with uncollected():
            for q in asked[:WARM_UP]:
                client.get("/zoeken/", {"q": q}, headers={"host": "127.0.0.1"})
            begun = time.process_time()
            for q in asked[:PAGES]:
                client.get("/zoeken/", {"q": q}, headers={"host": "127.0.0.1"})
            return (time.process_time() - begun) * 1000 / PAGES


def memory(made: Sequence[SearchDocument]) -> float:
    """Return the megabytes of a process that does nothing but answer these questions."""
    with index_of(made):
        asked = "\n".join(request.q for request in questions(made))
        command = [sys.executable, "-m", "website.search_memory"]
        environment = {**os.environ, "SEARCH_URL": settings.SEARCH_URL, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        done = subprocess.run(command, input=asked, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 (our own program)
    return float(done.stdout)


def report() -> bool:
    """Print the table; tell whether a goal was missed."""
    missed = False
    url = os.environ.get("TEST_ELASTICSEARCH_URL")
    servers = {"embedded": "", **({"elasticsearch": f"elasticsearch+{url}"} if url else {})}
    sys.stdout.write(f"\nZoeken, {QUESTIONS} gemengde vragen met filters en fragmenten\n")
    sys.stdout.write(f"{'':<16}{'teksten':>9}{'p50 ms':>9}{'p95 ms':>9}{'doel':>7}{'teksten/s':>11}{'MB':>7}\n")
    for size in SIZES:
        made = documents(size)
        for name, server in servers.items():
            row = measure(made, server)
            late = row.p95 > GOALS[name]
            missed = missed or late
            mark = "  ← boven het doel" if late else ""
            size_shown = f"{row.megabytes:>7.0f}" if name == "embedded" else f"{'':>7}"
            figures = f"{size:>9}{row.p50:>9.1f}{row.p95:>9.1f}{GOALS[name]:>7}{row.per_second:>11.0f}{size_shown}"
            sys.stdout.write(f"{name:<16}{figures}{mark}\n")
    page = page_milliseconds(documents(SIZES[0]))
    mark = "  ← boven het doel" if page > PAGE_GOAL else ""
    sys.stdout.write(f"\nDe hele zoekpagina bij {SIZES[0]} teksten: {page:.1f} ms CPU (doel {PAGE_GOAL}){mark}\n")
    sys.stdout.write(f"Geheugen van een proces dat zoekt in {SIZES[1]} teksten: {memory(documents(SIZES[1])):.0f} MB\n")
    return missed or page > PAGE_GOAL
