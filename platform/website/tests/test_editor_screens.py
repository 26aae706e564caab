"""What editors read on the screens of the admin."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from core.models import Thema
from knowledge.models import Handreiking, Instrument, Partner
from members import roles
from members.tests.factories import signed_in
from website.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    return signed_in(client, roles.REDACTEUR)


def page(model=StandardPage, **values):
    number = Page.objects.count()
    return Page.get_first_root_node().add_child(instance=model(title=f"Pagina {number}", slug=f"pagina-{number}", **values))


def edit(client, thing):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[thing.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(("members_only", "words"), [(True, "Alleen voor leden"), (False, "Voor iedereen")])
def test_the_status_of_a_page_says_who_may_read_it(editor, members_only, words):
    panel = edit(editor, page(members_only=members_only)).select_one("[data-side-panel=status]")
    assert words in {heading.get_text(strip=True) for heading in panel.select("h3")}
    assert "set-privacy" not in str(panel)
    assert "Zichtbaar voor iedereen" not in panel.text


def test_choices_of_many_are_checkboxes_and_themes_stand_under_the_broader_one(editor):
    second, first = (Thema.objects.create(name=name, slug=name.lower(), order=order) for name, order in (("B", 2), ("A", 1)))
    for parent, name in ((second, "Bb"), (first, "Aa")):
        Thema.objects.create(name=name, slug=name.lower(), parent=parent, order=0)
    Partner.objects.create(name="GGD", slug="ggd")
    page(Instrument, rung="zorg")
    screen = edit(editor, page(Handreiking))
    boxes = screen.select("input[name=themes]")
    assert [box.parent.get_text(strip=True) for box in boxes] == ["A", "Aa", "B", "Bb"]
    assert [box.get("class") for box in boxes] == [None, ["lpw-onder"], None, ["lpw-onder"]]
    assert all(screen.select(f"input[type=checkbox][name={name}]") for name in ("instruments", "partners"))
    assert not screen.select("select[multiple]")
