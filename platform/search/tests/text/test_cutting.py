"""Cutting what is typed into pieces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.tests.text.test_normalising import ODD
from search.text.cutting import LONGEST_PHRASE, MOST_PIECES, cut
from search.text.normalising import LONGEST_QUERY


def pieces(typed):
    return [" ".join(piece.words) for piece in cut(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("geluid buren", ["geluid", "buren"]),
        ('"laatste kans" contract', ["laatste kans", "contract"]),
        ("«laatste kans»", ["laatste kans"]),
        ("“wat mag”", ["wat mag"]),
        ('"" leeg', ["leeg"]),
        ('"half', ["half"]),
        ("art. 172", ["172"]),
        ("art.151d Gemeentewet", ["151 d", "gemeentewet"]),
        ("artikel 5:32 Awb", ["5 32", "awb"]),
        ("art 509 hh sv", ["509 hh", "sv"]),
        ("13 b opiumwet", ["13 b", "opiumwet"]),
        ("7.213 bw", ["7 213", "bw"]),
        ("artikelen", ["artikelen"]),
        ("kwart 3", ["kwart", "3"]),
        ("zie ECLI:NL:RVS:2024:1054", ["zie", "ecli nl rvs 2024 1054"]),
        ("foto's", ["foto"]),
        ("AND OR NOT", ["and", "or", "not"]),
        ("🙂 ?!", []),
        ("", []),
    ],
)
def test_what_belongs_together_stays_together(typed, expected):
    assert pieces(typed) == expected


def test_phrases_and_case_numbers_are_taken_as_they_are():
    assert [piece.fixed for piece in cut('"laatste kans" ECLI:NL:HR:2024:1 woord 13b')] == [True, True, False, False]


def test_an_article_is_known_as_one():
    assert [(piece.is_article, piece.said) for piece in cut("art. 172 172")] == [(True, ("artikel", "172")), (False, ("172",))]


def test_question_words_are_small_and_numbers_are_not():
    assert [piece.is_small for piece in cut("hoe mag overlast 3")] == [True, True, False, False]


def test_long_questions_are_cut_off():
    assert len(cut("woord " * 500)) == MOST_PIECES
    assert len(cut('"' + "a " * 140 + '"')[0].words) == LONGEST_PHRASE
    assert cut("a" * LONGEST_QUERY + " hond") == cut("a" * LONGEST_QUERY)


@pytest.mark.parametrize("typed", ODD)
def test_odd_questions_are_cut(typed):
    assert len(cut(typed)) <= MOST_PIECES


@given(st.text(max_size=10_000) | st.text(alphabet="\"'art.ecli:19 ’é", max_size=1000))
@settings(max_examples=300, deadline=None)
def test_any_string_is_cut_in_pieces_of_bounded_size(typed):
    found = cut(typed)
    assert len(found) <= MOST_PIECES
    assert all(0 < len(piece.words) <= LONGEST_PHRASE and all(piece.words) for piece in found)
