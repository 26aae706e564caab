"""Splitting compounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.text.splitting import Splitter

KNOWN = "geluid overlast hond belasting laatste kans contract zorg overleg woning brand gevaar kind opvang over last".split()
SPLITTER = Splitter(KNOWN)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("geluidsoverlast", ("geluid", "overlast")),
        ("hondenbelasting", ("hond", "belasting")),
        ("kinderopvang", ("kind", "opvang")),
        ("laatstekanscontract", ("laatste", "kans", "contract")),
        ("brandgevaar", ("brand", "gevaar")),
        ("overlast", ()),
        ("geluidsoverlastmeter", ()),
        ("hond", ()),
        ("onbekend", ()),
        ("x" * 200, ()),
    ],
)
def test_a_compound_falls_apart_in_known_words(word, parts):
    assert SPLITTER.split(word) == parts


def test_small_words_are_no_parts():
    assert Splitter(["over", "last", "buiten", "gewoon"]).split("buitengewoon") == ()


def test_a_number_is_a_part():
    assert Splitter(["drie", "partijen"]).split("driepartijen") == ("drie", "partijen")


@pytest.mark.parametrize(
    ("word", "parts"),
    [("huisvestingswet", ("huisvesting", "wet")), ("opiumwet", ("opium", "wet")), ("wetboek", ()), ("opiumhof", ())],
)
def test_a_law_is_a_part_at_the_end_only(word, parts):
    assert Splitter(["huisvesting", "opium", "wet", "boek", "hof"]).split(word) == parts


@pytest.mark.parametrize(
    "word",
    ["bovenburen", "verslaving", "stokende", "huisvesting", "bemiddelaars", "parkeren", "jongeren", "meldingen", "verslagen"],
)
def test_what_only_looks_like_a_part_is_none(word):
    heads = ["bove", "versla", "stok", "huis", "bemiddel", "park", "jong", "meld", "vers"]
    assert Splitter([*heads, "buren", "ving", "ende", "vesting", "aars", "eren", "ingen", "lagen"]).split(word) == ()


@pytest.mark.parametrize(
    "word", ["gesproken", "aangesproken", "handhaven", "handhaver", "maatregelen", "vrijwilligers", "noodzakelijk"]
)
def test_what_only_looks_like_a_compound_stays_whole(word):
    known = Splitter("gesp aangesp roken hand haven haver maat regel regelen vrij willig willigers nood zakelijk".split())
    assert known.split(word) == known.loosely(word, known.known.__contains__, known.known.__contains__) == ()


@pytest.mark.parametrize(("word", "parts"), [("geluidsmeter", ("geluid", "meter")), ("schoolplein", ()), ("geluidsxyzq", ())])
def test_one_known_part_and_one_dutch_word_will_do(word, parts):
    dutch = {"meter", "school", "plein"}
    assert SPLITTER.loosely(word, SPLITTER.known.__contains__, dutch.__contains__) == parts


@given(st.lists(st.sampled_from(KNOWN), max_size=30).map("".join) | st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_word_is_split_in_known_words_or_not_at_all(word):
    assert all(part in SPLITTER.known for part in SPLITTER.split(word))
    assert len(SPLITTER.split(word)) != 1


def test_the_worst_word_is_split_soon():
    # Every place of this word is the end of a known word: without remembering it would take for ever.
    splitter = Splitter(["aaaa", "aaaaa", "aaaaaa", "aaaaaaa"])
    assert splitter.split("a" * 60)
    assert splitter.split("a" * 58 + "bb") == ()
