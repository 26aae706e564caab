"""What an administrator does with accounts."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from core.models import AuditEntry, OutgoingMail
from core.testing.mail import written
from events import registering
from events.models import Registration
from events.tests.factories import make_event
from members import roles
from members.account_screens import KEEP_OWN_ROLE
from members.models import Account, Member
from members.tests.factories import AccountFactory, MemberFactory, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-wachtwoord-van-nu"
TAKEN = "Er is al een account met dit e-mailadres."


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


@pytest.fixture
def account():
    account = AccountFactory(email="oud@example.org", first_name="Jo", last_name="Jansen")
    account.set_password(PASSWORD)
    account.save()
    EmailAddress.objects.update_or_create(user=account, defaults={"email": account.email, "verified": True, "primary": True})
    return account


def edit(client, account, **changes):
    known = {"email": account.email, "first_name": "Jo", "last_name": "Jansen", "is_active": "on"}
    return client.post(reverse("wagtailusers_users:edit", args=[account.pk]), {**known, **changes})


def sign_in(email):
    client = Client()
    client.post("/inloggen/", {"login": email, "password": PASSWORD})
    return client.session


def bulk_delete(*accounts):
    ids = "&".join(f"id={account.pk}" for account in accounts)
    return reverse("wagtail_bulk_action", args=["members", "account", "delete"]) + f"?{ids}&next=/beheer/"


def delete(account):
    return reverse("wagtailusers_users:delete", args=[account.pk])


def test_signing_in_follows_a_changed_address_and_asks_to_prove_it(admin, account):
    assert edit(admin, account, email="Nieuw@example.org").status_code == 302
    assert list(EmailAddress.objects.filter(user=account).values_list("email", "verified", "primary")) == [
        ("nieuw@example.org", False, True)
    ]
    assert AuditEntry.objects.get(action="e-mailadres gewijzigd door beheerder").subject == f"account:{account.pk}"
    assert "_auth_user_id" not in sign_in("oud@example.org")
    assert "_auth_user_id" not in sign_in("nieuw@example.org")
    assert OutgoingMail.objects.filter(to="nieuw@example.org").exists()


def test_the_old_and_the_new_address_are_told_that_it_changed(admin, account):
    edit(admin, account, email="nieuw@example.org")
    old, new = (
        written(OutgoingMail.objects.get(kind="adres_gewijzigd", to=to)) for to in ("oud@example.org", "nieuw@example.org")
    )
    assert old.subject == "Uw e-mailadres op het platform is gewijzigd"
    assert "Met oud@example.org kunt u niet meer inloggen." in old.text
    assert "nieuw@example.org" not in old.text + old.html
    assert new.subject == "Dit is nu uw e-mailadres op het platform"
    assert "U logt voortaan in met dit adres." in new.text
    assert "oud@example.org" not in new.text + new.html


def test_another_change_tells_nobody(admin, account):
    edit(admin, account, first_name="Joke", email="OUD@example.org")
    assert not OutgoingMail.objects.exists()


def test_seeing_and_changing_accounts_is_logged(admin, account):
    admin.get(reverse("wagtailusers_users:index"))
    admin.get(reverse("wagtailusers_users:index_results"), {"q": "jo"})
    admin.get(reverse("wagtailusers_users:edit", args=[account.pk]))
    edit(admin, account, first_name="Joke")
    about = f"account:{account.pk}"
    assert list(AuditEntry.objects.order_by("pk").values_list("action", "subject", "detail")) == [
        ("lijst bekeken", "account", ""), ("bekeken", about, ""), ("gewijzigd", about, "first_name"),
    ]  # fmt: skip


def test_another_change_leaves_the_proven_address_alone(admin, account):
    edit(admin, account, first_name="Joke")
    assert EmailAddress.objects.get(user=account).verified
    assert "_auth_user_id" in sign_in("oud@example.org")


def test_a_new_account_has_an_address_to_sign_in_with(admin):
    fields = {"email": "vers@example.org", "first_name": "Vera", "last_name": "Vers", "is_active": "on"}
    assert admin.post(reverse("wagtailusers_users:add"), fields).status_code == 302
    assert EmailAddress.objects.get(user__email="vers@example.org").primary


@pytest.mark.parametrize("taken", ["bezet@example.org", "BEZET@example.org"])
def test_an_address_of_somebody_else_is_refused_in_our_words(admin, account, taken):
    AccountFactory(email="bezet@example.org")
    answer = edit(admin, account, email=taken)
    assert "geschonden" not in answer.content.decode()
    assert answer.context["form"].errors == {"email": [TAKEN]}


def test_a_new_account_with_the_address_of_somebody_else_hears_so_once(admin, account):
    fields = {"email": account.email.upper(), "first_name": "Vera", "last_name": "Vers"}
    answer = admin.post(reverse("wagtailusers_users:add"), fields)
    assert answer.context["form"].errors == {"email": [TAKEN]}


def test_an_administrator_does_not_take_the_role_from_himself(admin):
    own = Account.objects.get(pk=admin.session["_auth_user_id"])
    answer = edit(admin, own, first_name="Bea", groups=[])
    assert KEEP_OWN_ROLE in answer.content.decode()
    assert 'value="Bea"' in answer.content.decode()
    assert own.groups.filter(name=roles.BEHEERDER).exists()


def test_an_administrator_changes_other_things_of_himself_and_takes_the_role_from_others(admin, account):
    group = Group.objects.get(name=roles.BEHEERDER)
    account.groups.add(group)
    own = Account.objects.get(pk=admin.session["_auth_user_id"])
    assert edit(admin, own, first_name="Bea", groups=[group.pk]).status_code == 302
    assert edit(admin, account, groups=[]).status_code == 302
    assert list(group.user_set.all()) == [own]


@pytest.mark.parametrize("address_of", [delete, bulk_delete])
def test_the_account_of_a_member_stays_and_the_screen_says_what_to_do(admin, address_of):
    member = MemberFactory()
    shown = admin.post(address_of(member.account), follow=True).content.decode()
    assert "bij dit account hoort een lid" in shown
    assert "«Actief»" in shown
    assert Member.objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize("address_of", [delete, bulk_delete])
def test_who_still_comes_to_a_meeting_is_withdrawn_first(admin, address_of):
    account, event = AccountFactory(), make_event(audience="iedereen")
    registering.register(event.pk, account)
    assert "Meld deze persoon eerst af" in admin.post(address_of(account), follow=True).content.decode()
    assert Registration.objects.active().count() == 1
    registering.withdraw(event.pk, account)
    admin.post(address_of(account))
    assert not Account.objects.filter(pk=account.pk).exists()


def test_erasing_a_member_is_written_in_the_log(admin):
    member = MemberFactory()
    admin.post(reverse("leden:delete", args=[member.pk]))
    assert not Member.objects.filter(pk=member.pk).exists()
    assert AuditEntry.objects.get(action="gewist").subject == f"member:{member.pk}"
