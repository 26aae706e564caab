"""Pages that others refer to stay; off the site they leave no link that leads nowhere."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from knowledge.models import Handreiking
from knowledge.tests.factories import make, make_root
from members import roles
from members.tests.factories import signed_in
from website.models import StandardPage

pytestmark = pytest.mark.django_db
WORDS = "Bel de ecoloog"


@pytest.fixture
def root():
    return make_root()


@pytest.fixture
def editor(client):
    return signed_in(client, roles.BEHEERDER)


def linking(root, *others, title="Vleermuizen", **values):
    """Return a page with a link to each of these, after the worker did what it does once a page was saved."""
    links = "".join(f'<p><a linktype="page" id="{other.pk}">{WORDS}</a></p>' for other in others)
    page = make(Handreiking, root, title=title, body=json.dumps([{"type": "text", "value": links}]), **values)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def screen(action, page):
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def bulk(action, *pages):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{ids}&next=/beheer/"


def answer(client, address, **data):
    return client.post(address, data, follow=True).content.decode()


def one(page):
    return screen("delete", page)


def many(page):
    return bulk("delete", page)


@pytest.mark.parametrize("address", [one, many])
def test_a_page_that_a_text_links_to_stays(editor, root, address):
    known = make(Handreiking, root, title="Ecoloog")
    linking(root, known)
    told = answer(editor, address(known))
    assert "«Ecoloog» kan niet worden verwijderd: in gebruik bij 1 handreiking («Vleermuizen»). Haal de verwijzing daar" in told
    assert Page.objects.filter(pk=known.pk).exists()


def test_a_page_stays_when_something_refers_to_what_is_below_it(editor, root):
    section = make(StandardPage, root, title="Deel")
    linking(root, make(StandardPage, section, title="Ecoloog"))
    assert "«Ecoloog» kan niet worden verwijderd" in answer(editor, one(section))
    assert Page.objects.filter(pk=section.pk).exists()


def test_pages_that_refer_only_to_each_other_go_together(editor, root):
    first = make(Handreiking, root, title="Eerste")
    second = linking(root, first, title="Tweede")
    answer(editor, bulk("delete", first, second))
    assert not Page.objects.filter(pk__in=[first.pk, second.pk]).exists()


def test_of_many_uses_five_are_named(editor, root):
    known = make(Handreiking, root, title="Ecoloog")
    for number in range(7):
        linking(root, known, title=f"Soort {number}")
    told = answer(editor, one(known))
    assert "7 handreikingen (" in told
    assert told.count("«Soort ") == 5
    assert " en nog 2)" in told


def test_a_page_that_nothing_refers_to_goes(editor, root):
    unknown = make(Handreiking, root)
    answer(editor, one(unknown))
    assert not Page.objects.filter(pk=unknown.pk).exists()


@pytest.mark.parametrize("address", [lambda page: screen("unpublish", page), lambda page: bulk("unpublish", page)])
def test_off_the_site_a_page_leaves_no_link_and_the_editor_hears_where_it_was(editor, root, address):
    known = make(Handreiking, root, title="Ecoloog")
    page = linking(root, known)
    assert f'<a href="{known.url}">{WORDS}</a>' in editor.get(page.url).content.decode()
    told = answer(editor, address(known))
    assert "«Ecoloog» werd genoemd bij 1 handreiking («Vleermuizen»). Een link daar is nu gewone tekst." in told
    assert f"<p>{WORDS}</p>" in editor.get(page.url).content.decode()


def test_a_draft_that_refers_to_a_page_is_not_told_of_when_that_goes_off_the_site(editor, root):
    known = make(Handreiking, root)
    linking(root, known, live=False)
    assert "werd genoemd" not in answer(editor, screen("unpublish", known))
