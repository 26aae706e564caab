"""Signing in, codes and passwords, as people meet them."""

import re
import time

import pytest
from allauth.account.internal.flows import code_verification
from django.core import mail
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from core.models import OutgoingMail
from core.tasks import send_queued_mail
from core.testing.mail import written
from members.models import Account
from members.passwords import DEMO_PASSWORD
from members.tests.factories import AccountFactory, MemberFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
ADDRESS = "lid@zwolle.example.org"
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
        assert "Vul dit in." in type_code(client, " ").content.decode()
    type_code(client, code())
    assert int(client.session["_auth_user_id"]) == member.account_id


def test_after_three_wrong_codes_a_new_one_comes_and_the_old_one_is_dead(client, member):
    ask_code(client)
    first = code()
    for _ in range(3):
        page = type_code(client, "FOUT-FOUT")
    assert "Wij mailen u een nieuwe." in page.content.decode()
    assert page.redirect_chain[-1][0] == "/inloggen/code/bevestigen/"
    second = code()
    assert second != first
    type_code(client, first)
    assert "_auth_user_id" not in client.session
    type_code(client, second)
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
        (("", ""), "Nieuw wachtwoord: Vul dit in."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_in_our_words(client, member, typed, answer):
    client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
    fields = {"oldpassword": SECRET, "password1": typed[0], "password2": typed[1]}
    assert answer in client.post("/mijn/wachtwoord/", fields).content.decode()


@pytest.mark.parametrize("address", ["/inloggen/", "/inloggen/code/", "/wachtwoord-vergeten/", "/aanmelden/"])
def test_account_pages_say_u_and_speak_dutch(client, address):
    shown = re.sub(r"<[^>]+>", " ", client.post(address, {}).content.decode())
    assert not re.search(r"\b(je|jij|jouw|password|required|email address)\b", shown, re.IGNORECASE)
    assert shown.count("Wachtwoord vergeten?") == (1 if address == "/inloggen/" else 0)


def test_a_new_code_is_told_and_when_there_are_no_more(client, member, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    ask_code(client)
    page = client.post("/inloggen/code/bevestigen/", {"action": "resend"}, follow=True)
    assert "Er is een nieuwe code onderweg. De code van daarvoor werkt niet meer." in page.content.decode()
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


def test_an_address_that_is_too_long_is_told_so(client):
    MunicipalityFactory(name="Zwolle")
    page = client.post("/aanmelden/", {**JOINING, "email": f"{'b' * 260}@zwolle.example.org"}).content.decode()
    assert "Maak dit adres korter: een e-mailadres heeft hoogstens 254 tekens." in page
    assert 'value="Sanne de Vries"' in page
