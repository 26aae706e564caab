"""The order of a Dutch list of names."""

import pytest

from members import names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Thijs Aalbers", ("Aalbers", "Thijs", "")),
        ("Sanne de Vries", ("Vries", "Sanne", "de")),
        ("Sanne De Vries", ("Vries", "Sanne", "De")),
        ("Maria van den Berg", ("Berg", "Maria", "van den")),
        ("Jan Willem van der Meer", ("Meer", "Jan Willem", "van der")),
        ("Pieter in 't Veld", ("Veld", "Pieter", "in 't")),
        ("Pieter in ’t Veld", ("Veld", "Pieter", "in ’t")),
        ("Eva Jansen-de Vries", ("Jansen-de Vries", "Eva", "")),
        ("Eva van Dijk-de Boer", ("Dijk-de Boer", "Eva", "van")),
        ("Eva Jansen-Bakker", ("Jansen-Bakker", "Eva", "")),
        ("Rachid El Amrani", ("El Amrani", "Rachid", "")),
        ("Jan Willem Jansen", ("Jansen", "Jan Willem", "")),
        ("van Dijk", ("Dijk", "van", "")),
        ("Madonna", ("Madonna", "", "")),
        ("Sanne de", ("de", "Sanne", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_is_cut_where_its_surname_begins(name, parts):
    assert names.split(name) == parts


def test_names_are_sorted_by_surname_then_first_name_without_capitals_or_accents():
    in_order = [
        "Aïcha Aalbers",
        "Kees van den Akker",
        "Rachid El Amrani",
        "Jan IJzerman",
        "Ümit Özdemir",
        "Anna de Vries",
        "Anna van Vries",
        "Zoë de Vries",
        "Aad Vriesland",
    ]
    shuffled = in_order[::2] + in_order[1::2]
    assert sorted(shuffled, key=names.sort_name) == in_order


@pytest.mark.parametrize("name", ["x" * 500, "😀 😀", "\0", "- - -", "van", "   "])
def test_any_text_has_a_place(name):
    assert len(names.sort_name(name)) <= names.LONGEST
