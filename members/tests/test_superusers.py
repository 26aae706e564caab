"""The first administrator, made on the server: he gets in at once, also where mail does not work yet."""

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command

from core.models import OutgoingMail
from members.models import Account

pytestmark = pytest.mark.django_db
SECRET = "drie losse woorden"


def make_superuser(monkeypatch, address):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", SECRET)
    call_command("createsuperuser", "--noinput", f"--email={address}", verbosity=0)
    return Account.objects.get(email__iexact=address)


def test_he_signs_in_by_password_and_gets_no_mail(monkeypatch, client):
    account = make_superuser(monkeypatch, "Baas@Zwolle.example.org")
    client.post("/inloggen/", {"login": "baas@zwolle.example.org", "password": SECRET})
    assert client.session["_auth_user_id"] == str(account.pk)
    assert client.get("/beheer/").status_code == 200
    assert not OutgoingMail.objects.exists()


def test_an_address_that_somebody_else_proved_stays_theirs(monkeypatch):
    other = Account.objects.create_user("ander@zwolle.example.org")
    EmailAddress.objects.create(user=other, email="baas@zwolle.example.org", verified=True)
    account = make_superuser(monkeypatch, "baas@zwolle.example.org")
    assert account.is_superuser
    assert not EmailAddress.objects.filter(user=account).exists()
