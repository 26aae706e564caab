"""Words that have to do with each other without meaning the same."""

from dataclasses import replace

import pytest

from search.first_words import first_related, related_in
from search.relation_checks import MOST_RELATED as MOST_NAMED
from search.relation_checks import MOST_TERMS, problems
from search.tests.text.knowing import knowledge
from search.text import RelatedGroup, Relations, SynonymGroup, Thesaurus, understand
from search.text.hints import MOST_HINTS, RELATED
from search.text.relations import MOST_RELATED
from search.text.stemming import stem
from search.text.synonyms import term_of

THESAURUS = Thesaurus.of([SynonymGroup(("burenruzie", "burenconflict")), SynonymGroup(("erfgrens", "kadastrale grens"))])
RELATIONS = Relations.of(
    [
        RelatedGroup(("burenruzie",), ("mediation", "erfgrens", "burenconflict")),
        RelatedGroup(("mediation",), ("vertrouwelijk",)),
        RelatedGroup(("niet praten", "praten niet"), ("weigeren",)),
        RelatedGroup(("niet praten met ons",), ("motiveren",)),
        RelatedGroup(("zeggen",), ("beroepsgeheim",)),
    ]
)
KNOWN = replace(knowledge(), thesaurus=THESAURUS, relations=RELATIONS)


def related_to(term, relations=RELATIONS):
    return [" ".join(other) for other in relations.of_term(term_of(term), THESAURUS)]


@pytest.mark.parametrize(
    ("term", "related"),
    [
        ("burenruzie", ["mediation", "erfgrens"]),
        ("Burenruzies", ["mediation", "erfgrens"]),
        ("burenconflict", ["mediation", "erfgrens"]),
        # What a group names itself comes before what names it.
        ("mediation", ["vertrouwelijk", "burenruzie"]),
        ("kadastrale grens", ["burenruzie"]),
        # A phrase is nothing that a text is found by.
        ("weigeren", []),
        ("onbekend", []),
        ("", []),
    ],
)
def test_a_term_in_any_form_has_what_has_to_do_with_it(term, related):
    assert related_to(term) == related


def test_of_a_term_in_several_groups_each_has_its_turn():
    groups = [RelatedGroup(("stank",), ("afvoer", "rook")), RelatedGroup(("stank", "lucht"), ("mest", "afvoer", "kaas"))]
    assert related_to("stank", Relations.of(groups)) == ["afvoer", "mest", "rook", "kaas"]


def test_those_that_were_named_first_are_looked_for_and_no_more():
    many = tuple(f"woord{letter}" for letter in "abcdefghijklmnop")
    assert related_to("stank", Relations.of([RelatedGroup(("stank",), many)])) == list(many[:MOST_RELATED])


@pytest.mark.parametrize(
    ("typed", "related"),
    [
        ("hij wil niet praten", ["weigeren"]),
        ("met praten komt hij er niet", ["weigeren"]),
        ("de buurman wil niet met ons praten", ["motiveren"]),
        ("ik wil praten", []),
        ("", []),
    ],
)
def test_a_phrase_is_there_when_all_its_words_are_the_longest_only(typed, related):
    found = RELATIONS.of_phrases([stem(word) for word in typed.split()])
    assert [" ".join(term) for terms in found for term in terms] == related


def hints(typed):
    return [[" ".join(way.words) for way in hint.alternatives] for hint in understand(typed, KNOWN).hints]


@pytest.mark.parametrize(
    ("typed", "hinted"),
    [
        ("burenruzie", [["mediation", "erfgrens"]]),
        # A word that was taken for another, and a small word that tells something after all.
        ("hij wil niet praten over de erfgrenss", [["burenruzie"], ["weigeren"]]),
        ("mag ik dat zeggen", [["beroepsgeheim"]]),
        ("stank", []),
        ("", []),
    ],
)
def test_a_question_has_hints_of_its_words_and_its_phrases(typed, hinted):
    assert hints(typed) == hinted


def test_there_are_no_more_hints_than_help():
    words = [f"woord{first}{last}" for first in "bcdfg" for last in "klmn"]
    relations = Relations.of(RelatedGroup((word,), (f"ander{word}",)) for word in words)
    found = understand(" ".join(words[:16]), replace(KNOWN, relations=relations)).hints
    assert len(found) == MOST_HINTS
    assert {way.weight for hint in found for way in hint.alternatives} == {RELATED}


def test_a_list_is_read_with_its_remarks():
    lines = ["# een opmerking", "a een, b ~ c, d  # toelichting", "", " e ~ f "]
    assert list(related_in(lines)) == [RelatedGroup(("a een", "b"), ("c", "d")), RelatedGroup(("e",), ("f",))]


def test_the_first_list_holds_to_the_rules():
    groups = first_related()
    assert len(groups) > 1000
    assert {group: problems(group) for group in groups if problems(group) or not group.terms or not group.related} == {}


@pytest.mark.parametrize(
    ("group", "field", "said"),
    [
        (RelatedGroup(("a, b",), ("mediation",)), "terms", "zet elk woord op een eigen regel"),
        (RelatedGroup(("burenruzie",), ("het",)), "related", "«het» zegt niet waar het over gaat"),
        (RelatedGroup(("burenruzie",), ("burenruzies",)), "related", "«burenruzies» staat hierboven al, als «burenruzie»"),
        (RelatedGroup(("boos", "boze"), ("woede",)), "terms", "«boze» is voor het zoeken hetzelfde als «boos»"),
        (RelatedGroup(tuple(f"w{n}x" for n in range(MOST_TERMS + 2)), ("woede",)), "terms", "haal er 2 weg"),
        (RelatedGroup(("boos",), tuple(f"w{n}x" for n in range(MOST_NAMED + 1))), "related", "haal er 1 weg"),
    ],
)
def test_what_makes_searching_worse_is_told(group, field, said):
    assert said in " ".join(problems(group)[field])


def test_small_words_may_be_typed():
    assert problems(RelatedGroup(("zeggen", "niet met ons"), ("beroepsgeheim",))) == {}
