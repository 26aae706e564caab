"""The link from a page on the site to its editor."""

import pytest
from wagtail.models import Page, Site

from members import roles
from members.tests.factories import MemberFactory, signed_in
from website.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db
LINK = "Bewerk deze pagina"


@pytest.fixture
def about():
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=StandardPage(title="Over ons", slug="over"))


def shown(client):
    return client.get("/over/").content.decode()


def test_an_editor_goes_from_a_page_to_its_editor(client, about):
    assert f'href="/beheer/pages/{about.pk}/edit/">{LINK}' in shown(signed_in(client, roles.REDACTEUR))


@pytest.mark.usefixtures("about")
def test_who_may_not_edit_the_page_sees_no_link(client):
    assert LINK not in shown(client)
    client.force_login(MemberFactory().account, backend="django.contrib.auth.backends.ModelBackend")
    assert LINK not in shown(client)
    assert LINK not in shown(signed_in(client, roles.ORGANISATOR))


@pytest.mark.usefixtures("about")
def test_a_visitor_pays_no_question_for_it(client, django_assert_num_queries, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr(Page, "permissions_for_user", never)
    assert LINK not in shown(client)


def test_a_preview_has_no_link(about):
    assert LINK not in about.make_preview_request(preview_mode="member").content.decode()
