"""More like this: what a text is about, as a plan that finds others about the same."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from search.plan import Best, Plan, Row, Some
from search.text.analysing import parts_of
from search.text.lexicon import Lexicon
from search.text.normalising import composed, words
from search.text.splitting import Splitter
from search.text.stop_words import STOP_WORDS

MOST_TERMS = 25
SHORTEST_TERM = 4
# A word in more of the documents than this says little of one of them.
LARGEST_SHARE = 0.15
TITLE_COUNTS = 3
TITLE_WEIGHT = 2.0
# Of a long text the beginning tells enough.
LONGEST_TEXT = 6000
# The first results are mostly the same few; of so many texts is remembered what they are about.
TEXTS_KEPT = 500
# The worth of a shared theme or instrument, beside one shared word that tells most.
SHARED_VALUE = 0.6


def terms_of(texts: Iterable[tuple[str, str]], splitter: Splitter, lexicon: Lexicon) -> dict[str, float]:
    """Return the stems that tell what these texts (title and text) are about, the first text most; the best weighs 1."""
    scores: dict[str, float] = defaultdict(float)
    for place, (title, text) in enumerate(texts):
        for stem, share in shares(title, text[:LONGEST_TEXT], splitter).items():
            scores[stem] += share / (place + 1) * rarity(stem, lexicon)
    best = sorted(((score, stem) for stem, score in scores.items() if score > 0), reverse=True)[:MOST_TERMS]
    return {stem: score / best[0][0] for score, stem in best}


@lru_cache(maxsize=TEXTS_KEPT)
def shares(title: str, text: str, splitter: Splitter) -> Mapping[str, float]:
    """Return which part of this title and text each of its stems makes up."""
    stems = counted(title, splitter, TITLE_COUNTS) + counted(text, splitter, 1)
    return {stem: number / stems.total() for stem, number in stems.items()}


def counted(text: str, splitter: Splitter, times: int) -> Counter[str]:
    plain = [word for word in words(composed(text)) if word not in STOP_WORDS]
    stems = (stem for stem in parts_of(plain, splitter) if len(stem) >= SHORTEST_TERM and stem.isalpha())
    return Counter({stem: number * times for stem, number in Counter(stems).items()})


def rarity(stem: str, lexicon: Lexicon) -> float:
    """Return how much a stem tells of one document among all: nothing when it stands in many."""
    number = lexicon.by_stem.get(stem, 0)
    if number > LARGEST_SHARE * lexicon.documents:
        return 0.0
    return math.log((lexicon.documents + 1) / (number + 1))


def plan_like(terms: Mapping[str, float], values: Mapping[str, Sequence[str]] | None = None, at_least: int = 1) -> Plan:
    """Return the plan for documents that share so many of these stems and values (themes, instruments)."""
    parts: list[Plan] = [
        Best((Row("title_parts", (stem,), TITLE_WEIGHT), Row("body_parts", (stem,)), Row("summary_parts", (stem,))), weight)
        for stem, weight in terms.items()
    ]
    parts += [Row(facet, (value,), SHARED_VALUE) for facet, chosen in (values or {}).items() for value in chosen]
    return Some(tuple(parts), min(at_least, len(parts)))
