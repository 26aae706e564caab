"""Names of municipalities as people type them."""

import datetime as dt

import pytest

from core import clock
from members import municipality_names
from members.tests.factories import MunicipalityFactory

NAMES = (
    *("Zwolle", "Kampen", "Deventer", "Raalte", "Dalfsen", "Berg en Dal", "Peel en Maas", "Son en Breugel", "Bergen (L)"),
    *("Nuenen, Gerwen en Nederwetten", "Súdwest-Fryslân", "'s-Hertogenbosch", "Bergen (NH)"),
)


@pytest.fixture(autouse=True)
def municipalities(db):
    made = {name: MunicipalityFactory(name=name, official_name=name) for name in NAMES}
    MunicipalityFactory(name="Den Haag", official_name="'s-Gravenhage")
    groesbeek = MunicipalityFactory(name="Groesbeek", ended="2015-01-02", successor=made["Berg en Dal"])
    MunicipalityFactory(name="Ubbergen", official_name="Ubbergen", ended="2015-01-01", successor=groesbeek)
    MunicipalityFactory(name="Kampen", slug="oud-kampen", ended="1937-01-01", successor=made["Zwolle"])
    MunicipalityFactory(name="Ommen", ended=clock.today() + dt.timedelta(days=1), successor=made["Zwolle"])


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
        ("Ommen", ["Ommen"]),
        ("Berg & Dal, Den Bosch", ["Berg en Dal", "'s-Hertogenbosch"]),
        ("Zwolle EN Kampen", ["Zwolle", "Kampen"]),
        (" , ;\n,", []),
    ],
)
def test_names_become_municipalities(typed, found):
    municipalities, unknown = municipality_names.find(typed)
    assert ([place.name for place in municipalities], unknown) == (found, [])


def test_a_name_that_nobody_has_comes_with_what_may_be_meant():
    _, unknown = municipality_names.find("Zwole, Xyzzyq, Bergen")
    assert [(name.typed, name.suggestion) for name in unknown] == [
        ("Zwole", "Zwolle"),
        ("Xyzzyq", ""),
        ("Bergen", "Bergen (L) of Bergen (NH)"),
    ]
