"""Which mail domains can vouch for their users."""

import pytest
from django.core.exceptions import ValidationError

from members import mail_domains
from members.models import OrganisationDomain
from members.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def refusal(domain):
    row = OrganisationDomain(organisation=OrganisationFactory(), domain=domain)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return " ".join(refused.value.message_dict["domain"])


FREE = """
gmail.com hotmail.com outlook.com live.nl ziggo.nl kpnmail.nl xs4all.nl icloud.com yahoo.com proton.me protonmail.com
jansen.xs4all.nl
"""


@pytest.mark.parametrize("domain", FREE.split())
def test_a_domain_that_anybody_can_have_is_refused(domain):
    assert "kan iedereen een adres krijgen" in refusal(domain)


@pytest.mark.parametrize("domain", ["nl", "com"])
def test_a_domain_of_a_whole_country_is_refused(domain):
    assert "hele deel na de @" in refusal(domain)


@pytest.mark.parametrize("domain", ["co.uk", "com.nl"])
def test_a_domain_under_which_anybody_can_have_one_is_refused(domain):
    assert "eigen domein" in refusal(domain)


@pytest.mark.parametrize("domain", ["zwolle.nl", "politie.nl", "ggd.amsterdam.nl", "nietgmail.com"])
def test_a_domain_of_an_organisation_vouches(domain):
    OrganisationDomain(organisation=OrganisationFactory(), domain=domain).full_clean()


def test_the_domains_of_the_list_are_written_as_addresses_are():
    assert all(domain == domain.lower() and "." in domain for domain in mail_domains.PUBLIC | mail_domains.PARENTS)
