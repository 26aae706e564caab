"""From a question to plans, and from a little that was found to more that is about the same.

Works on any engine, without a request or a database: the search page and the measuring of how well is found both use it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from search import plan
from search.engines.base import EngineError, Found, Question, Stored
from search.like import plan_like, terms_of
from search.plan import InTurn, Plan
from search.stored import texts_of
from search.text import Group, Knowledge, Understood, understand
from search.text.stemming import stem
from search.text.understanding import literally, loosely, widely

# Up to so many results that hold all of what is looked for, those that hold half of it come behind them.
FEW = 10
# Under the last results others are offered that are about the same, until there are so many together.
TOGETHER = 20
SEEDS = 3
# The place of the plan that only guesses.
BEGUN = 3
# «Verwarde man»: what editors keep synonyms of tells more than a word that happens to be rare.
WORD_OF_THE_FIELD = 0.3
# One word in common says little.
SHARED_TERMS = 2

Ask = Callable[[Question], Found]


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and what is known of its words."""

    typed: str
    understood: Understood
    knowledge: Knowledge
    literal: bool = False

    @property
    def groups(self) -> tuple[Group, ...]:
        return self.understood.groups

    @property
    def telling(self) -> list[float]:
        """How much each group tells: as much as the rarest word of its first way; of two, more when it is a word of the field."""
        own = [group.alternatives[0].words for group in self.groups]
        worth, same_as = self.knowledge.lexicon.worth, self.knowledge.thesaurus.same_as
        extra = WORD_OF_THE_FIELD if len(own) == 2 else 0  # noqa: PLR2004 (of more, half will do)
        return [max(worth(stem(word)) for word in words) + extra * bool(same_as(words)) for words in own]

    def told(self, *, something_found: bool) -> Understood:
        """Return what people are told of how they were understood.

        A correction that finds nothing is not told: its word may have stood in what they may no longer read.
        """
        return self.understood if something_found or not self.understood.corrections else literally(self.typed)

    def hints(self, weight: float = 1.0) -> tuple[Plan, ...]:
        """Return plans for what may have to do with it."""
        return plan.hinted(self.understood.hints, self.knowledge.splitter, weight)

    def everything(self) -> Plan:
        """Return the plan for documents that hold all of what is looked for."""
        return plan.with_hints(plan.all_of(self.groups, self.knowledge.splitter), self.hints())

    def half(self) -> Plan:
        """Return the plan for documents that hold half of it, or two hints of it."""
        return plan.or_hinted(plan.half_of(self.groups, self.telling, self.knowledge.splitter), self.hints())

    def some(self) -> Plan:
        """Return the plan for documents that hold any of it, or a hint of it."""
        return plan.some_of(self.groups, self.knowledge.splitter, self.hints())

    def wider(self, than: int) -> Iterator[Plan]:
        """Give plans for more than the plan with this place finds: in terms that only have to do with it, then less of it."""
        akin, hints = widely(self.understood, self.knowledge), self.hints(plan.FAINT)
        if akin != self.groups or hints:
            yield plan.Some((plan.most_of(akin, self.knowledge.splitter), *hints))
        if than < BEGUN - 1:
            yield self.some() if than else self.half()

    def begun(self) -> Plan:
        """Return the plan for documents with words that begin alike."""
        return plan.some_of(loosely(self.typed, self.knowledge).groups, self.knowledge.splitter)

    @property
    def few(self) -> int:
        """How many results are too few to leave it at: then what holds half of it comes behind what holds it all."""
        return 0 if self.literal or len(self.groups) < 2 else FEW  # noqa: PLR2004 (half of one thing is nothing)

    def settled(self, found: Found) -> tuple[Found, list[Stored]]:
        """Return what was found, and apart from that what is no result: words that begin alike are only a guess."""
        if self.literal or not self.typed or found.plan < BEGUN:
            return found, []
        return replace(found, stored=[], total=0, counts={}), found.stored

    @property
    def plans(self) -> Sequence[Plan]:
        """The plans to try: all that is looked for, half of it, some of it, words that begin alike. None for no question."""
        if not self.typed:
            return ()
        return InTurn(self.everything) if self.literal else InTurn(self.everything, self.half, self.some, self.begun)


def wanted_by(typed: str, knowledge: Knowledge, *, literal: bool = False) -> Wanted:
    understood = literally(typed) if literal else understand(typed, knowledge)
    return Wanted(typed, understood, knowledge, literal)


def more(wanted: Wanted, found: Found, question: Question, ask: Ask) -> list[Stored]:
    """Return documents under the last of few results: what has to do with the question, then what is like the first results."""
    is_last = found.stored and question.start + len(found.stored) >= found.total
    if not wanted.typed or wanted.literal or not is_last:
        return []
    try:
        return list(islice(beside(wanted, found, question, ask), max(0, TOGETHER - found.total)))
    except EngineError:
        return []


def beside(wanted: Wanted, found: Found, question: Question, ask: Ask) -> Iterator[Stored]:
    """Give these documents one by one: the engine is asked only as far as they are taken."""
    first = replace(question, facets=(), sort="past", start=0, size=TOGETHER)
    results = ask(first).stored if question.start else found.stored
    seen = {row.key for row in results}
    for plan_of_more in wanted.wider(found.plan):
        yield from unseen(replace(first, few=0, plans=(plan_of_more,)), seen, ask)
    if terms := terms_of(map(texts_of, results[:SEEDS]), wanted.knowledge.splitter, wanted.knowledge.lexicon):
        yield from unseen(replace(first, few=0, plans=(plan_like(terms, at_least=SHARED_TERMS),)), seen, ask)


def unseen(question: Question, seen: set[str], ask: Ask) -> Iterator[Stored]:
    """Give what is found and was not seen before, and remember it."""
    for row in ask(question).stored:
        if row.key not in seen:
            seen.add(row.key)
            yield row


def ranked(typed: str, knowledge: Knowledge, ask: Ask, access: Sequence[str], depth: int) -> list[str]:
    """Return the keys of what the search page lists for this question: results first, then what is about the same, or guesses."""
    wanted = wanted_by(typed, knowledge)
    question = Question(access=tuple(access), plans=wanted.plans, few=wanted.few, size=depth)
    found, guesses = wanted.settled(ask(question))
    return [row.key for row in [*found.stored, *guesses, *more(wanted, found, question, ask)]][:depth]
