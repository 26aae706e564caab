"""Asking: one function that finds, for one person."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.access import Person, access_terms
from search import engines, facets, fallback, hits, knowing
from search.engines.base import EngineError, Found, Question, Stored
from search.finding import Wanted, more, wanted_by
from search.marking import Marker
from search.shapes import Hit, SearchRequest, SearchResult

# When the engine took longer, it is not asked for more: the page is there within two seconds.
SECONDS_FOR_MORE = 0.5
STANDARD_FACETS = tuple(facets.ORDER)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """A request, understood for one person."""

    request: SearchRequest
    person: Person
    wanted: Wanted

    def question(self, counted: Sequence[str] = ()) -> Question:
        asked = self.request
        return Question(
            access=access_terms(self.person),
            plans=self.wanted.plans,
            few=self.wanted.few,
            filters=asked.filters,
            limits=asked.only,
            without=asked.without,
            facets=tuple(counted),
            sort=asked.sort,
            start=(asked.page - 1) * asked.size,
            size=asked.size,
        )


def asked_by(person: Person, request: SearchRequest) -> Asked:
    knowledge = knowing.knowledge_for(access_terms(person))
    return Asked(request, person, wanted_by(request.q, knowledge, literal=request.literal))


def search(request: SearchRequest, person: Person, counted: Sequence[str] = STANDARD_FACETS) -> SearchResult:
    """Return what this person may find. Never raises for what was typed, nor when the engine is away."""
    begun = time.monotonic()
    asked = asked_by(person, request)
    try:
        found, spare = engines.search(asked.question(counted))
    except EngineError as problem:
        logger.warning("De zoekmachine antwoordt niet: %s", problem)
        return fallback.search(request, person)
    if found.total and not found.stored and request.page > 1:
        return search(replace(request, page=-(-found.total // request.size)), person, counted)
    found, guesses = asked.wanted.settled(found)
    in_time = time.monotonic() - begun < SECONDS_FOR_MORE
    more = others(asked, found) if in_time else []
    return drawn(asked, found, [*guesses, *more], counted, spare=spare)


def drawn(asked: Asked, found: Found, more: Sequence[Stored], counted: Sequence[str], *, spare: bool) -> SearchResult:
    """Return what was found as it is shown, without what this person may no longer see."""
    request = asked.request
    visible = hits_of(asked, [*found.stored, *more])
    results = {row.key for row in found.stored}
    shown = [hit for hit in visible if hit.key in results]
    total = found.total - (len(found.stored) - len(shown))
    understood = asked.wanted.told(something_found=bool(total))
    return SearchResult(
        request=request,
        hits=shown,
        total=total,
        facets=facets.build_all(counted, found.counts, request, asked.person),
        loosened=bool(asked.wanted.typed) and not found.by_first,
        spare=spare,
        corrections=understood.corrections,
        more=[hit for hit in visible if hit.key not in results],
        engine=engines.embedded().name if spare else engines.current().name,
        groups=understood.groups,
    )


def hits_of(asked: Asked, rows: Sequence[Stored]) -> list[Hit]:
    """Return these documents as results with what was looked for marked, without what this person may no longer see."""
    marker = Marker(asked.wanted.groups, asked.wanted.knowledge.splitter)
    open_files = hits.OpenFiles(rows, asked.person)
    return hits.still_visible([hits.hit_of(row, marker, open_files) for row in rows], asked.person)


def drawn_by_key(asked: Asked, keys: Sequence[str]) -> list[Hit]:
    """Return the things with these keys in this order, whether the words find them or not. Raises EngineError."""
    question = Question(access=access_terms(asked.person), limits={"key": tuple(keys)}, size=len(keys))
    found = {row.key: row for row in engines.search(question)[0].stored}
    return hits_of(asked, [found[key] for key in keys if key in found])


def among(asked: Asked, keys: Sequence[str]) -> set[str]:
    """Return which of these the words find. Raises EngineError."""
    question = replace(asked.question(), filters={"key": tuple(keys)}, start=0, size=len(keys))
    found, _ = asked.wanted.settled(engines.search(question)[0])
    return {row.key for row in found.stored}


def others(asked: Asked, found: Found) -> list[Stored]:
    """Return what is about the same, when little was found."""
    return more(asked.wanted, found, asked.question(), lambda question: engines.search(question)[0])
