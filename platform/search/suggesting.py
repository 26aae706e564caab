"""Suggestions while typing: what there is, and what others looked for with success. Nothing that only some may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from core import fragments
from core.access import Person, access_terms
from core.models import Thema
from search import engines, hits, knowing
from search.engines.base import EngineError, Question
from search.log import MASK
from search.models import SearchEntry
from search.plan import Every, Plan, Prefix, Row
from search.text import Lexicon, words
from search.text.normalising import composed
from search.text.stemming import stem
from search.text.stop_words import STOP_WORDS

SHORTEST = 2
MOST = 8
MOST_TITLES, MOST_QUERIES, MOST_THEMES = 5, 3, 2
# Further than any name that fits.
NOWHERE = 8
# So many different visits must have asked something before it is shown to others.
VISITS = 5
# On so many days, so that nobody plants a suggestion in an hour.
DAYS = 3
KEPT_SECONDS = 600
MOST_POPULAR = 500


@dataclass(frozen=True)
class Suggestion:
    """Something to choose: a question to ask, or a page to go to."""

    text: str
    kind: str
    url: str = ""


def suggestions(typed: str, person: Person) -> list[Suggestion]:
    """Return what may be meant, questions first, at most eight; nothing for one letter."""
    begun = words(composed(typed))
    if len("".join(begun)) < SHORTEST:
        return []
    found = [*popular_with(begun, person), *themes_with(begun), *pages_with(begun, person)]
    unique = {suggestion.text.lower(): suggestion for suggestion in reversed(found)}
    return [suggestion for suggestion in found if unique.pop(suggestion.text.lower(), None)][:MOST]


def fits(text: str, begun: Sequence[str]) -> bool:
    """Tell whether the words that were typed stand in this text, the last of them as the beginning of a word."""
    there = words(composed(text))
    return all(word in there for word in begun[:-1]) and any(word.startswith(begun[-1]) for word in there)


def popular_with(begun: Sequence[str], person: Person) -> Iterable[Suggestion]:
    lexicon = knowing.lexicon(access_terms(person))
    found = (query for query in popular() if fits(query, begun) and is_public(query, lexicon))
    return [Suggestion(query, "zoekvraag") for query, _ in zip(found, range(MOST_QUERIES), strict=False)]


def popular() -> list[str]:
    """Return what at least five visits without members' rights asked and found, the most asked first."""

    def ask() -> list[str]:
        successful = SearchEntry.objects.filter(total__gt=0, loosened=False, taken_for="", by_visitor=True)
        counted = (
            successful.exclude(query__contains=MASK)
            .values("query")
            .annotate(visits=Count("pk", filter=Q(first_of_visit=True)), days=Count(TruncDate("at"), distinct=True))
            .filter(visits__gte=VISITS, days__gte=DAYS)
            .order_by("-visits", "query")
        )
        return list(counted.values_list("query", flat=True)[:MOST_POPULAR])

    return fragments.cached("vaak-gezocht", ask, seconds=KEPT_SECONDS)


def is_public(query: str, lexicon: Lexicon) -> bool:
    """Tell whether every word stands in what may be read: names of people seldom do."""
    return all(word in STOP_WORDS or word.isdigit() or lexicon.knows(word) for word in words(query))


def themes_with(begun: Sequence[str]) -> Iterable[Suggestion]:
    """Return the themes that fit best: by their name before other words for them, then in their own order."""
    ranked = [(distance((name, *others), begun), name, slug) for name, slug, others in themes()]
    found = sorted((theme for theme in ranked if theme[0] < NOWHERE), key=itemgetter(0))
    return [Suggestion(name, "thema", f"/zoeken/?thema={slug}") for _, name, slug in found[:MOST_THEMES]]


def distance(names: Sequence[str], begun: Sequence[str]) -> int:
    """Return how far what was typed is from a name (0 to 3), or from one of the other names behind it (4 to 7)."""
    far = [4 * (place > 0) + unlikeness(name, begun) for place, name in enumerate(names) if fits(name, begun)]
    return min(far, default=NOWHERE)


def unlikeness(name: str, begun: Sequence[str]) -> int:
    """Return 0 when just this name was typed, 1 when it begins so, 2 when a word in it does, 3 when the words stand apart."""
    there, typed = " ".join(words(composed(name))), " ".join(begun)
    return (there != typed) + (not there.startswith(typed)) + (f" {typed}" not in f" {there}")


def themes() -> list[tuple[str, str, list[str]]]:
    """Return each theme: its name, its slug and other words for it."""
    return fragments.cached("themas-met-woorden", lambda: [(row.name, row.slug, row.synonym_list) for row in Thema.objects.all()])


def themes_near(typed: str) -> list[tuple[str, str]]:
    """Return name and slug of the themes that share a word with what was typed; the first ones when none does."""
    asked = {stem(word) for word in words(composed(typed)) if word not in STOP_WORDS}
    known = [(name, slug, {stem(word) for text in (name, *others) for word in words(text)}) for name, slug, others in themes()]
    near = [(name, slug) for name, slug, stems in known if stems & asked]
    return near or [(name, slug) for name, slug, _ in known]


def pages_with(begun: Sequence[str], person: Person) -> Iterable[Suggestion]:
    """Return pages whose title holds what was typed, as far as this person may open them."""
    rows: list[Plan] = [Row("title_exact", (word,)) for word in begun[:-1]]
    question = Question(
        access=access_terms(person),
        plans=(Every((*rows, Prefix("title_exact", begun[-1]))),),
        without={"state": ("gearchiveerd",)},
        size=MOST_TITLES,
    )
    try:
        found, _ = engines.search(question)
    except EngineError:
        return []
    shown = hits.still_visible([hits.plain_hit(row) for row in found.stored], person)
    return [Suggestion(hit.title, hit.kind_label, hit.url) for hit in shown]
