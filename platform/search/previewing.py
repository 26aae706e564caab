"""What a change of words does to what people find, before it is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser

from search import engines, hits, knowing
from search.asked import most_asked
from search.documents import PUBLIC
from search.engines.base import EngineError, Found
from search.finding import wanted_by
from search.models import RelatedWords, Synonyms
from search.queries import Asked
from search.shapes import Hit, SearchRequest
from search.text import Knowledge, Relations, Thesaurus, understand

MOST_QUERIES = 10
MOST_LOOKED_AT = 1000
SHOWN = 5
VISITOR = AnonymousUser()


@dataclass(frozen=True)
class Placed:
    """A result at its place among the first five; `other` is its place on the other side, 0 for none."""

    title: str
    kind: str
    url: str
    place: int
    other: int

    @property
    def is_elsewhere(self) -> bool:
        return self.other not in (0, self.place)


@dataclass(frozen=True)
class Change:
    """What one query finds now, and with the change: the first five, and how many in all."""

    query: str
    times: int
    now: list[Placed]
    then: list[Placed]
    total_now: int
    total_then: int

    @property
    def is_the_same(self) -> bool:
        return [placed.url for placed in self.now] == [placed.url for placed in self.then]


@dataclass(frozen=True)
class Preview:
    """What changes, for queries from the log or else (`is_asked` false) for the words themselves."""

    changes: list[Change]
    is_asked: bool = True
    is_away: bool = False


def preview(row: Synonyms | RelatedWords) -> Preview:
    """Return what a visitor finds now and would find with this group in the place of what is kept of it. Keeps nothing."""
    now = knowing.knowledge_for((PUBLIC,))
    then = with_row(now, row)
    asked = list(touched(now, then))
    try:
        return Preview(changes(asked or [(term, 0) for term in row.as_group().terms], now, then), bool(asked))
    except EngineError:
        return Preview([], is_away=True)


def with_row(now: Knowledge, row: Synonyms | RelatedWords) -> Knowledge:
    """Return what would be known with this row in the place of what is kept of it."""
    if isinstance(row, Synonyms):
        synonyms = [other.as_group() for other in Synonyms.objects.exclude(pk=row.pk)]
        return replace(now, thesaurus=Thesaurus.of([*synonyms, row.as_group()]))
    related = [other.as_group() for other in RelatedWords.objects.exclude(pk=row.pk)]
    return replace(now, relations=Relations.of([*related, row.as_group()]))


def touched(now: Knowledge, then: Knowledge) -> Iterator[tuple[str, int]]:
    """Give the ten queries that were asked most, of those that would be understood otherwise, with how often."""
    number = 0
    for query, times in most_asked(MOST_LOOKED_AT):
        if understand(query, now) != understand(query, then):
            yield query, times
            number += 1
        if number == MOST_QUERIES:
            return


def changes(asked: Sequence[tuple[str, int]], now: Knowledge, then: Knowledge) -> list[Change]:
    answers = [(query, times, ask(query, now), ask(query, then)) for query, times in asked]
    shown = visible([found for _, _, *both in answers for found in both])
    return [
        Change(query, times, *both_sides(before, after, shown), before.total, after.total)
        for query, times, before, after in answers
    ]


def ask(query: str, knowledge: Knowledge) -> Found:
    """Ask as the search page does for a visitor, with this knowledge of words."""
    request = SearchRequest(q=query, size=SHOWN)
    wanted = wanted_by(query, knowledge)
    found, _ = engines.search(Asked(request, VISITOR, wanted).question())
    return wanted.settled(found)[0]


def visible(answers: Sequence[Found]) -> dict[str, Hit]:
    """Return the results of many answers by key, as far as a visitor may open them: asked once for all."""
    every = {row.key: hits.plain_hit(row) for found in answers for row in found.stored}
    return {hit.key: hit for hit in hits.still_visible(list(every.values()), VISITOR)}


def both_sides(before: Found, after: Found, shown: dict[str, Hit]) -> tuple[list[Placed], list[Placed]]:
    """Return the first five of each side, each with its place on the other."""
    now, then = ([row.key for row in found.stored if row.key in shown] for found in (before, after))
    return placed(now, then, shown), placed(then, now, shown)


def placed(keys: Sequence[str], others: Sequence[str], shown: dict[str, Hit]) -> list[Placed]:
    places = {key: place for place, key in enumerate(others, start=1)}
    return [
        Placed(shown[key].title, shown[key].kind_label, shown[key].url, place, places.get(key, 0))
        for place, key in enumerate(keys, start=1)
    ]
