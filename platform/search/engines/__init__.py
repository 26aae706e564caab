"""Which engines there are: `SEARCH_URL` says so. The embedded one is always there, and answers when the other does not."""

import logging
from functools import cache

from django.conf import settings

from search.engines.addresses import Address, parsed
from search.engines.base import Engine, EngineError, Found, Question
from search.engines.breaker import Breaker
from search.engines.elastic import AwayError, ElasticEngine
from search.engines.embedded import EmbeddedEngine

logger = logging.getLogger(__name__)
breaker = Breaker()


@cache
def embedded_at(folder: str) -> EmbeddedEngine:
    return EmbeddedEngine(folder)


@cache
def elastic_at(address: Address) -> ElasticEngine:
    return ElasticEngine(address)


def address() -> Address:
    return parsed(settings.SEARCH_URL, settings.VAR_DIR / "zoekindex")


def embedded() -> EmbeddedEngine:
    return embedded_at(address().folder)


def current() -> Engine:
    """Return the engine that this site is set to."""
    known = address()
    return elastic_at(known) if known.server else embedded_at(known.folder)


def every() -> list[Engine]:
    """Return all engines that are kept up to date, the embedded one first: it splits the words for the other."""
    known = address()
    return [embedded_at(known.folder), *([elastic_at(known)] if known.server else [])]


def has_two() -> bool:
    """Tell whether another engine is kept up to date beside the embedded one."""
    return len(every()) > 1


def search(question: Question) -> tuple[Found, bool]:
    """Ask the engine of this site, and tell whether the embedded one stood in for it. Raises EngineError when none answers."""
    main = current()
    spare = embedded()
    if main is spare:
        return spare.search(question), False
    if breaker.lets_through():
        try:
            found = main.search(question)
        except EngineError as problem:
            logger.warning("%s", problem)
            if isinstance(problem, AwayError):
                breaker.failed()
        else:
            breaker.worked()
            return found, False
    return spare.search(question), True
