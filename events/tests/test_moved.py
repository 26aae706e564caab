"""What people hold of a meeting goes on working when editors give the page another address, or other readers."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from core.models import OutgoingMail
from core.testing.mail import written
from events import registering
from events.models import EventIndex, Registration
from events.tests.factories import make_event
from events.tests.test_views import shown, signed_in
from members.models import Member
from members.tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    home = Page.get_first_root_node().add_child(instance=Page(title="Start", slug="start-proef"))
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    return make_event(
        parent=home.add_child(instance=EventIndex(title="Bijeenkomsten", slug="bijeenkomsten")), audience="iedereen"
    )


@pytest.fixture
def give_address(django_capture_on_commit_callbacks):
    def give(meeting, slug):
        page = Page.objects.get(pk=meeting.pk).specific
        page.slug = slug
        # Wagtail writes the redirect once the page is kept.
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return give


def test_the_mailed_link_to_withdraw_works_at_another_address(client, meeting, give_address):
    account = MemberFactory().account
    registering.register(meeting.pk, account)
    mailed = written(OutgoingMail.objects.get()).text
    give_address(meeting, "nieuw-adres")
    assert f"{meeting.url}afmelden/" in mailed
    signed_in(client, account)
    assert "Wilt u zich afmelden?" in shown(client.get(f"{meeting.url}afmelden/")).get_text()
    assert client.post(f"{meeting.url}afmelden/").url.endswith("/nieuw-adres/")
    assert Registration.objects.get().state == Registration.State.WITHDRAWN


def test_a_form_that_was_open_meanwhile_is_sent_to_the_meeting(client, meeting, give_address):
    give_address(meeting, "nieuw-adres")
    signed_in(client, MemberFactory().account)
    assert client.post(f"{meeting.url}aanmelden/").url.endswith("/nieuw-adres/")
    assert client.get(f"{meeting.url}agenda.ics").status_code == 200
    assert client.post("/bijeenkomsten/bestaat-niet/aanmelden/").status_code == 404


def test_who_is_signed_up_withdraws_also_when_the_page_became_one_for_members(client, meeting):
    account = MemberFactory(state=Member.State.LEFT).account
    registering.register(meeting.pk, account)
    type(meeting).objects.update(members_only=True)
    own = signed_in(client, account).get("/mijn/")
    (link,) = BeautifulSoup(own.content, "html.parser").find_all("a", href=lambda href: href and href.endswith("/afmelden/"))
    assert client.get(link["href"]).status_code == 200
    answer = client.post(link["href"], follow=True)
    assert "U bent afgemeld." in answer.content.decode()
    assert client.get(f"{meeting.url}agenda.ics").status_code == 404
