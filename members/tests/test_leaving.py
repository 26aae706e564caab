"""Ceasing to be a member: asked first, told by mail, written in the log, and not for ever."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import AuditEntry, OutgoingMail
from core.testing.mail import written
from members import joining, leaving, roles
from members.models import Account, Member
from members.tests.factories import AccountFactory, MemberFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    return signed_in(client, roles.LEDENBEHEER)


def leave_url(member):
    return reverse("leden:leave", args=[member.pk])


def decide_url(member):
    return reverse("leden:decide", args=[member.pk])


def state_of(member):
    return Member.objects.get(pk=member.pk).state


def test_the_register_asks_and_explains_before_it_lets_a_member_go(keeper):
    member = MemberFactory(name="Sanne de Vries")
    assert leave_url(member) in keeper.get(reverse("leden:index")).content.decode()
    question = keeper.get(leave_url(member)).content.decode()
    assert "de plek naar wie wacht" in question
    assert state_of(member) == Member.State.ADMITTED
    told = keeper.post(leave_url(member), follow=True).content.decode()
    assert "Sanne de Vries is geen lid meer" in told
    assert state_of(member) == Member.State.LEFT


def test_who_is_let_go_is_told_once_and_it_is_logged():
    member, keeper = MemberFactory(name="Sanne de Vries"), AccountFactory()
    leaving.let_go(member.pk, keeper)
    leaving.let_go(member.pk, keeper)
    mail = written(OutgoingMail.objects.get(kind="lid_uitgeschreven", to=member.account.email))
    assert "U bent geen lid meer" in mail.text
    assert "Sanne de Vries" in mail.html
    assert AuditEntry.objects.get(actor=keeper).subject == f"member:{member.pk}"
    member.refresh_from_db()
    assert (member.decided_by, member.decided is None) == (keeper, False)


def test_who_left_sees_nothing_that_is_for_members_and_is_not_in_the_directory(client):
    gone, stays = MemberFactory(), MemberFactory()
    leaving.let_go(gone.pk, AccountFactory())
    assert list(Member.objects.visible_to(Account.objects.get(pk=stays.account_id))) == [stays]
    client.force_login(gone.account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/leden/").status_code == 403
    assert "U bent geen lid meer" in client.get("/mijn/").content.decode()


@pytest.mark.parametrize("state", [Member.State.UNPROVEN, Member.State.WAITING, Member.State.REFUSED])
def test_who_is_no_member_cannot_be_let_go(keeper, state):
    member = MemberFactory(state=state, name="Sanne de Vries")
    for answer in (keeper.get(leave_url(member), follow=True), keeper.post(leave_url(member), follow=True)):
        assert "Sanne de Vries" in answer.content.decode()
    assert (state_of(member), OutgoingMail.objects.count()) == (state, 0)


def test_who_left_can_be_admitted_again(keeper):
    member = MemberFactory()
    leaving.let_go(member.pk, AccountFactory())
    shown = keeper.get(decide_url(member)).content
    assert "Opnieuw toelaten" in shown.decode()
    seen = BeautifulSoup(shown, "html.parser").find("input", {"name": "seen"})["value"]
    keeper.post(decide_url(member), {"decision": "admit", "seen": seen})
    assert state_of(member) == Member.State.ADMITTED


def test_a_screen_from_before_somebody_left_does_not_turn_that_around(keeper):
    member = MemberFactory(state=Member.State.REFUSED)
    seen = BeautifulSoup(keeper.get(decide_url(member)).content, "html.parser").find("input", {"name": "seen"})["value"]
    joining.admit(member.pk, AccountFactory(), Member.State.REFUSED)
    leaving.let_go(member.pk, AccountFactory())
    told = keeper.post(decide_url(member), {"decision": "admit", "seen": seen}, follow=True).content.decode()
    assert "Er is al beslist over" in told
    assert state_of(member) == Member.State.LEFT


def test_an_organiser_may_not_let_anybody_go(client):
    member = MemberFactory()
    signed_in(client, roles.ORGANISATOR).post(leave_url(member))
    assert state_of(member) == Member.State.ADMITTED


def test_nothing_is_done_when_what_is_held_cannot_be_freed_now(keeper):
    member = MemberFactory()

    def busy(**_):
        raise leaving.NotNowError("Het is nu erg druk.")

    leaving.member_left.connect(busy)
    try:
        told = keeper.post(leave_url(member), follow=True).content.decode()
    finally:
        leaving.member_left.disconnect(busy)
    assert "Het is nu erg druk." in told
    assert (state_of(member), OutgoingMail.objects.count()) == (Member.State.ADMITTED, 0)


def test_erasing_is_asked_in_plain_words(client):
    member = MemberFactory(name="Sanne de Vries")
    asked = signed_in(client, roles.BEHEERDER).get(reverse("leden:delete", args=[member.pk])).content.decode()
    assert "Wilt u Sanne de Vries wissen" in asked
    assert "verwijdert" not in asked
