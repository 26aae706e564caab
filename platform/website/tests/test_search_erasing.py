"""Editors erase what names somebody: a query, or what was missed."""

from html import unescape

import pytest
from django.urls import reverse

from core.blocks import rendering
from members import roles
from members.tests.factories import signed_in
from search.models import SearchEntry, SearchWish
from search.tests.noting import searched
from website.models import StandardPage

pytestmark = pytest.mark.django_db
ERASE = "/beheer/zoeken/zoekvragen/wis/"


def queries(slug):
    return reverse("zoekvragen:list", args=[slug])


def text_of(answer):
    return unescape(rendering.plain_text(answer.content.decode()))


def test_a_query_that_names_somebody_is_erased_everywhere(editor):
    searched("overlast jan de vries & co", 2, total=0)
    searched("overlast jan de vries & co", 1)
    searched("overlast")
    listed = editor.get(queries("vergeefs")).content.decode()
    address = f"{ERASE}?zoekvraag=overlast%20jan%20de%20vries%20%26%20co&amp;lijst=vergeefs"
    assert f'href="{address}"' in listed
    asked = text_of(editor.get(unescape(address)))
    assert "Wist u de zoekvraag «overlast jan de vries & co»?" in asked
    assert "3 keer" in asked
    assert asked.startswith("Zoekvraag wissen")
    assert SearchEntry.objects.count() == 4
    answer = editor.post(ERASE, {"zoekvraag": "overlast jan de vries & co", "lijst": "vergeefs"})
    assert (answer.status_code, answer["Location"]) == (302, queries("vergeefs"))
    assert [entry.query for entry in SearchEntry.objects.all()] == ["overlast"]
    assert "De zoekvraag is gewist." in text_of(editor.get(answer["Location"]))


def test_a_query_that_is_gone_leads_back_to_the_lists(editor):
    for lost in ({"zoekvraag": "weg", "lijst": "onzin"}, {}):
        assert editor.get(ERASE, lost)["Location"] == queries("vergeefs")
        assert editor.post(ERASE, lost)["Location"] == queries("vergeefs")


def test_an_erased_query_is_suggested_to_nobody(editor, index, home):
    home.add_child(instance=StandardPage(title="Over een slang die ratelt"))
    index()
    for days_ago in (1, 2, 3):
        searched("slang die ratelt", 2, days_ago)
    assert "<span>slang die ratelt</span>" in editor.get("/zoeken/suggesties/", {"q": "slang"}).content.decode()
    editor.post(ERASE, {"zoekvraag": "slang die ratelt"})
    assert "<span>slang die ratelt</span>" not in editor.get("/zoeken/suggesties/", {"q": "slang"}).content.decode()


@pytest.mark.parametrize("role", roles.ALL)
def test_only_who_steers_searching_erases_queries(client, role):
    searched("padelbaan")
    signed_in(client, role).post(ERASE, {"zoekvraag": "padelbaan"})
    assert SearchEntry.objects.exists() is (role not in {roles.REDACTEUR, roles.BEHEERDER})


def test_what_was_missed_can_be_erased(editor):
    wish = SearchWish.objects.create(query="hond brief", text="Iets over Jan de Vries")
    assert reverse("gemist:delete", args=[wish.pk]) in editor.get(reverse("gemist:edit", args=[wish.pk])).content.decode()
    editor.post(reverse("gemist:delete", args=[wish.pk]))
    assert not SearchWish.objects.exists()
