"""What of people is not kept, goes by itself."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group

from core import clock
from core.models import AuditEntry
from members import clearing, roles
from members.models import Account, Member
from members.tests.factories import AccountFactory, MemberFactory

pytestmark = pytest.mark.django_db
State = Member.State


def ago(days):
    return clock.now() - dt.timedelta(days=days)


@pytest.mark.parametrize("state", [State.REFUSED, State.LEFT])
def test_who_is_no_member_leaves_the_register_after_three_months_and_keeps_the_account(state):
    gone = MemberFactory(state=state, decided=ago(93), applied=ago(400))
    known = MemberFactory(state=state, decided=ago(90))
    assert clearing.forget_gone() == 1
    assert list(Member.objects.all()) == [known]
    assert Account.objects.filter(pk=gone.account_id).exists()
    assert AuditEntry.objects.get(action="gewist na drie maanden").actor_id is None


@pytest.mark.parametrize("state", [State.ADMITTED, State.WAITING, State.UNPROVEN])
def test_who_is_a_member_or_may_become_one_stays_however_long_ago_it_was(state):
    MemberFactory(state=state, decided=ago(4000))
    assert clearing.forget_gone() == 0


def test_an_account_of_nobody_in_the_register_goes_a_year_after_it_was_used():
    AccountFactory(date_joined=ago(900), last_login=ago(367))
    AccountFactory(date_joined=ago(367))
    used = AccountFactory(date_joined=ago(900), last_login=ago(300))
    assert clearing.forget_unused() == 2
    assert set(Account.objects.values_list("pk", flat=True)) == {used.pk}


def test_who_is_a_member_or_works_in_the_admin_keeps_an_account():
    old = {"date_joined": ago(900), "last_login": ago(800)}
    AccountFactory(**old, is_superuser=True)
    AccountFactory(**old).groups.add(Group.objects.get(name=roles.REDACTEUR))
    Account.objects.filter(pk=MemberFactory().account_id).update(**old)
    assert clearing.forget_unused() == 0
