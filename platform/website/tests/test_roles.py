"""What each role may do in the admin, with the groups that the migration makes."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupCollectionPermission

from core.models import File, Picture
from events.models import Event, EventIndex
from members import roles
from members.models import Account
from members.tests.factories import MemberFactory, signed_in
from website.models import StandardPage
from website.roles import give_rights

pytestmark = pytest.mark.django_db
PAGE_MAKERS = [roles.REDACTEUR, roles.ORGANISATOR, roles.BEHEERDER]


@pytest.mark.parametrize("role", PAGE_MAKERS)
@pytest.mark.parametrize("screen", ["wagtailimages:index", "wagtailimages:add", "wagtaildocs:index", "wagtaildocs:add"])
def test_who_makes_pages_may_add_pictures_and_files(client, role, screen):
    assert signed_in(client, role).get(reverse(screen)).status_code == 200


@pytest.mark.parametrize("role", PAGE_MAKERS)
def test_who_makes_pages_may_choose_a_picture(client, role):
    Picture.objects.create(title="Straat", file=get_test_image_file())
    assert "Straat" in signed_in(client, role).get(reverse("wagtailimages_chooser:choose")).content.decode()


@pytest.fixture
def somebody_elses():
    """A file and a picture that somebody else added, by the screen on which each is changed."""
    file = File.objects.create(title="Brief", file=ContentFile(b"Beste buur", name="brief.txt"))
    picture = Picture.objects.create(title="Straat", file=get_test_image_file())
    return {"wagtaildocs:edit": file, "wagtailimages:edit": picture}


@pytest.mark.parametrize("screen", ["wagtaildocs:edit", "wagtailimages:edit"])
def test_an_organiser_changes_and_deletes_only_own_files_and_an_editor_all(client, somebody_elses, screen):
    thing = somebody_elses[screen]
    edit = reverse(screen, args=[thing.pk])
    delete = reverse(screen.replace("edit", "delete"), args=[thing.pk])
    signed_in(client, roles.ORGANISATOR)
    assert [client.get(edit).status_code, client.post(delete).status_code] == [302, 302]
    assert type(thing).objects.filter(pk=thing.pk).exists()
    thing.uploaded_by_user = Account.objects.get()
    thing.save()
    assert client.get(edit).status_code == 200
    signed_in(client, roles.REDACTEUR)
    assert client.get(edit).status_code == 200


def test_rights_that_a_role_no_longer_has_are_taken_away():
    group = Group.objects.get(name=roles.ORGANISATOR)
    change = Permission.objects.get(content_type__app_label="wagtaildocs", codename="change_document")
    GroupCollectionPermission.objects.create(group=group, collection=Collection.get_first_root_node(), permission=change)
    give_rights()
    assert not group.collection_permissions.filter(permission=change).exists()


def test_who_keeps_members_has_no_pictures(client):
    assert signed_in(client, roles.LEDENBEHEER).get(reverse("wagtailimages:index")).status_code == 302


def test_organisers_make_meetings_as_soon_as_there_is_an_agenda_and_nothing_else(client, home):
    agenda = home.add_child(instance=EventIndex(title="Bijeenkomsten", slug="bijeenkomsten"))
    other = home.add_child(instance=StandardPage(title="Over ons"))
    signed_in(client, roles.ORGANISATOR)
    make = reverse("wagtailadmin_pages:add", args=["events", "event", agenda.pk])
    assert client.get(make).status_code == 200
    assert Event.objects.count() == 0
    assert client.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).status_code == 302


def test_a_member_is_opened_and_corrected_by_the_register_keeper(client):
    member = MemberFactory(name="Oude Naam")
    signed_in(client, roles.LEDENBEHEER)
    address = reverse("leden:edit", args=[member.pk])
    page = client.get(address)
    assert page.status_code == 200
    assert "Oude Naam" in page.content.decode()
    fields = {"name": "Nieuwe Naam", "organisation": member.organisation_id or "", "discipline": member.discipline}
    assert client.post(address, fields).status_code == 302
    member.refresh_from_db()
    assert str(member) == "Nieuwe Naam"


def test_a_picture_without_words_has_no_words_of_its_file_name():
    assert Picture(title="plaatje_004.png").default_alt_text == ""
    assert Picture(title="x", description="Een straat met bomen").default_alt_text == "Een straat met bomen"


def test_the_register_keeper_sees_the_address_of_a_member_and_does_not_change_it(client):
    member = MemberFactory()
    signed_in(client, roles.LEDENBEHEER)
    edit = reverse("leden:edit", args=[member.pk])
    assert member.account.email in client.get(reverse("leden:index")).content.decode()
    assert f'href="mailto:{member.account.email}"' in client.get(edit).content.decode()
    client.post(edit, {"name": member.name, "discipline": member.discipline, "email": "ander@example.org"})
    member.account.refresh_from_db()
    assert member.account.email != "ander@example.org"
