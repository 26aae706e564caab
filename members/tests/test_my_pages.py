"""One's own pages: data, choices, and what other rooms add."""

import pytest

from members import consent
from members.models import Consent, Member
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    member = MemberFactory(name="Sanne de Vries", in_directory=False)
    client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
    return member


def test_a_visitor_must_sign_in_first(client):
    assert client.get("/mijn/").url == "/inloggen/?next=/mijn/"


def test_a_member_corrects_own_data(client, member):
    place = MunicipalityFactory(name="Assen", slug="assen")
    OrganisationFactory(name="Gemeente Assen")
    client.post(
        "/mijn/gegevens/",
        {
            "name": "Sanne Jansen",
            "organisation_typed": "gemeente assen",
            "municipalities": "Assen",
            "discipline": "politie",
        },
    )
    member = Member.objects.get()
    assert (member.name, member.organisation.name, member.discipline) == ("Sanne Jansen", "Gemeente Assen", "politie")
    assert list(member.municipalities.all()) == [place]


def test_a_wrong_answer_keeps_what_was_typed(client, member):
    page = client.post(
        "/mijn/gegevens/",
        {"name": "Nieuwe Naam", "municipalities": "Nergenshuizen", "organisation_typed": "X", "discipline": "ggz"},
    )
    assert page.status_code == 422
    assert "Nieuwe Naam" in page.content.decode()
    assert "geen gemeente die wij kennen" in page.content.decode()
    assert Member.objects.get().name == "Sanne de Vries"


def test_a_choice_is_given_and_withdrawn_as_easily_and_both_stay_on_record(client, member):
    client.post("/mijn/keuzes/", {"directory": "on"})
    assert Member.objects.get().in_directory
    client.post("/mijn/keuzes/", {})
    assert not Member.objects.get().in_directory
    given = Consent.objects.get()
    assert given.withdrawn is not None
    assert "ledengids" in given.wording


def test_who_waits_reads_so(client, member):
    Member.objects.update(state=Member.State.WAITING)
    assert "wacht" in client.get("/mijn/").content.decode().lower()


@pytest.mark.parametrize(
    ("state", "asked"),
    [(Member.State.ADMITTED, True), (Member.State.WAITING, True), (Member.State.REFUSED, False), (Member.State.LEFT, False)],
)
def test_who_cannot_stand_in_the_directory_is_not_asked_about_it_and_keeps_what_he_chose(client, member, state, asked):
    client.post("/mijn/keuzes/", {"directory": "on"})
    Member.objects.update(state=state)
    for address in ("/mijn/", "/mijn/keuzes/"):
        assert ("n de ledengids" in client.get(address).content.decode()) is asked
    client.post("/mijn/keuzes/", {"newsletter": "on"})
    assert Member.objects.get().in_directory is not asked
    assert consent.stands(member, Consent.Purpose.NEWSLETTER)
