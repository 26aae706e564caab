"""From what people type to words."""

import pytest

from search import text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("ART.172", "artikel 172"), ("Geluidsoverlást", "geluidsoverlast"), ("  veel   ruimte ", "veel ruimte"), ("13b", "13b")],
)
def test_what_is_typed_is_made_plain(typed, expected):
    assert text.normalise(typed) == expected


def test_a_case_number_stays_whole():
    assert text.normalise("ECLI:NL:RVS:2024:1054") == "ecli:nl:rvs:2024:1054"
