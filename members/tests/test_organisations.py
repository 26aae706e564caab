"""Organisations in the register: names and mail domains that are taken."""

import pytest
from django.core.exceptions import ValidationError

from members.models import Organisation, OrganisationDomain
from members.tests.factories import OrganisationDomainFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def zwolle():
    return OrganisationFactory(name="Gemeente Zwolle")


@pytest.mark.parametrize("name", ["gemeente zwolle", "Gemeente Zwollé"])
def test_a_name_that_differs_in_capitals_or_accents_only_is_refused(zwolle, name):
    with pytest.raises(ValidationError) as caught:
        Organisation(name=name, kind="gemeente").full_clean()
    assert caught.value.message_dict["name"] == [
        "Er is al een organisatie «Gemeente Zwolle». Gebruik die, of kies een andere naam."
    ]


def test_the_very_same_name_is_told_once(zwolle):
    with pytest.raises(ValidationError) as caught:
        Organisation(name=zwolle.name, kind="gemeente").full_clean()
    assert len(caught.value.message_dict["name"]) == 1


def test_an_organisation_may_write_its_own_name_otherwise(zwolle):
    zwolle.name = "GEMEENTE ZWOLLE"
    zwolle.full_clean()


def test_a_mail_domain_that_is_taken_comes_with_the_organisation_that_has_it(zwolle):
    OrganisationDomainFactory(organisation=zwolle, domain="zwolle.example.org")
    with pytest.raises(ValidationError) as caught:
        OrganisationDomain(organisation=OrganisationFactory(), domain="zwolle.example.org").full_clean()
    assert caught.value.message_dict["domain"] == ["zwolle.example.org hoort al bij «Gemeente Zwolle». Haal het daar eerst weg."]
