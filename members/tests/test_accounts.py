"""Signing in, codes and passwords, as people meet them."""

import re
import time

import pytest
from allauth.account.internal.flows import code_verification
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django_tasks_db.models import DBTaskResult

from core.kept_forms import KEY
from core.models import OutgoingMail
from core.tasks import send_queued_mail
from core.testing.mail import written
from members.models import Account, Member
from members.passwords import DEMO_PASSWORD, NotLikeOneself
from members.tests.factories import AccountFactory, MemberFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
ADDRESS = "lid@zwolle.example.org"
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = "drie losse woorden"
JOINING = {
    "name": "Sanne de Vries",
    "email": "sanne@zwolle.example.org",
    "organisation": "Gemeente Zwolle",
    "municipalities": "Zwolle",
    "discipline": "gemeente",
}
NEW = {"password1": "vier andere losse woorden", "password2": "vier andere losse woorden"}


@pytest.fixture
def member():
    member = MemberFactory(account__email=ADDRESS)
    member.account.set_password(SECRET)
    member.account.save()
    return member


def newest_mail():
    return written(OutgoingMail.objects.latest("pk"))


def code():
    return re.findall(r"^([A-Z0-9-]{6,})$", newest_mail().text, re.MULTILINE)[0]


def ask_code(client):
    client.post("/inloggen/code/", {"email": ADDRESS})


def type_code(client, typed):
    return client.post("/inloggen/code/bevestigen/", {"code": typed}, follow=True)


def test_an_empty_field_costs_no_try(client, member):
    ask_code(client)
    for _ in range(5):
        assert "Vul de code uit de mail in." in type_code(client, " ").content.decode()
    type_code(client, code())
    assert int(client.session["_auth_user_id"]) == member.account_id


def test_after_three_wrong_codes_a_new_one_comes_and_the_old_one_is_dead(client, member):
    ask_code(client)
    first = code()
    for _ in range(3):
        page = type_code(client, "FOUT-FOUT")
    assert "Wij mailen u opnieuw." in page.content.decode()
    assert page.redirect_chain[-1][0] == "/inloggen/code/bevestigen/"
    second = code()
    assert second != first
    type_code(client, first)
    assert "_auth_user_id" not in client.session
    type_code(client, second)
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("address", [JOINING["email"], ADDRESS])
def test_a_code_that_died_stays_dead_and_says_so(client, member, address):
    MunicipalityFactory(name="Zwolle")
    client.post("/aanmelden/", {**JOINING, "email": address})
    for typed in ["FOUT-FOUT"] * 3:
        client.post("/account/bevestigen/", {"code": typed})
    dead = code() if address == JOINING["email"] else "DOOD-CODE"
    for _ in range(4):
        page = client.post("/account/bevestigen/", {"code": dead}, follow=True)
        assert "Deze code werkt niet meer. Vraag hieronder een nieuwe aan." in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_new_code_after_one_that_died_works(client, settings):
    MunicipalityFactory(name="Zwolle")
    client.post("/aanmelden/", JOINING)
    for _ in range(3):
        client.post("/account/bevestigen/", {"code": "FOUT-FOUT"})
    settings.ACCOUNT_RATE_LIMITS = False
    client.post("/account/bevestigen/", {"action": "resend"})
    page = client.post("/account/bevestigen/", {"code": "FOUT-FOUT"}, follow=True)
    assert "Deze code klopt niet." in page.content.decode()
    client.post("/account/bevestigen/", {"code": code()})
    assert "_auth_user_id" in client.session


def test_asking_again_too_soon_leaves_the_mailed_code_working(client):
    MunicipalityFactory(name="Zwolle")
    client.post("/aanmelden/", JOINING)
    page = client.post("/account/bevestigen/", {"action": "resend"}, follow=True)
    assert "Wacht een halve minuut" in page.content.decode()
    client.post("/account/bevestigen/", {"code": code()})
    assert "_auth_user_id" in client.session


def test_codes_do_not_keep_coming(client, member):
    ask_code(client)
    for _ in range(9):
        page = type_code(client, "FOUT-FOUT")
    assert "Begin hieronder opnieuw" in page.content.decode()
    assert OutgoingMail.objects.count() == 3


def test_asking_for_a_code_again_too_soon_leaves_the_page_as_it_is(client, member):
    client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/account/opnieuw-inloggen/", {"password": SECRET})
    client.post("/mijn/e-mail/", {"email": "nieuw@zwolle.example.org", "action_add": ""})
    page = client.post("/account/bevestigen/", {"action": "resend"}, follow=True)
    assert page.status_code == 200
    assert "Wacht een halve minuut" in page.content.decode()
    assert "nieuw@zwolle.example.org" in page.content.decode()


def test_a_code_for_another_address_that_is_still_open_is_found_again(client, member):
    client.force_login(member.account, backend=BACKEND)
    client.post("/account/opnieuw-inloggen/", {"password": SECRET})
    assert "Typ de code over" not in client.get("/mijn/e-mail/").content.decode()
    client.post("/mijn/e-mail/", {"email": "nieuw@zwolle.example.org", "action_add": ""})
    page = BeautifulSoup(client.get("/mijn/e-mail/").content, "html.parser").main
    assert "Wij mailden een code naar nieuw@zwolle.example.org." in page.get_text()
    client.post(page.find("a", string=re.compile("Typ de code over"))["href"], {"code": code()})
    assert "Typ de code over" not in client.get("/mijn/e-mail/").content.decode()
    assert Account.objects.get(pk=member.account_id).email == "nieuw@zwolle.example.org"


@override_settings(SITE_URL="http://127.0.0.1:8000")
def test_the_mailed_link_to_choose_a_password_leads_to_this_site(client, member):
    client.post("/wachtwoord-vergeten/", {"email": ADDRESS})
    (link,) = re.findall(r"http\S+/wachtwoord-vergeten/nieuw/\S+", newest_mail().text)
    assert link.startswith("http://127.0.0.1:8000/")
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    done = client.post(page.request["PATH_INFO"], NEW)
    assert done.status_code == 302
    member.account.refresh_from_db()
    assert member.account.check_password("vier andere losse woorden")


def test_who_changes_a_password_is_told_so_by_mail(client, member):
    client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/mijn/wachtwoord/", {"oldpassword": SECRET, **NEW})
    assert newest_mail().to == ADDRESS
    for task in DBTaskResult.objects.filter(task_path=send_queued_mail.module_path):
        send_queued_mail.call(*task.args_kwargs["args"])
    assert "wachtwoord" in mail.outbox[0].subject


@pytest.mark.parametrize(("demo", "works"), [(True, True), (False, False)])
def test_the_demo_password_opens_only_the_demo_site(client, settings, demo, works):
    settings.DEMO = demo
    account = AccountFactory(email=ADDRESS)
    account.set_password(DEMO_PASSWORD)
    account.save()
    client.post("/inloggen/", {"login": ADDRESS, "password": DEMO_PASSWORD})
    assert ("_auth_user_id" in client.session) is works


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("kort", "kort"), "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        (("drie losse woorden!", "drie losse worden!"), "De twee wachtwoorden zijn niet gelijk."),
        ((ADDRESS, ADDRESS), "Dit wachtwoord lijkt te veel op uw e-mailadres."),
        (("fatima.devries", "fatima.devries"), "Dit wachtwoord lijkt te veel op uw naam."),
        (("Fatima de Vries 7", "Fatima de Vries 7"), "Dit wachtwoord lijkt te veel op uw naam."),
        (("", ""), "Vul een nieuw wachtwoord in."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_in_our_words(client, member, typed, answer):
    client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
    Member.objects.update(name="Fatima de Vries")
    fields = {"oldpassword": SECRET, "password1": typed[0], "password2": typed[1]}
    assert answer in client.post("/mijn/wachtwoord/", fields).content.decode()


def test_the_part_of_an_address_before_the_at_sign_is_no_password():
    with pytest.raises(ValidationError, match="op uw e-mailadres"):
        NotLikeOneself().validate("fatima.devries", AccountFactory(email="fatima.devries@zwolle.example.org"))
    NotLikeOneself().validate("vier andere losse woorden", AccountFactory(email="fatima.devries@elders.example.org"))


@pytest.mark.parametrize("address", ["/inloggen/", "/inloggen/code/", "/wachtwoord-vergeten/", "/aanmelden/"])
def test_account_pages_say_u_and_speak_dutch(client, address):
    shown = re.sub(r"<[^>]+>", " ", client.post(address, {}).content.decode())
    assert not re.search(r"\b(je|jij|jouw|password|required|email address)\b", shown, re.IGNORECASE)
    assert shown.count("Wachtwoord vergeten?") == (1 if address == "/inloggen/" else 0)


def test_a_new_code_is_told_and_when_there_are_no_more(client, member, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    ask_code(client)
    page = client.post("/inloggen/code/bevestigen/", {"action": "resend"}, follow=True)
    assert "Er is opnieuw een mail onderweg. De code van daarvoor werkt niet meer." in page.content.decode()
    assert "Stuur de code opnieuw" in page.content.decode()
    page = client.post("/inloggen/code/bevestigen/", {"action": "resend"}, follow=True)
    assert "Stuur de code opnieuw" not in page.content.decode()
    assert "vaker kan niet" in page.content.decode()


@pytest.mark.parametrize("asked_by", ["inloggen", "aanmelden"])
def test_an_expired_code_is_told(client, member, monkeypatch, asked_by):
    MunicipalityFactory(name="Zwolle")
    ask_code(client) if asked_by == "inloggen" else client.post("/aanmelden/", JOINING)
    monkeypatch.setattr(code_verification.time, "time", lambda now=time.time: now() + 3600)
    page = client.get("/inloggen/code/bevestigen/" if asked_by == "inloggen" else "/account/bevestigen/", follow=True)
    assert "Deze code is verlopen. Vraag hieronder een nieuwe aan." in page.content.decode()
    assert page.redirect_chain[-1][0] == "/inloggen/code/"


def test_without_a_code_on_its_way_nothing_has_expired(client):
    page = client.get("/account/bevestigen/", follow=True)
    assert "verlopen" not in page.content.decode()


def test_who_mistyped_the_address_begins_anew_with_what_was_typed(client):
    MunicipalityFactory(name="Zwolle")
    page = client.post("/aanmelden/", JOINING, follow=True)
    assert "Verkeerd adres? Begin opnieuw" in page.content.decode()
    page = client.post("/account/bevestigen/", {"action": "opnieuw"}, follow=True)
    assert page.redirect_chain[-1][0] == "/aanmelden/"
    assert 'value="Sanne de Vries"' in page.content.decode()
    assert client.get("/inloggen/").status_code == 200


def test_somebody_else_can_sign_in_where_a_code_was_on_its_way(client, member):
    ask_code(client)
    page = client.post("/inloggen/code/bevestigen/", {"action": "opnieuw"}, follow=True)
    assert page.redirect_chain[-1][0] == "/inloggen/code/"


@pytest.mark.parametrize("address", ["/aanmelden/", "/wachtwoord-vergeten/", "/inloggen/code/"])
def test_what_is_too_long_to_be_an_address_makes_nothing(client, address):
    MunicipalityFactory(name="Zwolle")
    for _ in range(2):
        answer = client.post(address, {**JOINING, "email": f"{'b' * 260}@zwolle.example.org"})
        assert answer.status_code < 500
    assert not Account.objects.exists()
    assert not OutgoingMail.objects.exists()


TOO_LONG = "Maak dit adres korter: een e-mailadres heeft hoogstens 254 tekens."


@pytest.mark.parametrize("length", [260, 400])
def test_an_address_that_is_too_long_is_told_so_once(client, length):
    MunicipalityFactory(name="Zwolle")
    page = client.post("/aanmelden/", {**JOINING, "email": f"{'b' * length}@zwolle.example.org"})
    assert page.context["form"].errors == {"email": [TOO_LONG]}
    assert 'value="Sanne de Vries"' in page.content.decode()


@pytest.mark.parametrize(
    ("address", "field"), [("/inloggen/", "login"), ("/inloggen/code/", "email"), ("/wachtwoord-vergeten/", "email")]
)
def test_every_page_names_the_same_longest_address(client, address, field):
    page = client.post(address, {field: f"{'b' * 400}@zwolle.example.org", "password": SECRET})
    assert page.context["form"].errors == {field: [TOO_LONG]}
    assert "320" not in page.content.decode()


def test_a_page_for_a_code_that_stayed_open_leads_on_and_says_nothing_untrue():
    MunicipalityFactory(name="Zwolle")
    browser = Client(enforce_csrf_checks=True)
    sent = {"headers": {"origin": "http://testserver"}, "follow": True}

    def token():
        return browser.cookies["csrftoken"].value

    browser.get("/aanmelden/")
    browser.post("/aanmelden/", {**JOINING, "csrfmiddlewaretoken": token()}, **sent)
    typed = {"code": code(), "csrfmiddlewaretoken": token()}
    browser.post("/account/bevestigen/", typed, **sent)
    page = browser.post("/account/bevestigen/", typed, **sent)
    assert page.redirect_chain[-1][0] == "/mijn/"
    assert "U bent al ingelogd." in page.content.decode()
    assert "Wat u typte" not in page.content.decode()


@pytest.mark.parametrize("address", ["/inloggen/", "/wachtwoord-vergeten/"])
def test_a_page_that_is_not_filled_in_again_does_not_say_that_it_is(address):
    browser = Client(enforce_csrf_checks=True)
    browser.get(address)
    page = browser.post(address, {"login": ADDRESS, "email": ADDRESS}, headers={"origin": "http://testserver"}, follow=True)
    assert "Deze pagina stond te lang open. Probeer het nog eens." in page.content.decode()
    assert KEY not in browser.session


def test_who_used_the_code_in_another_tab_is_told_so(client, member):
    client.force_login(member.account, backend=BACKEND)
    page = client.post("/account/bevestigen/", {"code": "ABC-DEF"}, follow=True)
    assert page.redirect_chain[-1][0] == "/mijn/"
    assert "Deze code is al gebruikt." in page.content.decode()
