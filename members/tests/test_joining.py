"""Becoming a member: from the form to the register."""

import re

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from core.models import AuditEntry, OutgoingMail
from core.testing.mail import written
from members import joining, roles
from members.models import Account, Consent, Member
from members.tests.factories import (
    AccountFactory,
    MemberFactory,
    MunicipalityFactory,
    OrganisationDomainFactory,
    OrganisationFactory,
    signed_in,
)

pytestmark = pytest.mark.django_db

ANSWERS = {
    "name": "Sanne de Vries",
    "email": "sanne@zwolle.example.org",
    "organisation": "Gemeente Zwolle",
    "municipalities": "Zwolle",
    "discipline": "gemeente",
}


@pytest.fixture
def zwolle():
    return MunicipalityFactory(name="Zwolle", slug="zwolle")


def newest_code(address):
    mail = written(OutgoingMail.objects.filter(to=address).latest("pk"))
    return re.findall(r"^([A-Z0-9-]{6,})$", mail.text, re.MULTILINE)[0]


def join_and_prove(client, **changes):
    answers = {**ANSWERS, **changes}
    client.post("/aanmelden/", answers)
    return client.post("/account/bevestigen/", {"code": newest_code(answers["email"])})


def test_a_known_mail_domain_makes_a_member_at_once(client, zwolle):
    OrganisationDomainFactory(domain="zwolle.example.org", organisation__name="Gemeente Zwolle")
    join_and_prove(client)
    member = Member.objects.get()
    assert (member.state, member.organisation.name) == (Member.State.ADMITTED, "Gemeente Zwolle")
    assert list(member.municipalities.all()) == [zwolle]
    assert OutgoingMail.objects.filter(to=ANSWERS["email"], kind="lid_welkom").count() == 1


def test_an_unknown_domain_waits_for_the_register_keeper(client, zwolle):
    join_and_prove(client)
    assert Member.objects.get().state == Member.State.WAITING
    assert OutgoingMail.objects.filter(kind="lid_wacht").count() == 1


def test_who_waits_reads_why_also_when_the_organisation_itself_is_known(client, zwolle):
    OrganisationDomainFactory(domain="zwolle.example.org", organisation__name="Gemeente Zwolle")
    join_and_prove(client, email="sanne@elders.example.org")
    mail = written(OutgoingMail.objects.get(kind="lid_wacht"))
    for text in (mail.text, mail.html, client.get("/mijn/").content.decode()):
        assert "Wij herkennen uw organisatie niet aan uw e-mailadres." in text
        assert "kennen het maildomein" not in text


def test_without_proof_of_the_address_nothing_is_decided(client, zwolle):
    OrganisationDomainFactory(domain="zwolle.example.org")
    client.post("/aanmelden/", ANSWERS)
    client.post("/account/bevestigen/", {"code": "000000"})
    assert Member.objects.get().state == Member.State.UNPROVEN
    assert "_auth_user_id" not in client.session


def test_a_known_and_an_unknown_address_get_the_same_answer(zwolle):
    MemberFactory(account__email="bekend@zwolle.example.org")
    answers = [
        Client().post("/aanmelden/", {**ANSWERS, "email": address}, follow=True)
        for address in ("bekend@zwolle.example.org", "nieuw@zwolle.example.org")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert same_but_for_tokens(answers[0]) == same_but_for_tokens(answers[1])
    assert Account.objects.count() == 2
    assert written(OutgoingMail.objects.get(to="bekend@zwolle.example.org")).subject == "U bent al bij ons bekend"


def same_but_for_tokens(page):
    text = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    return re.sub(r"(bekend|nieuw)@", "x@", text)


def test_newsletter_and_directory_are_free_choices_that_stay_on_record(client, zwolle):
    join_and_prove(client, newsletter="on")
    member = Member.objects.get()
    assert [(consent.purpose, consent.source) for consent in member.consents.all()] == [(Consent.Purpose.NEWSLETTER, "aanmelden")]
    assert not member.in_directory


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "Vul uw naam in."),
        ({"email": "geen adres"}, "Vul een volledig e-mailadres in"),
        ({"municipalities": "Zwole"}, "Bedoelt u Zwolle?"),
        ({"municipalities": ""}, "Vul de gemeente in waar u werkt."),
        ({"organisation": ""}, "Vul in voor welke organisatie u werkt."),
        ({"discipline": "tovenaar"}, "Kies een discipline uit de lijst."),
        ({"name": "x" * 10_000}, "120"),
        ({"name": "\u200b\0"}, "Vul uw naam in."),
        ({"name": "😀"}, "Een naam heeft letters nodig. Vul uw naam in."),
        ({"organisation": "😀 😀"}, "Een naam heeft letters nodig. Vul in voor welke organisatie u werkt."),
    ],
)
def test_a_wrong_answer_is_explained_and_nothing_typed_is_lost(client, zwolle, changes, message):
    answers = {**ANSWERS, **changes}
    page = client.post("/aanmelden/", answers).content.decode()
    assert message in page
    assert "Sanne de Vries" in page or "name" in changes
    assert not Member.objects.exists()


def test_script_in_a_name_is_shown_as_text(client, zwolle):
    page = client.post("/aanmelden/", {**ANSWERS, "name": "<script>alert(1)</script>", "email": ""}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_short_form_leads_on_with_its_answers_and_no_reproach(zwolle):
    guest = Client(enforce_csrf_checks=True)
    page = guest.post(
        reverse("members:begin_joining"),
        {"name": "Sanne", "email": "s@zwolle.example.org", "organisation": "Gemeente Zwolle"},
    ).content.decode()
    assert 'value="Sanne"' in page
    assert 'value="Gemeente Zwolle"' in page
    assert "Er ging iets mis" not in page
    assert 'action="/aanmelden/"' in page
    assert not Account.objects.exists()
    assert guest.post("/aanmelden/", ANSWERS).status_code == 403
    assert guest.get(reverse("members:begin_joining")).url == "/aanmelden/"


def test_an_empty_short_form_leads_on_without_praise_or_reproach(client):
    page = client.post(reverse("members:begin_joining"), {"name": "", "email": "", "organisation": ""}).content.decode()
    assert "Goed begin" not in page
    assert "Er ging iets mis" not in page
    assert 'action="/aanmelden/"' in page


def test_an_old_name_of_a_municipality_stands_for_the_new_one(client, zwolle):
    MunicipalityFactory(name="Oudstad", slug="oudstad", ended="2020-01-01", successor=zwolle)
    client.post("/aanmelden/", {**ANSWERS, "municipalities": "oudstad, ZWOLLE"})
    assert list(Member.objects.get().municipalities.all()) == [zwolle]


def test_signs_that_nobody_sees_are_taken_out_of_a_name(client, zwolle):
    client.post("/aanmelden/", {**ANSWERS, "name": "Bel\x07 Te\u200bken\0"})
    assert Member.objects.get().name == "Bel Teken"


def test_the_same_form_twice_at_once_makes_one_account_and_no_error(client, zwolle, monkeypatch):
    save = Account.save

    def somebody_was_first(self, *args, **kwargs):
        monkeypatch.setattr(Account, "save", save)
        Account.objects.create_user(ANSWERS["email"])
        EmailAddress.objects.create(user=Account.objects.get(), email=ANSWERS["email"], primary=True)
        raise IntegrityError

    monkeypatch.setattr(Account, "save", somebody_was_first)
    answer = client.post("/aanmelden/", ANSWERS)
    assert (answer.status_code, answer.url) == (302, "/account/bevestigen/")
    assert Account.objects.count() == 1


def test_sending_the_form_again_at_once_keeps_what_was_typed(client, zwolle):
    client.post("/aanmelden/", ANSWERS)
    again = Client().post("/aanmelden/", ANSWERS)
    assert "Wacht een halve minuut" in again.content.decode()
    assert "Sanne de Vries" in again.content.decode()


@pytest.fixture
def busy(settings):
    """Let one address of the network send two whole forms a minute."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "join": "2/m/ip"}


def test_a_room_full_of_people_may_join_at_once(zwolle):
    answers = [Client().post("/aanmelden/", {**ANSWERS, "email": f"lid{number}@zwolle.example.org"}) for number in range(30)]
    assert {answer.status_code for answer in answers} == {302}


def test_where_too_many_join_at_once_nothing_typed_is_lost(zwolle, busy):
    for number in range(2):
        Client().post("/aanmelden/", {**ANSWERS, "email": f"lid{number}@zwolle.example.org"})
    page = Client().post("/aanmelden/", ANSWERS).content.decode()
    assert "Wacht een minuut en verstuur het formulier dan opnieuw." in page
    assert 'value="Sanne de Vries"' in page
    assert Account.objects.count() == 2


def test_a_mistake_and_the_short_form_do_not_count_as_joining(zwolle, busy):
    for _ in range(4):
        Client().post("/aanmelden/", {**ANSWERS, "name": ""})
        Client().post(reverse("members:begin_joining"), {"name": "Sanne"})
    assert Client().post("/aanmelden/", ANSWERS).status_code == 302


def test_who_tries_something_too_often_reads_how_long_to_wait_and_finds_the_way_back(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(2):
        answer = Client().post("/inloggen/?next=/mijn/", {"login": "x@example.org", "password": "y"})
    page = BeautifulSoup(answer.content, "html.parser").main
    assert answer.status_code == 429
    assert "Wacht een minuut." in page.get_text()
    assert page.find("a", string="Probeer het daarna opnieuw")["href"] == "/inloggen/?next=/mijn/"


@pytest.mark.parametrize(
    ("state", "decide"),
    [
        (Member.State.UNPROVEN, joining.admit),
        (Member.State.ADMITTED, lambda pk, keeper: joining.refuse(pk, keeper, "Nee.")),
        (Member.State.LEFT, joining.admit),
    ],
)
def test_what_is_not_to_be_decided_is_said_and_nobody_is_mailed(state, decide):
    member = MemberFactory(state=state)
    with pytest.raises(joining.NotToDecideError, match=str(member)):
        decide(member.pk, AccountFactory())
    member.refresh_from_db()
    assert (member.state, OutgoingMail.objects.count()) == (state, 0)


def test_admitting_twice_mails_once_and_is_logged(django_user_model):
    member = MemberFactory(state=Member.State.WAITING)
    keeper = AccountFactory()
    joining.admit(member.pk, keeper)
    joining.admit(member.pk, keeper)
    assert OutgoingMail.objects.filter(kind="lid_welkom").count() == 1
    assert AuditEntry.objects.filter(actor=keeper, subject=f"member:{member.pk}").count() == 1


def test_who_is_refused_gets_the_reason_by_mail():
    member = MemberFactory(state=Member.State.WAITING)
    joining.refuse(member.pk, AccountFactory(), "U werkt niet bij een <aangesloten> organisatie.")
    mail = written(OutgoingMail.objects.get())
    assert "U werkt niet bij een <aangesloten> organisatie." in mail.text
    assert "&lt;aangesloten&gt;" in mail.html
    assert not Account.objects.get(pk=member.account_id).is_member


def test_a_refused_person_can_be_admitted_after_all():
    member = MemberFactory(state=Member.State.REFUSED)
    joining.admit(member.pk, AccountFactory(), Member.State.REFUSED)
    member.refresh_from_db()
    assert member.is_admitted


def test_who_still_looks_at_somebody_who_waited_does_not_turn_a_refusal_around(client):
    member = MemberFactory(state=Member.State.WAITING)
    keeper = signed_in(client, roles.LEDENBEHEER)
    address = reverse("leden:decide", args=[member.pk])
    joining.refuse(member.pk, AccountFactory(), "Geen organisatie.")
    told = keeper.post(address, {"decision": "admit", "seen": ""}, follow=True).content.decode()
    assert "Er is al beslist over" in told
    member.refresh_from_db()
    assert member.state == Member.State.REFUSED
    seen = BeautifulSoup(keeper.get(address).content, "html.parser").find("input", {"name": "seen"})["value"]
    keeper.post(address, {"decision": "admit", "seen": seen})
    member.refresh_from_db()
    assert member.is_admitted


@pytest.mark.parametrize("state", [Member.State.REFUSED, Member.State.LEFT])
def test_a_decision_that_was_not_chosen_is_asked_again_with_the_same_choice(client, state):
    member = MemberFactory(state=state)
    keeper = signed_in(client, roles.LEDENBEHEER)
    address = reverse("leden:decide", args=[member.pk])
    answer = keeper.post(address, {"seen": state.value})
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert [choice["value"] for choice in page.select("input[name=decision]")] == ["admit"]
    assert page.find("textarea", {"name": "reason"}) is None


@pytest.mark.parametrize(("places", "said"), [([], "geen"), (["Hattem", "Zwolle"], "Hattem, Zwolle")])
def test_who_decides_reads_in_which_municipalities_somebody_works(client, places, said):
    member = MemberFactory(state=Member.State.WAITING)
    member.municipalities.set([MunicipalityFactory(name=name) for name in places])
    member.save()
    shown = signed_in(client, roles.LEDENBEHEER).get(reverse("leden:decide", args=[member.pk])).content
    label = BeautifulSoup(shown, "html.parser").find("strong", string="Gemeenten").parent
    assert label.find_next_sibling("dd").text == said


def test_proving_again_changes_nothing():
    member = MemberFactory(state=Member.State.REFUSED)
    OrganisationDomainFactory(domain="example.org")
    joining.prove(member.account)
    member.refresh_from_db()
    assert member.state == Member.State.REFUSED


def test_organisations_are_suggested_while_typing(client):
    OrganisationFactory(name="Gemeente Zwolle")
    OrganisationFactory(name="Woningcorporatie De Linde")
    page = client.get(reverse("members:organisation_suggestions"), {"q": "zwol"}).content.decode()
    assert "Gemeente Zwolle" in page
    assert "Linde" not in page
    assert "Gemeente" not in client.get(reverse("members:organisation_suggestions"), {"q": "z"}).content.decode()


def test_a_code_by_mail_signs_in_and_too_many_wrong_codes_do_not(client):
    member = MemberFactory(account__email="lid@zwolle.example.org")
    client.post("/inloggen/code/", {"email": "lid@zwolle.example.org"})
    client.post("/inloggen/code/bevestigen/", {"code": newest_code("lid@zwolle.example.org")})
    assert int(client.session["_auth_user_id"]) == member.account_id


def test_asking_a_code_tells_nobody_who_is_a_member(client):
    MemberFactory(account__email="lid@zwolle.example.org")
    known = client.post("/inloggen/code/", {"email": "lid@zwolle.example.org"})
    client.logout()
    unknown = client.post("/inloggen/code/", {"email": "niemand@zwolle.example.org"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_only_a_proven_address_belongs_to_an_account(client, zwolle):
    client.post("/aanmelden/", ANSWERS)
    assert not EmailAddress.objects.get(email=ANSWERS["email"]).verified


def test_refusing_again_for_another_reason_is_not_told_as_done():
    keeper, member = AccountFactory(), MemberFactory(state=Member.State.WAITING)
    joining.refuse(member.pk, keeper, "Geen organisatie.")
    joining.refuse(member.pk, keeper, "Geen organisatie.")
    with pytest.raises(joining.NotToDecideError, match="Er is al beslist"):
        joining.refuse(member.pk, keeper, "Iets anders.")
    member.refresh_from_db()
    assert member.decision_reason == "Geen organisatie."
    assert OutgoingMail.objects.filter(kind="lid_afgewezen").count() == 1


def test_a_reason_that_is_too_long_is_told_as_just_that(client):
    member = MemberFactory(state=Member.State.WAITING)
    answer = {"decision": "refuse", "reason": "x" * 1001}
    shown = signed_in(client, roles.LEDENBEHEER).post(reverse("leden:decide", args=[member.pk]), answer).content.decode()
    assert "1000" in shown
    assert "Schrijf op waarom" not in shown
