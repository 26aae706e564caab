"""The query as every engine gets it: which words in which fields, and what each weighs.

A plan is made once from what is looked for; an engine only translates it, so that all engines look for the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from search.fields import WEIGHTS
from search.text.analysing import parts_of, stems_of
from search.text.groups import Alternative, Group
from search.text.splitting import Splitter

# What the other fields, and the lesser alternatives, add to the best one.
TIE_BREAKER = 0.3
# A way that weighs less does not make a document one that holds what is looked for.
GOOD_WAY = 0.3
# Each field that is searched, the form in which it holds words, and what a word in it weighs.
Searched: TypeAlias = tuple[str, str, float]
SEARCHED: list[Searched] = [(name, name.rpartition("_")[2], weight) for name, weight in WEIGHTS.items()]
# A way that weighs no more than this is looked for in the form of parts only: it meets the other forms too, and takes less time.
LESSER_WAY = 0.35
IN_PARTS = [searched for searched in SEARCHED if searched[1] == "parts"]
# What only has to do with what is looked for is looked for in these.
HINTED = [searched for searched in IN_PARTS if searched[0] in ("title_parts", "summary_parts", "body_parts")]
# What it adds under the results, beside terms that are nearer.
FAINT = 0.3
# A group that tells so much of what is looked for will do by itself.
ENOUGH = 0.35
# What holding every group counts, beside the groups themselves.
ALL_OF_IT = 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """These words, next to each other in this order, in one field."""

    field: str
    words: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins like this, in one field."""

    field: str
    begun: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Best:
    """One of these; the best counts, the others a little."""

    of: tuple["Plan", ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    of: tuple["Plan", ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Also:
    """The first of these; the others add to what they are in too."""

    of: tuple["Plan", ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Some:
    """At least so many of these; each one adds up."""

    of: tuple["Plan", ...]
    at_least: int = 1
    weight: float = 1.0


Plan: TypeAlias = Row | Prefix | Best | Every | Also | Some


NOTHING = Some(())


def without(plan: Plan, closed: frozenset[str]) -> Plan:
    """Return the plan as if nothing stood in these fields."""
    if not closed:
        return plan
    if isinstance(plan, Row | Prefix):
        return NOTHING if plan.field in closed else plan
    parts = tuple(without(part, closed) for part in plan.of)
    return replace(plan, of=tuple(part for part in parts if part is not NOTHING) if isinstance(plan, Best) else parts)


class InTurn(Sequence[Plan]):
    """Plans that are made when they are tried: mostly the first is enough."""

    def __init__(self, *makers: Callable[[], Plan]) -> None:
        self.makers = makers

    def __len__(self) -> int:
        return len(self.makers)

    def __getitem__(self, place: Any) -> Any:
        return self.makers[place]()


def all_of(groups: Sequence[Group], splitter: Splitter) -> Every:
    """Return the plan for documents that hold every group, in a way that says it well; no document when there is none."""
    return Every(tuple(plan_of_group(good_ways(group), splitter) for group in groups))


def good_ways(group: Group) -> Group:
    """Return a group without ways that say only a part of it, unless it has no others."""
    return Group(tuple(way for way in group.alternatives if way.weight >= GOOD_WAY) or group.alternatives)


def half_of(groups: Sequence[Group], telling: Sequence[float], splitter: Splitter) -> Plan:
    """Return the plan for documents that hold half of the groups well, or one that tells enough of what is looked for.

    `telling` is how much each group tells. Of two groups, only one that tells enough will do. Documents that hold every
    group count much more.
    """
    if len(groups) == 1:
        return plan_of_group(groups[0], splitter)
    plans = tuple(plan_of_group(good_ways(group), splitter) for group in groups)
    half = (Some(plans, -(-len(plans) // 2)),) if len(plans) > 2 else ()  # noqa: PLR2004 (half of two is one)
    enough = [plan for plan, worth in zip(plans, telling, strict=True) if worth >= ENOUGH * sum(telling)]
    return Some((*half, *enough, replace(all_of(groups, splitter), weight=ALL_OF_IT)))


def most_of(groups: Sequence[Group], splitter: Splitter) -> Plan:
    """Return the plan for documents that hold half of the groups in any way; of two, both."""
    plans = tuple(plan_of_group(group, splitter) for group in groups)
    return Some(plans, max(min(len(plans), 2), -(-len(plans) // 2)))


def some_of(groups: Sequence[Group], splitter: Splitter, hints: Sequence[Plan] = ()) -> Plan:
    """Return the plan for documents that hold any of the groups, or a hint."""
    return Some((*(plan_of_group(group, splitter) for group in groups), *hints))


def hinted(hints: Sequence[Group], splitter: Splitter, weight: float = 1.0) -> tuple[Plan, ...]:
    """Return a plan for each group of terms that may have to do with what is looked for."""
    ways = [tuple(in_fields(way.words, splitter, HINTED, way.weight) for way in group.alternatives) for group in hints]
    return tuple(Best(ways_of_one, weight) for ways_of_one in ways)


def with_hints(plan: Plan, hints: Sequence[Plan]) -> Plan:
    """Return the same plan, in which hints add to what a document counts."""
    return Also((plan, *hints)) if hints else plan


def or_hinted(plan: Plan, hints: Sequence[Plan]) -> Plan:
    """Return the plan for these documents, or for those with two hints or more."""
    return Some((plan, Some(tuple(hints), 2))) if len(hints) > 1 else with_hints(plan, hints)


def plan_of_group(group: Group, splitter: Splitter) -> Plan:
    ways = tuple(plan_of_way(way, splitter) for way in group.alternatives)
    return ways[0] if len(ways) == 1 else Best(ways)


def plan_of_way(way: Alternative, splitter: Splitter) -> Plan:
    searched = SEARCHED if way.weight > LESSER_WAY else IN_PARTS
    if way.is_row:
        return in_fields(way.words, splitter, searched, way.weight)
    return Every(tuple(in_fields((word,), splitter, searched) for word in way.words), way.weight)


def in_fields(words: Sequence[str], splitter: Splitter, searched: Sequence[Searched], weight: float = 1.0) -> Best:
    """Return the plan for these words in a row in any of these fields, each in the form in which the field holds them."""
    forms = {"exact": tuple(words), "stem": tuple(stems_of(words)), "parts": tuple(parts_of(words, splitter))}
    return Best(tuple([Row(name, forms[stream], heavy) for name, stream, heavy in searched]), weight)
