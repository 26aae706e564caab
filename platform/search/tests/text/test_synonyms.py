"""Words that mean the same."""

from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.first_words import first_synonyms, synonyms_in
from search.text import SynonymGroup, Thesaurus
from search.text.synonyms import LONGEST_TERM, MOST_AKIN, key_of, term_of

THESAURUS = Thesaurus.of(
    [
        SynonymGroup(("laatstekanscontract", "laatste kans contract", "LKC")),
        SynonymGroup(("waw", "artikel 151d")),
        SynonymGroup(("asowet",), ("waw",)),
    ]
)


@pytest.mark.parametrize(
    ("term", "others"),
    [
        ("lkc", {"laatstekanscontract", "laatste kans contract"}),
        ("Laatste Kans Contract", {"laatstekanscontract", "lkc"}),
        ("laatste kanscontracten", set()),
        ("laatstekanscontracten", {"laatste kans contract", "lkc"}),
        ("art. 151d", set()),
        ("artikel 151d", {"waw"}),
        ("asowet", {"waw", "artikel 151 d"}),
        ("waw", {"artikel 151 d"}),
        ("", set()),
        ("onbekend", set()),
    ],
)
def test_a_term_in_any_form_has_the_others(term, others):
    assert {" ".join(other) for other in THESAURUS.same_as(term_of(term))} | {" ".join(term_of(term))} >= others
    assert bool(THESAURUS.same_as(term_of(term))) == bool(others)


@pytest.mark.parametrize(
    ("term", "narrower"),
    [("waw", {"asowet"}), ("artikel 151d", {"asowet"}), ("asowet", set()), ("lkc", set()), ("", set()), ("onbekend", set())],
)
def test_what_leads_to_a_term_is_narrower_and_does_not_mean_the_same(term, narrower):
    assert {" ".join(other) for other in THESAURUS.narrower_than(term_of(term))} == narrower
    assert not narrower & {" ".join(other) for other in THESAURUS.same_as(term_of(term))}


def test_what_is_a_step_further_has_to_do_with_it():
    led = Thesaurus.of([SynonymGroup(("heg", "haag")), SynonymGroup(("coniferen", "laurier"), ("haag",))])
    assert led.akin_to(("coniferen",)) == (("laurier",),)
    assert led.akin_to(("heg",)) == led.akin_to(("onbekend",)) == ()


def test_only_so_many_have_to_do_with_it():
    narrow = tuple(letter * 5 for letter in ascii_lowercase)
    led = Thesaurus.of([SynonymGroup(narrow, ("overlast",))])
    assert len(led.akin_to(("aaaaa",))) == MOST_AKIN


def test_a_small_word_is_never_narrower():
    led = Thesaurus.of([SynonymGroup(("om", "db", "o.m."), ("openbaar ministerie",)), SynonymGroup(("lvb",), ("beperking",))])
    assert led.narrower_than(("openbaar", "ministerie")) == ()
    assert led.narrower_than(("beperking",)) == (("lvb",),)
    assert led.same_as(("om",)) == (("openbaar", "ministerie"),)


def test_a_list_is_read_line_by_line():
    lines = ["# kop\n", "a een, b twee # toelichting\n", "\n", "c => d, e\n"]
    assert list(synonyms_in(iter(lines))) == [SynonymGroup(("a een", "b twee")), SynonymGroup(("c",), ("d", "e"))]


def test_the_first_list_has_no_term_twice_and_none_too_long():
    seen: dict[tuple[str, ...], SynonymGroup] = {}
    for group in first_synonyms():
        for text in group.terms:
            key = key_of(term_of(text))
            assert 0 < len(key) <= LONGEST_TERM, text
            assert seen.setdefault(key, group) is group, f"{text} staat ook bij {seen[key]}"


@given(st.lists(st.tuples(st.lists(st.text(max_size=30), max_size=5), st.lists(st.text(max_size=30), max_size=3)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_groups_make_a_thesaurus(groups):
    made = Thesaurus.of(SynonymGroup(tuple(terms), tuple(leads_to)) for terms, leads_to in groups)
    for key, others in [*made.others.items(), *made.narrower.items()]:
        assert key
        assert all(others)
