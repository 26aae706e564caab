"""Many who search at once, each in a thread of the web server, have their own words stemmed."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from search.text.stemming import form_and_stem

WORDS = "overlast gehorigheid buurtbemiddeling woonoverlast handhaving gedragsaanwijzing verwarde huis".split() * 300


@pytest.fixture
def switching():
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switching")
def test_words_that_are_stemmed_at_once_are_not_mixed_up():
    alone = [form_and_stem(word) for word in WORDS]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(form_and_stem, WORDS)) == alone
