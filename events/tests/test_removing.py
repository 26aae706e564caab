"""A meeting that people count on is not thrown away, and not taken off the site, before they are told."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page

from core import clock
from core.models import OutgoingMail
from events import publishing, registering
from events.models import Event, EventIndex
from events.tests.factories import make_event
from members import roles
from members.tests.factories import MemberFactory, signed_in

pytestmark = pytest.mark.django_db
TOLD = "dan krijgt iedereen op de lijst een mail"


@pytest.fixture
def meeting():
    event = make_event(capacity=1)
    publishing.after_publishing(event.pk)
    for _ in range(2):
        registering.register(event.pk, MemberFactory().account, accepts_waiting=True)
    return event


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


def call_off(event):
    Event.objects.filter(pk=event.pk).update(is_cancelled=True)
    publishing.after_publishing(event.pk)


def let_it_be_past(event):
    begun = clock.now() - dt.timedelta(days=2)
    Event.objects.filter(pk=event.pk).update(start=begun, end=begun + dt.timedelta(hours=2))


def bulk(action, *pages):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{ids}&next=/beheer/"


def one(action, page):
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


@pytest.mark.parametrize("address_of", [one, bulk], ids=["one", "many"])
@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_a_meeting_with_people_stays_until_they_are_told(admin, meeting, action, address_of):
    address = address_of(action, meeting) if address_of is one else bulk(action, meeting, make_event())
    shown = admin.post(address, follow=True).content.decode()
    assert "er staan 2 mensen op de lijst" in shown
    assert TOLD in shown
    meeting.refresh_from_db()
    assert meeting.live
    call_off(meeting)
    assert OutgoingMail.objects.filter(kind="bijeenkomst_geannuleerd").count() == 2
    admin.post(address)
    assert not Event.objects.filter(pk=meeting.pk, live=True).exists()


def test_the_refusal_comes_before_the_screen_that_asks_whether_one_is_sure(admin, meeting):
    assert admin.get(one("delete", meeting)).url == reverse("wagtailadmin_pages:edit", args=[meeting.pk])


def test_a_meeting_that_has_been_may_go_off_the_site_but_who_came_is_kept(admin, meeting):
    let_it_be_past(meeting)
    assert "blijft bewaard wie er was" in admin.post(one("delete", meeting), follow=True).content.decode()
    admin.post(one("unpublish", meeting))
    meeting.refresh_from_db()
    assert not meeting.live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
@pytest.mark.parametrize("address_of", [one, bulk], ids=["one", "many"])
def test_the_agenda_does_not_take_its_meetings_along(admin, meeting, action, address_of):
    agenda = Page.get_first_root_node().add_child(instance=EventIndex(title="Agenda", slug="agenda-proef"))
    meeting.move(agenda, pos="last-child")
    shown = admin.post(address_of(action, agenda), {"include_descendants": "on"}, follow=True).content.decode()
    assert TOLD in shown
    assert Event.objects.get(pk=meeting.pk).live


def test_a_meeting_without_people_may_go(admin):
    event = make_event()
    registering.register(event.pk, account := MemberFactory().account)
    registering.withdraw(event.pk, account)
    admin.post(one("delete", event))
    assert not Event.objects.filter(pk=event.pk).exists()


def test_a_meeting_does_not_leave_the_site_by_itself_before_it_ends(meeting):
    meeting.expire_at = meeting.end - dt.timedelta(hours=1)
    with pytest.raises(ValidationError, match="nog niet geweest"):
        meeting.full_clean()
    meeting.expire_at = meeting.end
    meeting.full_clean()
