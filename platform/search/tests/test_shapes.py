"""Reading an address."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from search.shapes import DEEPEST_PAGE, FACET_LABELS, FACETS, MOST_VALUES, SORTS, SearchRequest, SearchResult

NAMES = ["q", "pagina", "sorteer", *FACETS.values()]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=200) | st.integers().map(str)), max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_address_gives_a_request(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    request = SearchRequest.from_querydict(query)
    assert 1 <= request.page <= DEEPEST_PAGE
    assert request.sort in SORTS
    assert "\0" not in request.q
    assert all(0 < len(values) <= MOST_VALUES for values in request.filters.values())


@pytest.mark.parametrize(
    ("typed", "number"), [("3", 3), ("0", 1), ("-1", 1), ("²", 1), ("٣", 1), ("9" * 9, DEEPEST_PAGE), ("x", 1), ("", 1)]
)
def test_a_page_that_makes_no_sense_is_the_nearest_that_does(typed, number):
    assert SearchRequest.from_querydict(QueryDict(urlencode({"pagina": typed}))).page == number


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("hond\0kat", "hond kat"),
        ("hond\x1fkat\x7fmuis\x85vis", "hond kat muis vis"),
        ("\0 hond\t\r\nkat \0", "hond kat"),
        ("burenge\N{SOFT HYPHEN}luid", "burengeluid"),
        ("buren\N{ZERO WIDTH SPACE}geluid", "burengeluid"),
    ],
)
def test_control_characters_keep_words_apart_and_what_only_breaks_a_line_does_not(typed, asked):
    assert SearchRequest.from_querydict(QueryDict(urlencode({"q": typed}))).q == asked


def test_every_facet_has_a_name_in_addresses_and_one_for_people():
    assert FACETS.keys() == FACET_LABELS.keys()
    assert len(set(FACETS.values())) == len(FACETS)


@pytest.mark.parametrize(
    ("typed", "corrections", "taken"),
    [
        ("Wet BIBOB in Zwolle", (), "Wet BIBOB in Zwolle"),
        ("Gelijd in Zwolle", (("gelijd", "geluid"),), "geluid in Zwolle"),
        ("hod en hodenbeleid", (("hod", "hond"),), "hond en hodenbeleid"),
        ("Gélijd? GELIJD!", (("gelijd", "geluid"),), "geluid? geluid!"),
    ],
)
def test_corrections_stand_in_what_was_typed_and_the_rest_stays(typed, corrections, taken):
    assert SearchResult(SearchRequest(q=typed), [], 0, corrections=corrections).taken_as == taken
