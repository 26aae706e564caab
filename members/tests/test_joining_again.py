"""Applying again: with a new code for who proved nothing yet, and without a dead end for who is known."""

import pytest
from django.test import Client

from core.models import OutgoingMail
from core.testing.mail import written
from members import consent
from members.code_views import GONE, PROVEN_SIGN_IN
from members.models import Account, Consent, Member
from members.tests.factories import MemberFactory, MunicipalityFactory
from members.tests.test_joining import ANSWERS, newest_code, same_but_for_tokens

pytestmark = pytest.mark.django_db
JOIN, CODE, SIGN_IN, ASK_CODE = "/aanmelden/", "/account/bevestigen/", "/inloggen/", "/inloggen/code/"
KNOWN = {**ANSWERS, "email": "bekend@zwolle.example.org"}
CORRECTED = {**ANSWERS, "name": "Sanne Verbeterd"}
EAGER = {**ANSWERS, "newsletter": "on", "directory": "on"}


@pytest.fixture(autouse=True)
def zwolle():
    return MunicipalityFactory(name="Zwolle", slug="zwolle")


@pytest.fixture
def no_waiting(settings):
    """Let mails follow each other at once, as they do for who waits a moment."""
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def known():
    return MemberFactory(account__email=KNOWN["email"])


def begin_anew(browser):
    browser.post(CODE, {"action": "opnieuw"})


def prove(browser, address=ANSWERS["email"]):
    return browser.post(CODE, {"code": newest_code(address)}, follow=True)


def subjects(address):
    return [written(mail).subject for mail in OutgoingMail.objects.filter(to=address).order_by("pk")]


def answers():
    member = Member.objects.get()
    return member.name, member.in_directory, consent.stands(member, Consent.Purpose.NEWSLETTER)


def test_who_proved_nothing_yet_gets_a_new_code_that_works(client, no_waiting):
    client.post(JOIN, ANSWERS)
    begin_anew(client)
    client.post(JOIN, ANSWERS)
    prove(client)
    assert "_auth_user_id" in client.session
    assert Member.objects.get().state == Member.State.WAITING


def test_the_last_answers_count_and_so_does_a_yes_taken_back(client, no_waiting):
    client.post(JOIN, EAGER)
    begin_anew(client)
    client.post(JOIN, CORRECTED)
    prove(client)
    assert answers() == ("Sanne Verbeterd", False, False)


def test_the_last_answers_count_from_a_second_tab_too(client, no_waiting):
    client.post(JOIN, EAGER)
    client.post(JOIN, CORRECTED)
    prove(client)
    assert answers() == ("Sanne Verbeterd", False, False)


def test_a_second_tab_within_the_half_minute_goes_on_with_the_code_that_was_mailed(client):
    client.post(JOIN, EAGER)
    answer = client.post(JOIN, CORRECTED)
    assert answer.url == CODE
    prove(client)
    assert answers() == ("Sanne Verbeterd", False, False)


@pytest.mark.parametrize("stranger_comes", ["first", "last"])
def test_a_stranger_answers_nothing_in_the_name_of_who_proves_the_address(client, no_waiting, stranger_comes):
    stranger = Client()
    if stranger_comes == "first":
        stranger.post(JOIN, {**EAGER, "name": "Een Vreemde"})
    client.post(JOIN, CORRECTED)
    code = newest_code(ANSWERS["email"])
    if stranger_comes == "last":
        stranger.post(JOIN, {**EAGER, "name": "Een Vreemde"})
    client.post(CODE, {"code": code})
    assert answers() == ("Sanne Verbeterd", False, False)


def test_a_stranger_does_not_move_an_application_to_an_address_of_his_own(client, no_waiting):
    client.post(JOIN, ANSWERS)
    stranger = Client()
    stranger.post(JOIN, ANSWERS)
    stranger.post(CODE, {"action": "change", "email": "vreemde@elders.example.org"})
    assert Account.objects.get().email == ANSWERS["email"]


def test_who_proves_the_address_elsewhere_agrees_to_nothing_that_was_ticked_here(client, no_waiting):
    client.post(JOIN, EAGER)
    elsewhere = Client()
    elsewhere.post(ASK_CODE, {"email": ANSWERS["email"]})
    elsewhere.post("/inloggen/code/bevestigen/", {"code": newest_code(ANSWERS["email"])})
    assert Member.objects.get().state == Member.State.WAITING
    assert answers() == ("Sanne de Vries", False, False)


def test_who_closed_the_page_and_asks_a_code_in_the_same_browser_loses_no_answer(client, no_waiting):
    client.post(JOIN, EAGER)
    client.post(ASK_CODE, {"email": ANSWERS["email"]})
    client.post("/inloggen/code/bevestigen/", {"code": newest_code(ANSWERS["email"])})
    assert answers() == ("Sanne de Vries", True, True)


@pytest.mark.parametrize("asked", [SIGN_IN, ASK_CODE])
def test_who_is_known_can_do_what_the_mail_says(client, known, asked):
    client.post(JOIN, KNOWN)
    assert client.get(asked).status_code == 200
    client.post(ASK_CODE, {"email": KNOWN["email"]})
    client.post("/inloggen/code/bevestigen/", {"code": newest_code(KNOWN["email"])})
    assert int(client.session["_auth_user_id"]) == known.account_id


def test_who_is_known_is_told_so_again_when_he_asks_again(client, known, no_waiting):
    client.post(JOIN, KNOWN)
    for _ in range(4):
        client.post(CODE, {"action": "resend"})
    assert subjects(KNOWN["email"]) == ["U bent al bij ons bekend"] * 3


def steps(browser, address):
    """Return what the browser of somebody who applies shows, step by step."""
    yield browser.post(JOIN, {**ANSWERS, "email": address}, follow=True)
    yield browser.post(CODE, {"action": "resend"}, follow=True)
    for _ in range(4):
        yield browser.post(CODE, {"code": "FOUT-FOUT"}, follow=True)
    yield browser.post(CODE, {"action": "opnieuw"}, follow=True)
    yield browser.post(JOIN, {**ANSWERS, "email": address}, follow=True)
    yield browser.get(ASK_CODE)
    yield browser.post(CODE, {"code": "FOUT-FOUT"}, follow=True)


@pytest.mark.parametrize("limits", [True, False])
def test_no_step_tells_who_is_known_and_who_applied_before(known, settings, limits):
    Client().post(JOIN, {**ANSWERS, "email": "nieuw@zwolle.example.org"})
    if not limits:
        settings.ACCOUNT_RATE_LIMITS = False
    Client().post(JOIN, KNOWN)
    shown = {
        address: [(page.redirect_chain if hasattr(page, "redirect_chain") else [], same_but_for_tokens(page)) for page in pages]
        for address, pages in (
            (address, list(steps(Client(), f"{address}@zwolle.example.org"))) for address in ("bekend", "nieuw")
        )
    }
    assert shown["bekend"] == shown["nieuw"]


def test_a_page_for_a_code_that_was_given_up_says_so(client):
    client.post(JOIN, ANSWERS)
    client.get(SIGN_IN)
    page = client.post(CODE, {"code": newest_code(ANSWERS["email"])}, follow=True)
    assert "U begon intussen opnieuw." in page.content.decode()


def test_a_right_code_for_an_address_proven_elsewhere_says_so_and_signs_nobody_in(client, no_waiting):
    client.post(f"{JOIN}?next=/leden/", ANSWERS)
    first, elsewhere = newest_code(ANSWERS["email"]), Client()
    elsewhere.post(ASK_CODE, {"email": ANSWERS["email"]})
    elsewhere.post("/inloggen/code/bevestigen/", {"code": newest_code(ANSWERS["email"])})
    page = client.post(f"{CODE}?next=/leden/", {"code": first}, follow=True)
    assert page.redirect_chain[-1][0] == f"{ASK_CODE}?next=%2Fleden%2F"
    assert PROVEN_SIGN_IN in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_whose_account_was_removed_before_the_code_came_begins_anew_with_what_was_typed(client, no_waiting):
    client.post(JOIN, ANSWERS)
    typed = newest_code(ANSWERS["email"])
    Account.objects.get().delete()
    page = client.post(CODE, {"code": typed}, follow=True)
    assert page.request["PATH_INFO"] == JOIN
    assert GONE in page.content.decode()
    assert ANSWERS["name"] in page.content.decode()
    client.post(JOIN, ANSWERS)
    prove(client)
    assert Member.objects.get().state == Member.State.WAITING


def test_whose_account_was_removed_before_signing_in_is_told_so(client, known):
    client.post(ASK_CODE, {"email": KNOWN["email"]})
    typed = newest_code(KNOWN["email"])
    known.account.delete()
    page = client.post(f"{ASK_CODE}bevestigen/", {"code": typed}, follow=True)
    assert page.request["PATH_INFO"] == ASK_CODE
    assert GONE in page.content.decode()
    assert "_auth_user_id" not in client.session
