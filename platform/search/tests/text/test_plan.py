"""Which ways to say something make a document one that holds half of what is looked for."""

from search.plan import GOOD_WAY, Row, half_of
from search.text.groups import Alternative, Group
from search.text.splitting import Splitter

SPLITTER = Splitter(())


def group(word, part):
    """Return something that is looked for, and a way to say only a part of it."""
    return Group((Alternative((word,)), Alternative((part,), GOOD_WAY - 0.01)))


def words_of(plan):
    """Return all words that a plan looks for."""
    if isinstance(plan, Row):
        return set(plan.words)
    return set().union(*(words_of(part) for part in plan.of))


def test_half_of_a_question_is_not_held_by_what_says_only_a_part_of_it():
    groups = [group("geluidsoverlast", "geluid"), group("buurtbemiddeling", "buurt"), group("wijkagent", "wijk")]
    for asked in (groups, groups[:2]):
        words = words_of(half_of(asked, [1.0] * len(asked), SPLITTER))
        assert {"geluidsoverlast", "buurtbemiddeling"} <= words
        assert words.isdisjoint({"geluid", "buurt", "wijk"})


def test_a_group_that_has_only_such_ways_keeps_them():
    weak = Group((Alternative(("geluid",), GOOD_WAY - 0.01),))
    words = words_of(half_of([weak, group("wijkagent", "wijk")], [1.0, 1.0], SPLITTER))
    assert ("geluid" in words, "wijk" in words) == (True, False)
