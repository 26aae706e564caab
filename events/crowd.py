"""Many people who sign up at once, each over a connection of their own: for proofs and for measuring.

Run as `python -m events.crowd` with DATABASE_URL naming an empty database; prints what came of it as JSON.
"""

import argparse
import contextlib
import datetime as dt
import json
import multiprocessing
import os
import sys
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAUSE_SECONDS = 2
UNUSABLE = "!"


def set_up() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "website.settings")
    import django  # noqa: PLC0415 (needs the path above)

    django.setup()


def make_event(number: int, seats: int | None) -> int:
    """Make a published meeting with this many seats; returns its number."""
    from wagtail.models import Page  # noqa: PLC0415 (needs Django set up)

    from core import clock  # noqa: PLC0415 (needs Django set up)
    from events.models import Event, Seating  # noqa: PLC0415 (needs Django set up)

    start = clock.now() + dt.timedelta(days=30)
    event = Event(title=f"Proef {number}", slug=f"proef-{uuid.uuid4().hex[:12]}", start=start, end=start + dt.timedelta(hours=2))
    event.capacity, event.audience = seats, "iedereen"
    Page.get_first_root_node().add_child(instance=event)
    # The seating is there beforehand: making it would keep the others waiting, as the lock does.
    Seating.objects.create(event=event)
    return int(event.pk)


def make_people(number: int) -> list[Any]:
    from members.models import Account  # noqa: PLC0415 (needs Django set up)

    known = Account.objects.filter(email__startswith="proef").count()
    people = [Account(email=f"proef{place}@example.org", password=UNUSABLE) for place in range(known, number)]
    Account.objects.bulk_create(people)
    return list(Account.objects.filter(email__startswith="proef").select_related("member")[:number])


def sign_up_all(event_id: int, people: list[Any], connections: int) -> dict[str, Any]:
    """Let everybody sign up over this many connections; returns seconds, the slowest ones, and how many were refused."""
    from django.db import connection  # noqa: PLC0415 (needs Django set up)

    from events import registering  # noqa: PLC0415 (needs Django set up)

    begin = threading.Barrier(connections)
    times: list[float] = []
    refused: list[str] = []

    def worker(share: list[Any]) -> None:
        begin.wait()
        for person in share:
            start = time.perf_counter()
            outcome = registering.register(event_id, person, accepts_waiting=True)
            times.append(time.perf_counter() - start)
            if outcome.refusal is not None:
                refused.append(outcome.refusal.name)
        connection.close()

    start = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(worker, [people[place::connections] for place in range(connections)]))
    seconds = time.perf_counter() - start
    times.sort()
    return {"seconds": seconds, "p99": times[int(len(times) * 0.99) - 1], "refused": refused}


def sign_up_in_processes(event_id: int, people: list[Any], connections: int, processes: int) -> dict[str, Any]:
    """Divide the connections over processes, as a server with several workers does."""
    from django.db import connections as databases  # noqa: PLC0415 (needs Django set up)

    databases.close_all()
    shares = [(event_id, people[place::processes], connections // processes) for place in range(processes)]
    start = time.perf_counter()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        outcomes = pool.starmap(sign_up_all, shares)
    seconds = max(outcome["seconds"] for outcome in outcomes)
    slowest = max(outcome["p99"] for outcome in outcomes)
    whole = time.perf_counter() - start
    return {
        "seconds": seconds,
        "whole": whole,
        "p99": slowest,
        "refused": [why for outcome in outcomes for why in outcome["refused"]],
    }


def counted(event_id: int) -> dict[str, int]:
    from core.models import OutgoingMail  # noqa: PLC0415 (needs Django set up)
    from events.models import Registration  # noqa: PLC0415 (needs Django set up)

    rows = Registration.objects.filter(event_id=event_id)
    numbers = list(rows.values_list("pk", flat=True))
    mails = OutgoingMail.objects.filter(kind__in=["bijeenkomst_bevestiging", "bijeenkomst_wachtlijst"])
    keys = {int(key.split(":")[1]) for key in mails.values_list("key", flat=True)}
    return {
        "registered": rows.registered().count(),
        "waiting": rows.waiting().count(),
        "mails": len(keys & set(numbers)),
        "places": rows.values("place").distinct().count(),
    }


def without_lock() -> None:
    """Take the lock away: the negative control."""
    from events import seats  # noqa: PLC0415 (needs Django set up)
    from events.models import Seating  # noqa: PLC0415 (needs Django set up)

    def no_lock(event_id: int) -> Any:
        return Seating.objects.with_event().get(event_id=event_id)

    seats.take_lock = no_lock


def pause_before_writing(together: int) -> None:
    """Let so many people have seen the free seat before any of them writes, if the lock lets them."""
    from events import registering  # noqa: PLC0415 (needs Django set up)

    meet = threading.Barrier(together)
    create: Callable[..., Any] = registering.create

    def slow_create(*args: Any, **values: Any) -> Any:
        with contextlib.suppress(threading.BrokenBarrierError):
            meet.wait(timeout=PAUSE_SECONDS)
        return create(*args, **values)

    registering.create = slow_create


def choices_of(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, standard in (("people", 200), ("connections", 40), ("seats", 20), ("runs", 10), ("processes", 1)):
        parser.add_argument(f"--{name}", type=int, default=standard)
    parser.add_argument("--no-lock", action="store_true")
    parser.add_argument("--pause", action="store_true")
    parser.add_argument("--same-person", action="store_true", help="één persoon verstuurt het formulier telkens opnieuw")
    return parser.parse_args(arguments)


def run_once(number: int, people: list[Any], choices: argparse.Namespace) -> dict[str, Any]:
    """Let everybody sign up for one new meeting; a negative number of seats is no limit."""
    event_id = make_event(number, choices.seats if choices.seats >= 0 else None)
    if choices.processes > 1:
        outcome = sign_up_in_processes(event_id, people, choices.connections, choices.processes)
    else:
        outcome = sign_up_all(event_id, people, choices.connections)
    return {**outcome, **counted(event_id)}


def main() -> None:
    choices = choices_of()
    set_up()
    from django.core.management import call_command  # noqa: PLC0415 (needs Django set up)

    call_command("migrate", verbosity=0, interactive=False)
    if choices.no_lock:
        without_lock()
    if choices.pause:
        pause_before_writing(choices.connections)
    people = make_people(1 if choices.same_person else choices.people)
    people = people * choices.people if choices.same_person else people
    sys.stdout.write(json.dumps([run_once(number, people, choices) for number in range(choices.runs)]))


if __name__ == "__main__":
    main()
