"""Marking what was found, and choosing the piece of a text that shows it."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.marking import LONGEST_KEPT, MARKED, SNIPPET_LENGTH, Marker, kept_forms, piece
from search.text.groups import Alternative, Group
from search.text.splitting import Splitter

SPLITTER = Splitter(["geluid", "overlast", "buren", "ruzie", "hond"])
GROUPS = (
    Group((Alternative(("geluidsoverlast",)), Alternative(("harde", "muziek"), 0.7), Alternative(("lawaai",), 0.1))),
    Group((Alternative(("buren",)),)),
)
TEXTS = st.lists(
    st.sampled_from(["geluid", "overlast", "buren", "burenruzie", "harde", "muziek", "hond", "<b>", "foto’s", "é", "."])
)


def marker():
    return Marker(GROUPS, SPLITTER)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("De geluidsoverlast blijft.", "De [geluidsoverlast] blijft."),
        ("Veel geluid, overlast ook.", "Veel [geluid, overlast] ook."),
        ("Geluid en overlast.", "Geluid en overlast."),
        ("De buurvrouw en de buren.", "De buurvrouw en de [buren]."),
        ("Een burenruzie.", "Een [burenruzie]."),
        ("Harde muziek van buren", "[Harde muziek] van [buren]"),
        ("Muziek, maar niet harde.", "Muziek, maar niet harde."),
        ("Lawaai weegt te weinig.", "Lawaai weegt te weinig."),
        ("Buren & <b>co</b>", "[Buren] &amp; &lt;b&gt;co&lt;/b&gt;"),
        ("", ""),
    ],
)
def test_what_was_looked_for_is_marked_and_the_rest_is_escaped(text, marked):
    assert marker().whole(text).replace(MARKED, "[").replace("</mark>", "]") == marked


def test_nothing_looked_for_marks_nothing():
    assert Marker((), SPLITTER).whole("De buren") == "De buren"


def test_a_text_that_cannot_hold_more_is_not_looked_through():
    text = "De buren en hun geluidsoverlast."
    assert marker().find(text).groups == {0, 1}
    assert marker().find(text, more_than=1).groups == {0, 1}
    assert marker().find(text, more_than=2).places == ()


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_KEPT, 1), (LONGEST_KEPT + 1, 0)])
def test_what_stands_in_a_text_is_remembered_unless_it_is_long(length, kept):
    text = "De buren. ".ljust(length)
    kept_forms.cache_clear()
    assert [marker().find(text).groups for _ in range(2)] == [{1}, {1}]
    assert kept_forms.cache_info()[:4:3] == (kept, kept)


@given(words=TEXTS, more_than=st.integers(-1, 3))
@settings(deadline=None)
def test_looking_for_more_gives_the_same_or_there_is_no_more(words, more_than):
    text = " ".join(words)
    whole, asked = marker().find(text), marker().find(text, more_than)
    assert asked == whole or (asked.places == () and len(whole.groups) <= max(more_than, 0))


@given(st.text(max_size=600))
@settings(deadline=None)
def test_a_piece_shows_the_text_and_adds_only_marks_and_dots(text):
    text = f"{text} buren {text}"
    shown = piece(text, marker().find(text))
    plain = html.unescape(re.sub(r"</?mark[^>]*>", "", shown)).removeprefix("… ").removesuffix(" …")
    assert plain in text
    assert len(plain) <= SNIPPET_LENGTH
    assert MARKED in shown
