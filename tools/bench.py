"""`make bench`: CPU milliseconds per request at demo size and at ten times the content, each beside a bare Django view.

Each figure is the median of 3 rounds of 200 requests after a warm-up, measured in process with `time.process_time`
(user and system time of that process, all threads). The two sizes are asked in turns, a few requests each time: a
machine that others use too swings by a quarter within a minute, and so swings for both. The ratios are what to compare.
"""

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
ROUNDS = 3
# A round is 200 requests.
TURNS, PER_TURN = 8, 25
WARM_UP = 20
BARE = "kaal"
GOALS = {"home": 8, "handreiking": 8, "lijst": 12, "zoeken": 20, "bijeenkomst": 12, "leden": 15, "inloggen": 9}
GROWTH = 10
GROWTH_GOAL = 1.3


def set_up(folder: Path) -> None:
    """Point Django at a database in this folder, so that the demo site is left alone."""
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
    os.environ.update(
        DEMO="1",
        DJANGO_SETTINGS_MODULE="website.settings",
        DATABASE_URL=f"sqlite:///{folder / 'bench.sqlite3'}",
        SEARCH_URL=f"embedded://{folder / 'zoekindex'}",
        EMAIL_URL="memorymail://",
    )
    import django  # noqa: PLC0415 (needs the environment above)

    django.setup()


def fill(folder: Path, times: int) -> None:
    """Make the demo content anew, so many times."""
    from website import benchmarks  # noqa: PLC0415 (needs Django set up)

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    benchmarks.prepare()
    if times > 1:
        benchmarks.grow(times)


class Site:
    """A site with so many times the content, in a process of its own that measures when it is asked."""

    def __init__(self, times: int) -> None:
        command = [sys.executable, __file__, "--answer", str(times)]
        # The command consists of our own words.
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 (see above)
        self.names: list[str] = json.loads(self.said())

    def said(self) -> str:
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise RuntimeError("De gemeten site is gestopt; hierboven staat waarom.")
        return line

    def milliseconds(self, name: str, number: int) -> float:
        """Return CPU milliseconds per request over so many requests."""
        print(name, number, file=self.process.stdin, flush=True)
        return float(self.said())

    def stop(self) -> None:
        self.process.communicate()


def answer(times: int) -> None:
    """Be a site: tell which requests there are, and measure those that are asked for, a line each."""
    with contextlib.redirect_stdout(sys.stderr):
        set_up(folder_of(times))
        fill(folder_of(times), times)
        from website import benchmarks  # noqa: PLC0415 (needs Django set up)

        requests = {BARE: benchmarks.bare(), **benchmarks.requests()}
    say(json.dumps(list(requests)))
    for line in sys.stdin:
        name, number = line.rsplit(" ", 1)
        say(str(cpu_milliseconds(requests[name], int(number))))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def folder_of(times: int) -> Path:
    return FOLDER / f"maal-{times}"


def cpu_milliseconds(ask: Callable[[], Any], number: int) -> float:
    start = time.process_time()
    for _ in range(number):
        ask()
    return (time.process_time() - start) * 1000 / number


@contextlib.contextmanager
def sites(sizes: list[int]) -> Iterator[dict[int, Site]]:
    made = {times: Site(times) for times in sizes}
    try:
        yield made
    finally:
        for site in made.values():
            site.stop()


def compared(made: Mapping[int, Site], name: str) -> dict[int, float]:
    """Return CPU milliseconds of one request on each site, asked in turns."""
    for site in made.values():
        site.milliseconds(name, WARM_UP)
    rounds: dict[int, list[float]] = {times: [] for times in made}
    for _ in range(ROUNDS):
        turns = [{times: site.milliseconds(name, PER_TURN) for times, site in made.items()} for _ in range(TURNS)]
        for times, known in rounds.items():
            known.append(statistics.fmean(turn[times] for turn in turns))
    return {times: statistics.median(known) for times, known in rounds.items()}


def report(figures: Mapping[str, dict[int, float]]) -> bool:
    """Print the table; tell whether a goal was missed."""
    missed = False
    bare = figures[BARE][1]
    sys.stdout.write(f"\nKale Django-view: {bare:.2f} ms CPU\n\n")
    sys.stdout.write(f"{'pagina':<26}{'ms':>8}{'× kaal':>9}{'doel':>7}{'10× inhoud':>13}{'groei':>8}\n")
    for name, sizes in figures.items():
        if name == BARE:
            continue
        figure, large = sizes[1], sizes.get(GROWTH)
        goal = GOALS.get(name.split(" ")[0])
        late = bool((goal and figure > goal) or (large and large / figure > GROWTH_GOAL))
        missed = missed or late
        beside = f"{large:>13.2f}{large / figure:>8.2f}" if large else f"{'':>21}"
        mark = "  ← boven het doel" if late else ""
        sys.stdout.write(f"{name:<26}{figure:>8.2f}{figure / bare:>9.1f}{goal or '':>7}{beside}{mark}\n")
    return missed


def measure_pages(*, growth: bool) -> bool:
    """Measure and print the pages; tell whether a goal was missed."""
    with sites([1, GROWTH] if growth else [1]) as made:
        return report({name: compared(made, name) for name in made[1].names})


def measure_rest(*, registrations: bool) -> bool:
    """Measure and print signing up and searching; tell whether a goal was missed."""
    folder = FOLDER / "zoeken"
    set_up(folder)
    fill(folder, 1)
    from website import benchmarks, search_benchmarks  # noqa: PLC0415 (needs Django set up)

    missed = benchmarks.registrations() if registrations else False
    return search_benchmarks.report() or missed


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--no-growth", action="store_true", help="meet alleen de omvang van de demosite")
    parser.add_argument("--only-search", action="store_true", help="meet alleen het zoeken")
    parser.add_argument("--no-registrations", action="store_true", help="sla de aanmeldingen per seconde over")
    parser.add_argument("--answer", type=int, help="wees de gemeten site, met zoveel maal de inhoud")
    choices = parser.parse_args()
    if choices.answer:
        answer(choices.answer)
        return 0
    missed = False if choices.only_search else measure_pages(growth=not choices.no_growth)
    missed = measure_rest(registrations=not (choices.no_registrations or choices.only_search)) or missed
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
