"""`make bench`: CPU milliseconds per request, beside a bare Django view in the same run.

Measured at demo size and at ten times the content.

Each figure is the median of 3 rounds of 200 requests after a warm-up, measured in process with `time.process_time`
(user and system time of this process, all threads). The ratios are what to compare: milliseconds differ per machine.
"""

import os
import shutil
import statistics
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REQUESTS = 200
ROUNDS = 3
WARM_UP = 20
GOALS = {"home": 8, "handreiking": 8, "lijst": 12, "zoeken": 20, "bijeenkomst": 12, "leden": 15, "inloggen": 9}
GROWTH_GOAL = 1.3


def set_up() -> None:
    """Point Django at a new database of its own, so that the demo site is left alone and nothing is left of a run before."""
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
    folder = ROOT / "var" / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ.update(
        DEMO="1",
        DJANGO_SETTINGS_MODULE="website.settings",
        DATABASE_URL=f"sqlite:///{folder / 'bench.sqlite3'}",
        SEARCH_URL=f"embedded://{folder / 'zoekindex'}",
        EMAIL_URL="memorymail://",
    )
    import django  # noqa: PLC0415 (needs the environment above)

    django.setup()


def cpu_milliseconds(ask: Callable[[], Any]) -> float:
    """Return the median over the rounds of CPU milliseconds per request."""
    for _ in range(WARM_UP):
        ask()
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(REQUESTS):
            ask()
        rounds.append((time.process_time() - start) * 1000 / REQUESTS)
    return statistics.median(rounds)


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--no-growth", action="store_true", help="meet alleen de omvang van de demosite")
    parser.add_argument("--only-search", action="store_true", help="meet alleen het zoeken")
    parser.add_argument("--no-registrations", action="store_true", help="sla de aanmeldingen per seconde over")
    choices = parser.parse_args()
    set_up()
    from website import benchmarks, search_benchmarks  # noqa: PLC0415 (needs Django set up)

    benchmarks.prepare()
    if choices.only_search:
        return 1 if search_benchmarks.report() else 0
    hello = cpu_milliseconds(benchmarks.bare())
    demo = {name: cpu_milliseconds(ask) for name, ask in benchmarks.requests().items()}
    large: dict[str, float] = {}
    if not choices.no_growth:
        benchmarks.grow(10)
        large = {name: cpu_milliseconds(ask) for name, ask in benchmarks.requests().items()}
    missed = report(hello, demo, large)
    if not choices.no_registrations:
        benchmarks.registrations()
    missed = search_benchmarks.report() or missed
    return 1 if missed else 0


def report(hello: float, demo: dict[str, float], large: dict[str, float]) -> bool:
    """Print the table; tell whether a goal was missed."""
    missed = False
    sys.stdout.write(f"\nKale Django-view: {hello:.2f} ms CPU\n\n")
    sys.stdout.write(f"{'pagina':<26}{'ms':>8}{'× kaal':>9}{'doel':>7}{'10× inhoud':>13}{'groei':>8}\n")
    for name, figure in demo.items():
        goal = GOALS.get(name.split(" ")[0])
        growth = large[name] / figure if name in large else None
        late = (goal is not None and figure > goal) or (growth is not None and growth > GROWTH_GOAL)
        missed = missed or late
        beside = f"{large[name]:>13.2f}{growth:>8.2f}" if growth is not None else f"{'':>21}"
        mark = "  ← boven het doel" if late else ""
        sys.stdout.write(f"{name:<26}{figure:>8.2f}{figure / hello:>9.1f}{goal or '':>7}{beside}{mark}\n")
    return missed


if __name__ == "__main__":
    raise SystemExit(main())
