"""Choosing municipalities in the admin."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import AuditEntry
from members import roles
from members.choosing import ChosenMunicipalitiesField
from members.models import Organisation
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    return signed_in(client, roles.LEDENBEHEER)


@pytest.fixture
def places():
    assen, nuenen = (MunicipalityFactory(name=name) for name in ("Assen", "Nuenen, Gerwen en Nederwetten"))
    MunicipalityFactory(name="Oud-Assen", ended=dt.date(2019, 1, 1), successor=assen)
    return assen, nuenen


def answers(organisation, municipalities):
    rows = {f"domains-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return {**rows, "name": organisation.name, "kind": organisation.kind, "municipalities": municipalities}


def save(client, organisation, municipalities):
    address = reverse("organisaties:edit", args=[organisation.pk])
    return client.post(address, answers(organisation, municipalities))


def test_names_are_offered_while_typing_and_abolished_ones_are_not(keeper, places):
    MunicipalityFactory(name="Kassendam")
    address = reverse("gemeentekiezer:names")
    assert keeper.get(address, {"term": "ASSEN"}).json() == ["Assen", "Kassendam"]
    assert keeper.get(address, {"term": "oud"}).json() == []
    assert keeper.get(address, {"term": " "}).json() == []


def test_chosen_municipalities_are_kept_and_shown_again(keeper, places):
    organisation = OrganisationFactory()
    assert save(keeper, organisation, "Nuenen, Gerwen en Nederwetten;Assen").status_code == 302
    found = Organisation.objects.get(pk=organisation.pk)
    assert set(found.municipalities.all()) == set(places)
    shown = keeper.get(reverse("organisaties:edit", args=[organisation.pk])).content
    field = BeautifulSoup(shown, "html.parser").select_one("#id_municipalities")
    assert field["value"] == "Assen; Nuenen, Gerwen en Nederwetten"
    assert save(keeper, organisation, "").status_code == 302
    assert not found.municipalities.exists()


def test_a_name_that_nobody_has_is_refused_with_what_was_typed(keeper, places):
    answer = save(keeper, OrganisationFactory(), "Assen;Asen")
    assert answer.status_code == 200
    assert "Bedoelt u Assen?" in answer.content.decode()
    assert "Assen;Asen" in answer.content.decode()


def test_an_abolished_municipality_becomes_the_one_it_went_into(keeper, places):
    organisation = OrganisationFactory()
    save(keeper, organisation, "Oud-Assen")
    assert list(Organisation.objects.get(pk=organisation.pk).municipalities.all()) == [places[0]]


@pytest.mark.parametrize(("typed", "changed"), [("Assen", False), ("Oud-Assen", False), ("", True), ("Asen", True)])
def test_only_another_choice_counts_as_a_change(places, typed, changed):
    assert ChosenMunicipalitiesField().has_changed(places[:1], typed) is changed


def test_the_log_names_no_municipalities_that_stayed_the_same(keeper, places):
    member = MemberFactory()
    member.municipalities.set(places)
    member.save()
    fields = {"name": "Anders", "discipline": member.discipline, "municipalities": "Assen; Nuenen, Gerwen en Nederwetten"}
    fields["organisation"] = member.organisation_id
    keeper.post(reverse("leden:edit", args=[member.pk]), fields)
    assert AuditEntry.objects.get(action="gewijzigd").detail == "name"


def test_one_municipality_is_found_by_name_among_those_of_today(keeper, places):
    address = reverse("gemeentekiezer:choose_results")
    shown = keeper.get(address, {"q": "assen"}).content.decode()
    assert "Assen" in shown
    assert "Oud-Assen" not in shown
    assert "Nuenen" not in shown
