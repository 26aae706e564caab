"""What goes by itself: planned publishing, and personal data that is not kept longer than we say."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command

from core import audit, chores, clock
from core.models import AuditEntry, ChoreRun
from events.models import Registration
from events.tests.factories import make_event
from knowledge.models import Handreiking
from knowledge.tests.factories import make, make_root
from members.models import Account, Member
from members.tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("minutes", "live"), [(-1, True), (5, False)])
def test_a_planned_page_is_published_when_its_moment_has_come(minutes, live):
    page = make(Handreiking, make_root(), live=False)
    page.go_live_at = clock.now() + dt.timedelta(minutes=minutes)
    page.save_revision(approved_go_live_at=page.go_live_at)
    chores.do("gepland publiceren")
    assert Handreiking.objects.get(pk=page.pk).live is live


def test_an_application_that_was_not_proven_goes_after_fourteen_days_and_only_that():
    kept = [MemberFactory(state=Member.State.UNPROVEN), MemberFactory(state=Member.State.WAITING), MemberFactory()]
    gone = MemberFactory(state=Member.State.UNPROVEN)
    late = [gone.pk, kept[1].pk, kept[2].pk]
    Member.objects.filter(pk__in=late).update(applied=clock.now() - dt.timedelta(days=15))
    chores.do("onbevestigde aanmeldingen wissen")
    assert set(Member.objects.all()) == set(kept)
    assert not Account.objects.filter(pk=gone.account_id).exists()


def test_answers_go_a_week_after_the_meeting_and_the_registration_stays():
    answers = [{"vraag": "Dieet", "antwoord": "vegetarisch"}]
    over, recent = (make_event(start=clock.now() - dt.timedelta(days=days)) for days in (9, 6))
    rows = [
        Registration.objects.create(event=event, account=MemberFactory().account, state="registered", place=1, answers=answers)
        for event in (over, recent)
    ]
    chores.do("oude antwoorden wissen")
    assert [Registration.objects.get(pk=row.pk).answers for row in rows] == [[], answers]


def test_lines_in_the_log_go_after_two_years():
    for name in ("oud", "nieuw"):
        audit.record(None, name, "member:1")
    AuditEntry.objects.filter(action="oud").update(at=clock.now() - dt.timedelta(days=732))
    chores.do("oud logboek wissen")
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["nieuw"]


@pytest.mark.parametrize("name", sorted(chores.chores))
def test_every_chore_runs_on_an_empty_site(name, settings, tmp_path):
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    call_command("search_index", "rebuild", stdout=StringIO())
    ChoreRun.objects.create(name=name, due=clock.now())
    chores.do(name)
    row = ChoreRun.objects.get(name=name)
    assert (row.error, row.ended is not None) == ("", True)
