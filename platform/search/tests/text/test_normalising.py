"""Making text plain."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.text.normalising import LONGEST_WORD, composed, fold, words

ODD = [
    "",
    "\0",
    "🙂🙂",
    "שלום عربى",
    "AND OR NOT",
    "a" * 10_000,
    '"' * 9999,
    "é" * 5000,
    "\ud800",
    "İ",
    "ﬁ ﬃ",
    "′’‘",
    "x'" * 3000,
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geluidsoverlást", "geluidsoverlast"),
        ("COÖRDINATOR", "coordinator"),
        ("foto’s", "foto's"),
        ("«Wat?»", '"wat?"'),
        ("STRASSE Straße", "strasse strasse"),
        ("a\0b", "a b"),
    ],
)
def test_case_accents_and_shapes_of_quotes_go(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("art.151d", ["art", "151", "d"]),
        ("13b", ["13", "b"]),
        ("foto's en VvE’s", ["foto", "en", "vve"]),
        ("d'r", ["d"]),
        ("zorg- en veiligheidshuis", ["zorg", "en", "veiligheidshuis"]),
        ("ECLI:NL:RVS:2024:1054", ["ecli", "nl", "rvs", "2024", "1054"]),
        ("cafe\N{COMBINING ACUTE ACCENT} café", ["cafe", "cafe"]),
        ("b&w", ["b", "w"]),
        ("12 m²", ["12", "m", "2"]),
        ("🙂 ?!", []),
        ("x" * (LONGEST_WORD + 1), []),
    ],
)
def test_words_of_a_text(text, expected):
    assert words(composed(text)) == expected


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text):
    assert all(word == fold(word) for word in words(composed(text)))


@given(st.text(max_size=10_000))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_plain_words_that_stay_as_they_are(text):
    found = words(composed(text))
    assert sum(map(len, found)) <= 4 * len(text) + 10
    for word in found:
        assert word
        assert not any(sign.isspace() for sign in word)
        assert words(word) == [word]


@given(st.text(max_size=2000))
@settings(max_examples=100, deadline=None)
def test_words_do_not_depend_on_how_accents_are_written(text):
    assert words(composed(unicodedata.normalize("NFD", text))) == words(composed(text))
