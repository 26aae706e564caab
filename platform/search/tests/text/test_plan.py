"""Which ways to say something make a document one that holds half of what is looked for, and what hints do."""

import pytest

from search.fields import WEIGHTS
from search.plan import ENOUGH, GOOD_WAY, LESSER_WAY, Also, Row, Some, half_of, hinted, or_hinted, plan_of_group, with_hints
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


@pytest.mark.parametrize(("telling", "enough"), [([1.0, 1.0, 1.0], 0), ([1.0, 0.5, 0.5], 1), ([1.0, 1.0, 0.1], 2)])
def test_of_three_things_one_is_enough_when_it_tells_more_than_a_third(telling, enough):
    asked = [group(word, f"{word}-deel") for word in ("muizen", "kelder", "huis")]
    # Beside those that are enough: half of the groups, and all of them.
    assert len(half_of(asked, telling, SPLITTER).of) == enough + 2
    assert ENOUGH > 1 / 3


def fields_of(plan):
    """Return the fields in which a plan looks for each word."""
    if isinstance(plan, Row):
        return {(word, plan.field) for word in plan.words}
    return set().union(*(fields_of(part) for part in plan.of))


def test_what_says_little_is_looked_for_in_every_text_but_in_one_form():
    plan = plan_of_group(Group((Alternative(("stank",)), Alternative(("mestlucht",), LESSER_WAY))), SPLITTER)
    fields = fields_of(plan)
    assert {field for word, field in fields if word == "stank"} == set(WEIGHTS)
    assert {field for word, field in fields if word == "mestlucht"} == {field for field in WEIGHTS if field.endswith("_parts")}
    assert {field.rpartition("_")[0] for field in WEIGHTS} == {
        field.removesuffix("_parts") for _, field in fields if field.endswith("_parts")
    }


def test_hints_are_looked_for_in_titles_and_texts_only():
    (plan,) = hinted([group("mediation", "erfgrens")], SPLITTER)
    assert {field for _, field in fields_of(plan)} == {"title_parts", "summary_parts", "body_parts"}


def test_of_hints_two_find_a_document_and_one_only_adds_to_it():
    asked = Row("body_stem", ("ruzie",))
    one, other = hinted([group("mediation", "erfgrens"), group("dossier", "logboek")], SPLITTER)
    assert or_hinted(asked, [one, other]) == Some((asked, Some((one, other), 2)))
    assert or_hinted(asked, [one]) == with_hints(asked, [one]) == Also((asked, one))
    assert or_hinted(asked, []) == with_hints(asked, []) == asked
