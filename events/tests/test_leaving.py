"""Who is no longer a member comes to no meeting: the seats go to who waits."""

import datetime as dt

import pytest
from django.urls import reverse

from core import clock
from core.models import AuditEntry, OutgoingMail
from core.testing.mail import written
from events import registering, seats
from events.models import Registration
from events.tests.factories import make_event
from members import leaving, roles
from members.models import Member
from members.tests.factories import AccountFactory, MemberFactory, signed_in

pytestmark = pytest.mark.django_db
SEAT, WAITS, GONE = Registration.State.REGISTERED, Registration.State.WAITING, Registration.State.WITHDRAWN


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


@pytest.fixture
def member():
    return MemberFactory()


@pytest.fixture
def full(member):
    """A meeting with one seat, which the member has while another waits."""
    event = make_event(capacity=1)
    for account in (member.account, MemberFactory().account):
        registering.register(event.pk, account, accepts_waiting=True)
    return event


def states(event):
    return list(Registration.objects.filter(event=event).order_by("place").values_list("state", flat=True))


def switch_off(admin, account):
    fields = {"email": account.email, "first_name": "Jo", "last_name": "Jansen"}
    return admin.post(reverse("wagtailusers_users:edit", args=[account.pk]), fields)


def switch_off_many(admin, *accounts):
    ids = "&".join(f"id={account.pk}" for account in accounts)
    address = reverse("wagtail_bulk_action", args=["members", "account", "set_active_state"])
    return admin.post(f"{address}?{ids}&next=/beheer/", {"mark_as_active": "False"})


def test_the_seat_of_who_is_let_go_goes_to_who_waits(member, full):
    keeper = AccountFactory()
    leaving.let_go(member.pk, keeper)
    assert states(full) == [GONE, SEAT]
    assert AuditEntry.objects.get(action="afgemeld bij vertrek").actor_id == keeper.pk


def test_the_seat_goes_when_an_account_is_switched_off(admin, member, full):
    switch_off(admin, member.account)
    assert states(full) == [GONE, SEAT]


def test_the_seats_go_when_many_accounts_are_switched_off(admin, member, full):
    switch_off_many(admin, member.account, AccountFactory())
    member.account.refresh_from_db()
    assert (member.account.is_active, states(full)) == (False, [GONE, SEAT])


def test_an_account_that_stays_on_keeps_its_seat(admin, member, full):
    fields = {"email": member.account.email, "first_name": "Jo", "last_name": "Jansen", "is_active": "on"}
    admin.post(reverse("wagtailusers_users:edit", args=[member.account_id]), fields)
    assert states(full) == [SEAT, WAITS]


def test_the_seat_goes_when_a_member_is_erased(admin, member, full):
    admin.post(reverse("leden:delete", args=[member.pk]))
    assert not Member.objects.filter(pk=member.pk).exists()
    assert states(full) == [GONE, SEAT]


def test_a_meeting_that_has_begun_is_left_as_it_was(member):
    begun, coming = make_event(start=clock.now() + dt.timedelta(days=1)), make_event()
    for event in (begun, coming):
        registering.register(event.pk, member.account)
    type(begun).objects.filter(pk=begun.pk).update(start=clock.now() - dt.timedelta(hours=1))
    leaving.let_go(member.pk, AccountFactory())
    assert (states(begun), states(coming)) == ([SEAT], [GONE])


@pytest.mark.parametrize("busy_at", ["switch_off", "erase"])
def test_a_meeting_where_it_is_busy_is_told(admin, member, full, monkeypatch, busy_at):
    def busy(*_, **__):
        raise seats.TooBusyError

    monkeypatch.setattr(registering, "withdraw", busy)
    if busy_at == "erase":
        told = admin.post(reverse("leden:delete", args=[member.pk]), follow=True)
    else:
        switch_off(admin, member.account)
        told = admin.get("/beheer/")
    assert "Het is nu erg druk" in told.content.decode()
    assert Member.objects.filter(pk=member.pk).exists()
    assert states(full) == [SEAT, WAITS]


@pytest.mark.parametrize(("members_only", "state"), [(False, SEAT), (True, GONE)])
def test_who_is_let_go_still_comes_to_a_meeting_for_everybody_that_he_may_see(member, members_only, state):
    event = make_event(audience="iedereen", members_only=members_only)
    registering.register(event.pk, member.account)
    leaving.let_go(member.pk, AccountFactory())
    assert states(event) == [state]


@pytest.mark.parametrize("how", ["switch_off", "erase"])
def test_whose_account_or_data_go_comes_to_no_meeting_at_all(admin, member, how):
    event = make_event(audience="iedereen")
    registering.register(event.pk, member.account)
    if how == "erase":
        admin.post(reverse("leden:delete", args=[member.pk]))
    else:
        switch_off(admin, member.account)
    assert states(event) == [GONE]


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("let_go", "Ledenbeheer heeft u uitgeschreven als lid. Daarom bent u ook afgemeld"),
        ("switch_off", "Uw account is uitgezet. Daarom bent u ook afgemeld"),
        ("erase", "Uw gegevens zijn gewist uit het ledenregister. Daarom bent u ook afgemeld"),
    ],
)
def test_who_goes_reads_why_he_comes_to_the_meeting_no_more(admin, member, full, how, told):
    if how == "let_go":
        leaving.let_go(member.pk, AccountFactory())
    elif how == "erase":
        admin.post(reverse("leden:delete", args=[member.pk]))
    else:
        switch_off(admin, member.account)
    mail = written(OutgoingMail.objects.get(kind="bijeenkomst_afgemeld"))
    for part in (mail.text, mail.html):
        assert told in part
        assert "organisator" not in part
        assert "Bedacht u zich" not in part
