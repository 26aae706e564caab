"""Known words, and which one was meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.tests.text.knowing import knowledge, lexicon
from search.text import Knowledge, Lexicon, Splitter, SynonymGroup, Thesaurus


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("huisvestting", "huisvesting"),
        ("huisvesitng", "huisvesting"),
        ("gedragsaanwijizng", "gedragsaanwijzing"),
        ("stanl", "stank"),
        ("wning", "woning"),
        ("hod", ""),
        ("volslagenonbekend", ""),
    ],
)
def test_a_slip_is_the_nearest_known_word(typed, meant):
    assert lexicon().nearest(typed)[0] == meant


def test_of_equally_near_words_the_commonest_is_meant():
    assert Lexicon({"melden": 1, "melder": 9}, 10).nearest("meldex")[0] == "melder"


def test_a_first_letter_is_seldom_wrong():
    assert Lexicon({"raken": 9, "zaker": 1}, 10).nearest("zaken")[0] == "zaker"


@pytest.mark.parametrize(
    ("word", "sense"), [("hond", True), ("honden", True), ("hondje", True), ("lkc", True), ("meter", True), ("qwerty", False)]
)
def test_a_word_makes_sense_when_content_synonyms_or_dictionary_have_it(word, sense):
    assert knowledge().makes_sense(word) is sense


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("brandgvaar", "brandgevaar"), ("zorgoverlg", "zorgoverleg"), ("hondenhok", ""), ("brandzorg", "")],
)
def test_half_a_compound_may_be_mistyped_and_a_new_compound_is_meant_as_it_is(typed, meant):
    assert knowledge().meant_by(typed) == meant


def test_a_short_word_that_only_a_dictionary_has_is_no_half_that_was_typed_right():
    here = Knowledge(lexicon=Lexicon({"meestal": 3}, 10), is_word={"eren"}.__contains__)
    assert here.meant_by("deescaleren") == ""


def test_a_compound_is_not_another_compound_with_the_same_half():
    known = Lexicon({"stankoverlast": 3, "stank": 2, "stook": 1, "overlast": 9, "zorgmijder": 1}, 10)
    here = Knowledge(Splitter(("stank", "overlast")), lexicon=known, is_word={"stook", "stank", "overlast"}.__contains__)
    assert here.meant_by("stookoverlast") == ""
    assert here.meant_by("stankoverlats") == "stankoverlast"
    assert here.meant_by("zorgmeider") == "zorgmijder"


def test_a_part_that_stands_nowhere_is_no_word_that_somebody_meant():
    known = Lexicon({"geluidsoverlast": 3, "geluid": 2, "overlast": 9, "lijden": 1}, 10)
    here = Knowledge(Splitter(("geluid", "overlast")), lexicon=known, is_word={"gelijd", "overlast"}.__contains__)
    assert here.parts_of("gelijdsoverlast")
    assert here.meant_by("gelijdsoverlast") == "geluidsoverlast"


@pytest.mark.parametrize(("typed", "meant"), [("geurhindre", "geurhinder"), ("stenk", "stank"), ("honnd", "hond")])
def test_a_mistyped_synonym_is_that_synonym_also_when_no_text_has_it(typed, meant):
    assert knowledge().meant_by(typed) == meant


def test_of_a_word_and_a_synonym_that_are_as_near_the_synonym_is_meant_for_it_finds_more():
    known = Lexicon({"kamers": 3}, 10)
    assert Knowledge(lexicon=known).meant_by("kamera") == "kamers"
    thesaurus = Thesaurus.of([SynonymGroup(("camera", "cameratoezicht"))])
    assert Knowledge(lexicon=known, thesaurus=thesaurus).meant_by("kamera") == "camera"
    both = Thesaurus.of([SynonymGroup(("camera", "cameratoezicht")), SynonymGroup(("kamers", "vertrekken"))])
    assert Knowledge(lexicon=known, thesaurus=both).meant_by("kamera") == "kamers"


def test_words_that_begin_alike_are_kin():
    assert lexicon().kin("geluidsmeting") == ("geluidsoverlast",)
    assert lexicon().kin("xyzxyzxyz") == ()


def test_what_stands_everywhere_tells_nothing_and_what_stands_once_tells_much():
    known = Lexicon({"alom": 100, "eens": 1}, 100)
    assert known.worth("alom") < 0.01
    assert 0.5 < known.worth("eens") <= 1


@given(st.text(max_size=300), st.dictionaries(st.text(max_size=40), st.integers(1, 99), max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_word_is_looked_up_in_any_words(word, frequencies):
    known = Lexicon(frequencies, 99)
    near, errors = known.nearest(word)
    assert near == "" or (near in frequencies and errors <= 3)
    assert all(other in frequencies for other in known.kin(word))
    assert 0 <= known.worth(word) <= 1
