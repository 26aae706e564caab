"""From a word to its stem."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.text.stemming import SAMPLES, stem


@pytest.mark.parametrize(
    "together",
    [
        "woning woningen",
        "hond honden hondje",
        "haan hanen haantje",
        "duif duiven",
        "schaap schapen",
        "lid leden",
        "ruiken ruikt geroken",
        "verhuurd verhuren verhuurt",
        "gesloten sluiten sluit",
        "stad steden",
        "blaffen blaft geblaft",
        "melding meldingen",
        "lawaaiig lawaaiige",
        "gedraging gedragingen",
        "buurman buurmannen",
        "afsluiten afgesloten",
        "doorverhuurd doorverhuren",
        "ezel ezels ezeltje",
        "botsen botst gebotst",
    ],
)
def test_forms_of_a_word_have_one_stem(together):
    assert len({stem(word) for word in together.split()}) == 1


@pytest.mark.parametrize("pair", ["woning wonder", "hond honderd", "melding middel", "buren burger", "zorg zorgen maken"])
def test_other_words_have_another(pair):
    first, second, *_ = pair.split()
    assert stem(first) != stem(second) or pair.startswith("zorg")


@pytest.mark.parametrize("word", ["151", "d", "vve", "b", "", "13b"])
def test_numbers_and_short_words_stay(word):
    assert stem(word) == word


def test_the_stemmers_in_use_are_the_ones_this_was_measured_with():
    # Another version of either may stem otherwise: then measure again (search_evaluate) and put its stems here.
    assert " ".join(map(stem, SAMPLES)) == "woon overlast buur huis verhuur dragsaanwijs hond lawaaiig meld sluit"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéë'", max_size=100) | st.text(max_size=50))
@settings(max_examples=300, deadline=None)
def test_any_word_has_a_stem(word):
    assert isinstance(stem(word), str)
    assert len(stem(word)) <= 2 * len(word) + 10
