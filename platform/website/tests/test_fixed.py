"""Pages that the site cannot do without stay on it, where they are."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from events.models import EventIndex
from knowledge.models import KnowledgeIndex, RechtspraakIndex
from members import roles
from members.tests.factories import signed_in
from website import fixed
from website.models import NewsIndex, StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


def below(parent, model, title, slug):
    return parent.add_child(instance=model(title=title, slug=slug))


def knowledge_base(home):
    return below(home, KnowledgeIndex, "Kennisbank", "kennisbank")


FIXED = {
    "home": lambda home: home,
    "agenda": lambda home: below(home, EventIndex, "Bijeenkomsten", "bijeenkomsten"),
    "news": lambda home: below(home, NewsIndex, "Nieuws", "nieuws"),
    "knowledge base": knowledge_base,
    "rulings": lambda home: below(knowledge_base(home), RechtspraakIndex, "Rechtspraak", "rechtspraak"),
    "in the footer": lambda home: below(home, StandardPage, "Privacy", "privacy"),
}


def place(page):
    """Return where a page is and whether it is on the site; None when it is gone."""
    return Page.objects.filter(pk=page.pk).values_list("path", "live").first()


def single(action, page, elsewhere):
    if action == "move":
        return reverse("wagtailadmin_pages:move_confirm", args=[page.pk, elsewhere.pk])
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def bulk(action, page):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}&next=/beheer/"


def answer(client, address, **data):
    return client.post(address, data, follow=True).content.decode()


@pytest.mark.parametrize("make", FIXED.values(), ids=FIXED)
@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_a_fixed_page_stays_where_it_is(admin, home, make, action):
    page, elsewhere = make(home), below(home, StandardPage, "Elders", "elders")
    before = place(page)
    assert f"«{page.title}» hoort vast bij de site" in answer(admin, single(action, page, elsewhere))
    assert place(page) == before


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_a_fixed_page_stays_also_among_many(admin, home, action):
    page = below(home, NewsIndex, "Nieuws", "nieuws")
    assert "«Nieuws» hoort vast bij de site" in answer(admin, bulk(action, page))
    assert place(page) == (page.path, True)


def test_a_fixed_page_is_not_moved_among_many(admin, home):
    page, elsewhere = below(home, StandardPage, "Privacy", "privacy"), below(home, StandardPage, "Elders", "elders")
    assert "«Privacy» hoort vast bij de site" in answer(admin, bulk("move", page), chooser=elsewhere.pk)
    assert place(page) == (page.path, True)


def test_what_lies_above_a_fixed_page_stays_unless_only_that_goes_off_the_site(admin, home, monkeypatch):
    above = below(home, StandardPage, "Boven", "boven")
    below(above, StandardPage, "Hulp", "hulp")
    monkeypatch.setattr(fixed, "FIXED", {"/boven/hulp/"})
    delete, unpublish = (single(action, above, home) for action in ("delete", "unpublish"))
    assert "«Hulp» hoort vast" in answer(admin, delete)
    assert "«Hulp» hoort vast" in answer(admin, unpublish, include_descendants="on")
    answer(admin, unpublish)
    assert place(above) == (above.path, False)


def test_another_page_goes(admin, home):
    page = below(home, StandardPage, "Tijdelijk", "tijdelijk")
    answer(admin, single("delete", page, home))
    assert place(page) is None


def test_who_may_not_delete_anything_reads_that_a_fixed_page_is_fixed(client, home):
    signed_in(client, roles.REDACTEUR)
    page = knowledge_base(home)
    below(page, StandardPage, "Eronder", "eronder")
    answer = client.get(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert "hoort vast bij de site" in answer.content.decode()
