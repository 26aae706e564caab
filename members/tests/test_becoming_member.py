"""Becoming a member with an account that is there already: whose member was erased, or who only worked in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core import kept_forms
from core.models import OutgoingMail
from core.testing.mail import written
from members import consent, joining, leaving
from members.models import Consent, Member
from members.tests.factories import AccountFactory, MemberFactory, MunicipalityFactory, OrganisationDomainFactory
from members.tests.test_joining import ANSWERS, newest_code

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ASKED = "/mijn/lid-worden/"
TYPED = {name: answer for name, answer in ANSWERS.items() if name != "email"}


@pytest.fixture(autouse=True)
def zwolle():
    return MunicipalityFactory(name="Zwolle", slug="zwolle")


@pytest.fixture
def account(client):
    account = AccountFactory(email="sanne@zwolle.example.org")
    client.force_login(account, backend=BACKEND)
    return account


def test_whose_member_was_erased_becomes_a_member_again(client):
    member = MemberFactory(account__email="sanne@zwolle.example.org")
    account = member.account
    leaving.erase(member, AccountFactory())
    client.force_login(account, backend=BACKEND)
    page = BeautifulSoup(client.get("/mijn/").content, "html.parser")
    (link,) = [link["href"] for link in page.main.find_all("a") if link.get_text(strip=True) == "Word lid"]
    assert "sanne@zwolle.example.org" in client.get(link).content.decode()
    client.post(link, TYPED)
    assert Member.objects.get(account=account).state == Member.State.WAITING


def test_a_known_mail_domain_makes_a_member_at_once(client, account, zwolle):
    OrganisationDomainFactory(domain="zwolle.example.org", organisation__name="Gemeente Zwolle")
    page = client.post(ASKED, {**TYPED, "organisation": "", "newsletter": "on"}, follow=True)
    member = Member.objects.get()
    assert (member.state, member.organisation.name) == (Member.State.ADMITTED, "Gemeente Zwolle")
    assert list(member.municipalities.all()) == [zwolle]
    assert [consent.stands(member, purpose) for purpose in Consent.Purpose] == [True, False]
    assert [mail.kind for mail in OutgoingMail.objects.all()] == ["lid_welkom"]
    assert page.redirect_chain[-1][0] == "/mijn/"
    assert "U bent nu lid." in page.content.decode()


def test_an_unknown_domain_waits_for_the_register_keeper(client, account):
    page = client.post(ASKED, TYPED, follow=True).content.decode()
    assert Member.objects.get().state == Member.State.WAITING
    assert [mail.kind for mail in OutgoingMail.objects.all()] == ["lid_wacht"]
    assert "Ledenbeheer kijkt nu naar uw aanmelding." in page


def test_a_wrong_answer_keeps_what_was_typed(client, account):
    answer = client.post(ASKED, {**TYPED, "organisation": "", "municipalities": "Zwole"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["organisation"] == ["Vul in voor welke organisatie u werkt."]
    assert "Bedoelt u Zwolle?" in answer.content.decode()
    assert "Sanne de Vries" in answer.content.decode()
    assert not Member.objects.exists()


def test_joining_while_signed_in_leads_to_the_same_questions_with_the_way_back(client, account):
    assert client.get("/aanmelden/?next=/leden/").url.replace("%2F", "/") == f"{ASKED}?next=/leden/"
    assert client.post(f"{ASKED}?next=/leden/", TYPED).url == "/leden/"
    assert client.get("/aanmelden/?next=/leden/").url == "/leden/"


def test_the_way_back_leads_nowhere_else(client, account):
    assert client.post(f"{ASKED}?next=https://elders.example.org/", TYPED).url == "/mijn/"


@pytest.mark.parametrize("state", [Member.State.WAITING, Member.State.REFUSED, Member.State.LEFT])
def test_who_is_in_the_register_is_not_asked_again(client, state):
    member = MemberFactory(state=state)
    client.force_login(member.account, backend=BACKEND)
    assert client.get(ASKED).url == "/mijn/"
    client.post(ASKED, TYPED)
    assert joining.join(member.account, joining.Application("X", "Y", "ggz")) is None
    member.refresh_from_db()
    assert (member.state, OutgoingMail.objects.count()) == (state, 0)


def test_who_did_not_prove_the_address_proves_it_first(client):
    account = AccountFactory(email="sanne@zwolle.example.org", proven=False)
    client.force_login(account, backend=BACKEND)
    code_page = client.get(ASKED).url
    assert code_page.startswith("/account/bevestigen/")
    client.post(ASKED, TYPED)
    assert not Member.objects.exists()
    assert client.post(code_page, {"code": newest_code(account.email)}).url == ASKED
    client.post(ASKED, TYPED)
    assert Member.objects.get().account == account


def test_what_was_typed_after_the_session_waits(client, account):
    client.logout()
    client.post(ASKED, {**TYPED, kept_forms.OWNER_FIELD: kept_forms.owner_key(account)})
    client.force_login(account, backend=BACKEND)
    assert "Sanne de Vries" in client.get(ASKED).content.decode()


def test_the_mail_to_who_is_known_says_where_one_becomes_a_member(account):
    Client().post("/aanmelden/", ANSWERS)
    assert "Bent u nog geen lid?" in written(OutgoingMail.objects.get()).text


def test_the_directory_leads_to_the_questions_and_back(client, account):
    page = BeautifulSoup(client.get("/leden/").content, "html.parser")
    (link,) = [link["href"] for link in page.main.find_all("a") if link.get_text(strip=True) == "Word lid"]
    assert link == f"{ASKED}?next=/leden/"
