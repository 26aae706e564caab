"""Names of municipalities as people type them."""

import pytest

from members import municipality_data, municipality_names

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Zwolle", ["Zwolle"]),
        ("zwolle, Kampen;Deventer\nRaalte en Dalfsen", ["Zwolle", "Kampen", "Deventer", "Raalte", "Dalfsen"]),
        ("Berg en Dal", ["Berg en Dal"]),
        ("Peel en Maas en Berg en Dal en Zwolle", ["Peel en Maas", "Berg en Dal", "Zwolle"]),
        ("Nuenen, Gerwen en Nederwetten, Son en Breugel", ["Nuenen, Gerwen en Nederwetten", "Son en Breugel"]),
        ("gemeente Súdwest-Fryslân", ["Súdwest-Fryslân"]),
        ("'s-Gravenhage, Den Haag", ["Den Haag"]),
        ("Ubbergen", ["Berg en Dal"]),
        (" , ;\n,", []),
    ],
)
def test_names_become_municipalities(typed, found):
    municipality_data.load()
    municipalities, unknown = municipality_names.find(typed)
    assert ([place.name for place in municipalities], unknown) == (found, [])


def test_a_name_that_nobody_has_comes_with_what_may_be_meant():
    municipality_data.load()
    _, unknown = municipality_names.find("Zwole, Xyzzyq")
    assert [(name.typed, name.suggestion) for name in unknown] == [("Zwole", "Zwolle"), ("Xyzzyq", "")]
