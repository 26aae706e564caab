"""The register is in the order of a Dutch list of names: capitals and accents make no difference."""

import pytest
from django.urls import reverse

from core.testing.spreadsheets import csv_rows
from members import roles
from members.models import Member, Municipality, Organisation
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory, signed_in

pytestmark = pytest.mark.django_db
IN_ORDER = {
    "leden": ["Aafke de Graaf", "Xandra Şahin", "Aafke Smeets", "Xandra van der Veen"],
    "organisaties": ["Éénhuis", "gemeente Zwolle", "Íris", "Wonen"],
    "gemeenten": ["Ångdorp", "bergen", "Écht", "Zwolle"],
}
MAKERS = {"leden": MemberFactory, "organisaties": OrganisationFactory, "gemeenten": MunicipalityFactory}


@pytest.fixture(params=MAKERS)
def listed(request):
    """A list of the register, and the names that were put in it, last one first."""
    put(request.param)
    return request.param, IN_ORDER[request.param]


def put(kind):
    rest = {"organisation": None} if kind == "leden" else {}
    for name in reversed(IN_ORDER[kind]):
        MAKERS[kind](name=name, **rest)


def shown(client, name, **asked):
    return [thing.name for thing in client.get(reverse(f"{name}:index"), asked).context["object_list"]]


def test_the_list_and_its_export_follow_the_alphabet(client, listed):
    name, in_order = listed
    keeper = signed_in(client, roles.LEDENBEHEER)
    assert shown(keeper, name) == in_order
    column = 1 if name == "gemeenten" else 0
    exported = csv_rows(keeper.get(reverse(f"{name}:index"), {"export": "csv"}))
    assert [row[column] for row in exported[1:]] == in_order


def test_the_heading_of_the_names_sorts_the_same_way(client, listed):
    name, in_order = listed
    keeper = signed_in(client, roles.LEDENBEHEER)
    key = keeper.get(reverse(f"{name}:index")).context["table"].columns["name"].sort_key
    assert shown(keeper, name, ordering=f"-{key}") == in_order[::-1]
    assert shown(keeper, name, ordering=key) == in_order


@pytest.mark.parametrize(("model", "name"), [(Member, "leden"), (Organisation, "organisaties"), (Municipality, "gemeenten")])
def test_everywhere_else_they_stand_in_that_order_too(model, name):
    put(name)
    assert [thing.name for thing in model.objects.all()] == IN_ORDER[name]
