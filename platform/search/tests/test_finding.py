"""What is offered beside a few results, over every engine."""

from dataclasses import replace

import pytest

from search.engines.base import EngineError, Question
from search.finding import TOGETHER, more, wanted_by
from search.tests.conftest import VISITOR, document
from search.text import Lexicon, RelatedGroup, Relations, SynonymGroup, Thesaurus


@pytest.fixture
def offered(shelf):
    """What is offered beside the results of a question, and how often the engine was asked for it."""
    lexicon = Lexicon({"kapvergunning": 4, "boomgrens": 4}, 35)

    def ask_for(typed, start=0, size=10):
        shelf.knowledge = replace(shelf.knowledge, lexicon=lexicon)
        wanted = wanted_by(typed, shelf.knowledge)
        question = Question(access=VISITOR, plans=wanted.plans, few=wanted.few, start=start, size=size)
        asked = []

        def ask(other):
            asked.append(other)
            return shelf.search(other)

        found = shelf.search(question)
        return [row.key for row in found.stored], [row.key for row in more(wanted, found, question, ask)], len(asked)

    return ask_for


ALL_OF_IT = [
    document(f"a{number}", f"Ruzie over de heg en de schutting {number}", body="kapvergunning boomgrens") for number in range(3)
]
QUESTION = "ruzie schutting heg"


def test_what_holds_a_word_of_it_fills_the_results_up_to_twenty_and_no_further(shelf, offered):
    shelf.put(*ALL_OF_IT, *(document(f"b{number:02}", f"Ruzie {number}") for number in range(30)))
    results, beside, asked = offered(QUESTION)
    assert sorted(results) == ["a0", "a1", "a2"]
    assert len({*beside}) == len(beside) == TOGETHER - 3
    assert asked == 1


def test_what_is_like_the_results_is_asked_for_when_words_do_not_fill_it(shelf, offered):
    alike = document("c", "Bomen", body="kapvergunning boomgrens")
    shelf.put(*ALL_OF_IT, document("b", "Ruzie"), alike, *(document(f"d{number:02}", "Iets anders") for number in range(30)))
    assert offered(QUESTION)[1:] == (["b", "c"], 2)


def test_first_comes_what_is_said_in_terms_that_have_to_do_with_the_question(shelf, offered):
    groups = [SynonymGroup(("heg", "haag")), SynonymGroup(("coniferen", "laurier"), ("haag",))]
    shelf.knowledge = replace(shelf.knowledge, thesaurus=Thesaurus.of(groups))
    others = [document("b", "Bomen", body="kapvergunning boomgrens"), document("c", "Laurier gesnoeid")]
    shelf.put(document("a", "Coniferen", body="kapvergunning boomgrens"), *others, document("d", "Iets anders"))
    assert offered("coniferen")[:2] == (["a"], ["c", "b"])


def test_beside_twenty_results_nothing_is_offered(shelf, offered):
    shelf.put(*(document(f"a{number:02}", f"Ruzie {number}") for number in range(20)), document("b", "Iets anders"))
    assert offered("ruzie", start=10)[1:] == ([], 0)


def test_it_is_offered_under_the_last_results_and_is_none_of_the_earlier(shelf, offered):
    results = [document(f"a{number:02}", f"Ruzie {number}", body="kapvergunning boomgrens") for number in range(12)]
    shelf.put(*results, document("b", "Bomen", body="kapvergunning boomgrens"), document("c", "Iets anders"))
    assert offered("ruzie")[1:] == ([], 0)
    last, beside, _ = offered("ruzie", start=10)
    assert len(last) == 2
    assert beside == ["b"]


def test_it_does_without_when_the_engine_is_away_meanwhile(shelf):
    shelf.put(*ALL_OF_IT, document("b", "Ruzie"))
    wanted = wanted_by(QUESTION, shelf.knowledge)
    question = Question(access=VISITOR, plans=wanted.plans, few=wanted.few)
    found = shelf.search(question)

    def ask(_):
        raise EngineError("weg")

    assert found.stored
    assert more(wanted, found, question, ask) == []


@pytest.fixture
def related(shelf):
    """A shelf whose editors know what has to do with each other."""
    groups = [RelatedGroup(("burenruzie",), ("mediation",)), RelatedGroup(("bewijs",), ("logboek", "dagboek"))]
    shelf.knowledge = replace(shelf.knowledge, relations=Relations.of(groups))
    return shelf


def test_of_two_that_hold_it_the_one_with_a_hint_comes_first(related):
    texts = {"a": "wat u doet", "b": "met mediation eruit", "c": "dit en dat"}
    related.put(*(document(key, "Burenruzie", body=text) for key, text in texts.items()))
    assert related.found("burenruzie")[0] == "b"
    assert set(related.found("burenruzie")) == set(texts)


def test_where_few_hold_it_two_hints_find_a_document_and_one_does_not(related):
    related.put(
        document("a", "Burenruzie", body="zonder bewijs"),
        document("b", "Mediation", body="met een logboek"),
        document("c", "Mediation", body="in het kort"),
        document("d", "Logboek", body="of dagboek"),
    )
    asked = wanted_by("bewijs bij burenruzie", related.knowledge)
    assert related.found("bewijs bij burenruzie", few=asked.few) == ["a", "b"]


def test_one_hint_is_offered_beside_the_results(related, offered):
    related.put(document("a", "Burenruzie"), document("b", "Mediation"), document("c", "Iets anders"))
    assert offered("burenruzie")[:2] == (["a"], ["b"])
