"""What the forms for signing in, codes, passwords and addresses say of what is missing or wrong."""

import re

import pytest
from allauth.account.models import EmailAddress

from core.models import OutgoingMail
from core.testing.mail import written
from members.code_views import PROVEN
from members.tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
ADDRESS = "lid@zwolle.example.org"
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = "drie losse woorden"
NEW = "vier andere losse woorden"


@pytest.fixture
def member():
    member = MemberFactory(account__email=ADDRESS)
    member.account.set_password(SECRET)
    member.account.save()
    return member


@pytest.fixture
def signed_in(client, member):
    """A member who typed the password a moment ago: no important change asks for it again."""
    client.force_login(member.account, backend=BACKEND)
    client.post("/account/opnieuw-inloggen/", {"password": SECRET})
    return client


def errors(client, address, **typed):
    """Return what the form at this address says of these answers."""
    return client.post(address, typed).context["form"].errors


@pytest.mark.parametrize("address", ["/inloggen/code/", "/wachtwoord-vergeten/", "/aanmelden/"])
def test_who_leaves_the_address_empty_reads_what_to_fill_in(client, address):
    assert errors(client, address)["email"] == ["Vul uw e-mailadres in."]


def test_who_signs_in_with_nothing_reads_what_to_fill_in(client):
    assert errors(client, "/inloggen/") == {"login": ["Vul uw e-mailadres in."], "password": ["Vul uw wachtwoord in."]}


def test_an_empty_code_reads_as_what_to_fill_in(client, member):
    client.post("/inloggen/code/", {"email": ADDRESS})
    assert errors(client, "/inloggen/code/bevestigen/") == {"code": ["Vul de code uit de mail in."]}


def test_an_empty_code_for_another_address_reads_as_what_to_fill_in(signed_in):
    signed_in.post("/mijn/e-mail/", {"email": "nieuw@zwolle.example.org", "action_add": ""})
    assert errors(signed_in, "/account/bevestigen/") == {"code": ["Vul de code uit de mail in."]}


def test_an_empty_password_before_an_important_change_reads_as_what_to_fill_in(client, member):
    client.force_login(member.account, backend=BACKEND)
    assert errors(client, "/account/opnieuw-inloggen/") == {"password": ["Vul uw wachtwoord in."]}


CHOSEN = {"password1": ["Vul een nieuw wachtwoord in."], "password2": ["Vul het nieuwe wachtwoord nog een keer in."]}


def test_empty_passwords_read_as_what_to_fill_in(signed_in, member):
    assert errors(signed_in, "/mijn/wachtwoord/") == {"oldpassword": ["Vul uw wachtwoord van nu in."], **CHOSEN}
    member.account.set_unusable_password()
    member.account.save()
    signed_in.force_login(member.account, backend=BACKEND)
    assert errors(signed_in, "/mijn/wachtwoord/instellen/") == CHOSEN


def test_an_empty_password_after_the_mailed_link_reads_as_what_to_fill_in(client, member):
    client.post("/wachtwoord-vergeten/", {"email": ADDRESS})
    (path,) = re.findall(r"/wachtwoord-vergeten/nieuw/\S+", written(OutgoingMail.objects.latest("pk")).text)
    page = client.get(path, follow=True)
    assert errors(client, page.request["PATH_INFO"]) == CHOSEN


def test_a_wrong_password_of_now_is_called_wrong(signed_in):
    answers = {"oldpassword": "iets anders", "password1": NEW, "password2": NEW}
    told = ["Dit wachtwoord klopt niet. Vul uw wachtwoord van nu in."]
    assert errors(signed_in, "/mijn/wachtwoord/", **answers) == {"oldpassword": told}


@pytest.mark.parametrize(
    ("typed", "told"),
    [(ADDRESS, "Dit is al uw e-mailadres. Vul een ander adres in."), ("", "Vul uw nieuwe e-mailadres in.")],
)
def test_another_address_is_asked_for_in_our_words(signed_in, typed, told):
    assert errors(signed_in, "/mijn/e-mail/", email=typed, action_add="") == {"email": [told]}


def test_a_right_code_for_an_address_that_was_changed_elsewhere_says_so(signed_in, member):
    new = "nieuw@zwolle.example.org"
    signed_in.post("/mijn/e-mail/", {"email": new, "action_add": ""})
    code = re.findall(r"^([A-Z0-9-]{6,})$", written(OutgoingMail.objects.latest("pk")).text, re.MULTILINE)[0]
    EmailAddress.objects.create(user=member.account, email=new, verified=True)
    page = signed_in.post("/account/bevestigen/", {"code": code}, follow=True)
    assert page.redirect_chain[-1][0] == "/mijn/e-mail/"
    assert PROVEN in page.content.decode()
