"""Looking up whether a word is Dutch."""

import pytest

from search.text.dictionary import content, has_word, words_among


@pytest.mark.parametrize("word", ["huis", "overlast", "geluid", "aaa", "zzz", "zzv"])
def test_words_of_the_list_are_known_the_first_and_the_last_too(word):
    assert has_word(word)


@pytest.mark.parametrize(
    "word", ["", "a", "aa", "hius", "huis\nhuisarts", "\n", "0aa", "zzzz", "één", "x" * 31, "overlasx", "verlastx"]
)
def test_what_is_no_word_of_the_list_is_not_known(word):
    assert not has_word(word)


def test_one_look_up_and_many_agree():
    listed = content().decode().split()
    some = listed[:: len(listed) // 500]
    assert all(has_word(word) for word in some)
    assert words_among([*some, "qwrt"]) == frozenset(some)


def test_the_list_is_in_order():
    listed = content().decode().split()
    assert listed == sorted(listed)
