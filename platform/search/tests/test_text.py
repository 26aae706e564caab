"""From what people type to words, and to what is looked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import text
from search.text import Alternative, Group, understand
from search.text.understanding import BARE_NUMBER, LONGEST_PHRASE


def ways(typed):
    """Return what is looked for, each group as the ways to say it."""
    return [[" ".join(way.words) for way in group.alternatives] for group in understand(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("ART.172", "artikel 172"), ("Geluidsoverlást", "geluidsoverlast"), ("  veel   ruimte ", "veel ruimte"), ("13b", "13b")],
)
def test_what_is_typed_is_made_plain(typed, expected):
    assert text.normalise(typed) == expected


def test_a_case_number_stays_whole():
    assert text.normalise("ECLI:NL:RVS:2024:1054") == "ecli:nl:rvs:2024:1054"
    assert ways("zie ECLI:NL:RVS:2024:1054") == [["zie"], ["ecli nl rvs 2024 1054"]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("geluid buren", [["geluid"], ["buren"]]),
        ("Wat mag ik doen bij geluid?", [["doen"], ["geluid"]]),
        ("wat hoe", [["wat"], ["hoe"]]),
        ("geluid geluid", [["geluid"]]),
        ('"laatste kans" contract', [["laatste kans"], ["contract"]]),
        ("«laatste kans»", [["laatste kans"]]),
        ("“wat mag”", [["wat mag"]]),
        ('"" leeg', [["leeg"]]),
        ('"half', [["half"]]),
        ("art. 172", [["artikel 172", "art 172", "172"]]),
        ("art.151d Gemeentewet", [["artikel 151d", "art 151d", "151d"], ["gemeentewet"]]),
        ("artikel 5:32 Awb", [["artikel 5 32", "art 5 32", "5 32"], ["awb"]]),
        ("artikelen", [["artikelen"]]),
        ("kwart 3", [["kwart"], ["3"]]),
        ("café’s", [["cafe"], ["s"]]),
        ("AND OR NOT", [["and"], ["or"], ["not"]]),
        ("🙂 ?!", []),
        ("\0", []),
        ("", []),
    ],
)
def test_what_is_typed_becomes_what_is_looked_for(typed, expected):
    assert ways(typed) == expected


def test_an_article_by_its_number_alone_counts_less():
    weights = [way.weight for way in understand("art. 172")[0].alternatives]
    assert weights == [1, 1, BARE_NUMBER]


def test_a_word_is_one_group_with_one_way_to_say_it():
    assert understand("hond") == (Group((Alternative(("hond",)),)),)


@given(st.text(max_size=10_000) | st.text(alphabet='"art.ecli:19 ', max_size=1000))
@settings(max_examples=200, deadline=None)
def test_any_string_gives_groups_of_bounded_size(typed):
    groups = understand(typed)
    assert len(groups) <= text.MOST_WORDS
    for group in groups:
        assert group.alternatives
        assert all(way.words and len(way.words) <= text.LONGEST_QUERY and way.weight > 0 for way in group.alternatives)
        assert all(word for way in group.alternatives for word in way.words)


def test_a_phrase_of_a_hundred_words_is_cut():
    typed = '"' + "woord " * 40 + '"'
    assert len(understand(typed)[0].alternatives[0].words) == LONGEST_PHRASE
