"""What the log of searches tells editors: lists of queries, counted by the database. No list says anything of a person.

Every row is a dict: the query, and a value for each column of its list.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Avg, Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from core import clock
from search.asked import DAYS, entries, visits

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = "QuerySet[Any, Any]"

PERIODS = (30, DAYS)
# Fewer visits than this say little.
ENOUGH = 5
RECENT_DAYS = 14
# A database takes only so many values in one question; an export may hold more.
MOST_NAMED = 500
IN_VAIN = Q(total=0) | Q(loosened=True)
ENGINES = {"elasticsearch": "Elasticsearch", "embedded": "ingebouwd", "database": "alleen titels"}


@dataclass(frozen=True)
class Column:
    """A value of a row, with its heading; `kind` says how it is shown: getal, komma, dag or tekst."""

    name: str
    heading: str
    kind: str = "getal"


@dataclass(frozen=True)
class Report:
    """One list of queries. `rows` makes it, for so many days; `finish` adds what takes a query of its own."""

    slug: str
    label: str
    explanation: str
    nothing: str
    columns: tuple[Column, ...]
    rows: Callable[[int], Rows]
    has_period: bool = True
    finish: Callable[[list[Row], int], None] | None = None


TIMES = Column("times", "Keer gezocht")
LAST = Column("last", "Laatst gezocht", "dag")


def in_vain(days: int) -> Rows:
    """Return what was not found, or only in part."""
    return (
        entries(days)
        .values("query")
        .annotate(
            times=visits(IN_VAIN),
            nothing=visits(Q(total=0)),
            last=Max("at", filter=IN_VAIN),
            found_later=Max("at", filter=~IN_VAIN),
        )
        .filter(times__gt=0)
        .order_by("-times", "-nothing", "query")
    )


def tell_what_is_found_by_now(rows: list[Row], days: int) -> None:  # noqa: ARG001 (the same for every list)
    for row in rows:
        row["partly"] = row["times"] - row["nothing"]
        row["by_now"] = "ja" if row["found_later"] and row["found_later"] > row["last"] else ""


def without_click(days: int) -> Rows:
    """Return what was found, often enough, and never chosen."""
    found = entries(days).filter(total__gt=0, loosened=False).values("query")
    counted = found.annotate(times=visits(), found=Max("total"), clicks=Count("chosen"), last=Max("at"))
    return counted.filter(times__gte=ENOUGH, clicks=0).order_by("-times", "query")


def corrected(days: int) -> Rows:
    """Return what was taken for another word."""
    taken = entries(days).exclude(taken_for="").values("query", "taken_for")
    return taken.annotate(times=visits(), clicks=Count("chosen"), last=Max("at")).filter(times__gt=0).order_by("-times", "query")


def rising(days: int) -> Rows:
    """Return what is asked more than before: in the last so many days, beside as many days before."""
    middle = clock.now() - dt.timedelta(days=days)
    counted = (
        entries(2 * days)
        .values("query")
        .annotate(times=visits(Q(at__gte=middle)), before=visits(Q(at__lt=middle)), more=F("times") - F("before"))
    )
    return counted.filter(times__gte=ENOUGH, more__gt=0).order_by("-more", "query")


def every_query(days: int) -> Rows:
    """Return everything that was asked."""
    per_engine = {f"by_{name}": Count("pk", filter=Q(engine=name)) for name in ENGINES}
    counted = (
        entries(days)
        .values("query")
        .annotate(times=visits(), clicks=Count("chosen"), place=Avg("chosen"), last=Max("at"), **per_engine)
    )
    return counted.filter(times__gt=0).order_by("-times", "query")


def tell_speed(rows: list[Row], days: int) -> None:
    """Add to each row by which engines it was answered, and the median of how long that took; the place gets one decimal."""
    found = medians([row["query"] for row in rows], days)
    for row in rows:
        row["place"] = None if row["place"] is None else round(float(row["place"]), 1)
        row["milliseconds"] = found.get(row["query"])
        row["engines"] = engines_of(row)


def engines_of(row: Row) -> str:
    """Return which engines answered a query; how often each did, when there were more than one."""
    answered = {label: row[f"by_{name}"] for name, label in ENGINES.items() if row[f"by_{name}"]}
    if len(answered) == 1:
        return next(iter(answered))
    return ", ".join(f"{label} ({number})" for label, number in answered.items())


def medians(queries: Sequence[str], days: int) -> dict[str, int]:
    """Return the median of the milliseconds of each query: the mean of the two middle ones when their number is even."""
    wanted = entries(days) if len(queries) > MOST_NAMED else entries(days).filter(query__in=queries)
    numbered = wanted.annotate(
        # Twice as far from the middle, so that it is a whole number.
        off=2 * Window(RowNumber(), partition_by=F("query"), order_by=["milliseconds", "pk"])
        - Window(Count("pk"), partition_by=F("query"))
        - 1
    )
    middle: dict[str, list[int]] = {}
    for query, milliseconds in numbered.filter(off__gte=-1, off__lte=1).values_list("query", "milliseconds"):
        middle.setdefault(query, []).append(milliseconds)
    return {query: round(sum(values) / len(values)) for query, values in middle.items()}


REPORTS = (
    Report(
        "vergeefs",
        "Vergeefs",
        "Hier vond zoeken niets, of alleen pagina's met een deel van de woorden. Bestaat het antwoord wel, onder een ander "
        "woord? Maak dan een synoniem. Bestaat het niet? Dan is dit wat er nog te schrijven valt.",
        "In deze periode zocht niemand vergeefs.",
        (
            TIMES,
            Column("nothing", "Niets gevonden"),
            Column("partly", "Deels gevonden"),
            LAST,
            Column("by_now", "Daarna wel gevonden", "tekst"),
        ),
        in_vain,
        finish=tell_what_is_found_by_now,
    ),
    Report(
        "zonder-klik",
        "Zonder klik",
        f"Hier vond zoeken wel iets, maar niemand koos een resultaat, bij {ENOUGH} keer of meer. Staat het goede antwoord te "
        "laag? Zet het dan vast. Of maak de titel van die pagina duidelijker.",
        "In deze periode is dat niet gebeurd.",
        (TIMES, Column("found", "Resultaten"), LAST),
        without_click,
    ),
    Report(
        "verbeterd",
        "Verbeterd",
        "Deze woorden staan nergens op de site. Zoeken nam ze voor een woord dat erop lijkt. Klopt dat niet? Kies dan "
        "«Niet verbeteren», of maak er een synoniem van. Koos niemand iets, dan klopt het vaak niet.",
        "In deze periode is geen woord verbeterd.",
        (Column("taken_for", "Genomen voor", "tekst"), TIMES, Column("clicks", "Keuzes"), LAST),
        corrected,
    ),
    Report(
        "stijgers",
        "Stijgers",
        f"Wat in de laatste {RECENT_DAYS} dagen vaker is gezocht dan in de {RECENT_DAYS} dagen ervoor, {ENOUGH} keer of meer. "
        "Is er iets gebeurd? Kijk of er een goed antwoord staat.",
        f"In de laatste {RECENT_DAYS} dagen steeg er niets.",
        (Column("times", f"Laatste {RECENT_DAYS} dagen"), Column("before", "Daarvoor"), Column("more", "Meer")),
        rising,
        has_period=False,
    ),
    Report(
        "alles",
        "Alles",
        "Alle zoekvragen. Keuzes: zo vaak klikte iemand op een resultaat. De plaats zegt het hoeveelste dat gemiddeld was: "
        "hoe dichter bij 1, hoe beter. De tijd is de middelste van alle keren.",
        "In deze periode is niets gezocht.",
        (
            TIMES,
            Column("clicks", "Keuzes"),
            Column("place", "Gekozen plaats", "komma"),
            Column("engines", "Zoekmachine", "tekst"),
            Column("milliseconds", "Tijd (ms)"),
            LAST,
        ),
        every_query,
        finish=tell_speed,
    ),
)
BY_SLUG = {report.slug: report for report in REPORTS}
