"""Two editors, or two windows, at one page: no version is written over without a word."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.block_errors import KINDS, LOOK
from core.comparing import WordsBlockComparison, WordsComparison, in_words
from members import roles
from members.tests.factories import signed_in
from website.models import StandardPage
from website.tests.filled_in import fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    made = Page.get_first_root_node().add_child(instance=StandardPage(title="Over ons", slug="over-ons"))
    made.save_revision().publish()
    return made


def opened(client, text):
    return fields(client.get(reverse("wagtailadmin_pages:edit", args=[text.pk])).content)


def save(client, text, answers, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[text.pk]), {**answers, **changes})


def newest(text):
    return Page.objects.get(pk=text.pk).get_latest_revision_as_object().introduction


def test_the_second_of_two_hears_of_the_other_version_and_may_save_all_the_same(client, text):
    first, second = signed_in(client, roles.REDACTEUR), signed_in(Client(), roles.REDACTEUR)
    mine, theirs = opened(first, text), opened(second, text)
    assert save(first, text, mine, introduction="Van de een").status_code == 302
    shown = save(second, text, theirs, introduction="Van de ander")
    told = shown.content.decode()
    assert "bewaarde intussen een nieuwere versie" in told
    assert "Van de ander" in told
    assert newest(text) == "Van de een"
    again = BeautifulSoup(shown.content, "html.parser")
    known = {
        name: again.find("input", attrs={"name": name})["value"] for name in ("loaded_revision_id", "loaded_revision_created_at")
    }
    assert save(second, text, {**theirs, **known}, introduction="Van de ander").status_code == 302
    assert newest(text) == "Van de ander"


def test_two_windows_of_one_person_are_told_apart_too(client, text):
    signed_in(client, roles.REDACTEUR)
    one, two = opened(client, text), opened(client, text)
    save(client, text, one, introduction="Eerst")
    told = save(client, text, two, introduction="Daarna").content.decode()
    assert "een nieuwere versie van uzelf bewaard, bijvoorbeeld in een ander venster" in told
    assert "de ander bewaarde" not in told


def test_who_works_alone_saves_time_and_again(client, text):
    signed_in(client, roles.REDACTEUR)
    for words in ("Een", "Twee"):
        assert save(client, text, opened(client, text), introduction=words).status_code == 302
        assert newest(text) == words


@pytest.mark.parametrize(
    ("value", "words"), [(None, "leeg"), ("", "leeg"), (True, "ja"), (False, "nee"), (7, "7"), ("tekst", "tekst")]
)
def test_values_are_compared_in_words(value, words):
    assert in_words(value) == words


def test_a_field_and_a_block_of_a_page_are_compared_in_words(text):
    other = StandardPage.objects.get(pk=text.pk)
    other.members_only = True
    shown = WordsComparison(StandardPage._meta.get_field("members_only"), text, other).htmldiff()
    assert ("nee" in shown, "ja" in shown, "False" in shown) == (True, True, False)
    picture = StandardPage._meta.get_field("body").stream_block.child_blocks["picture"].child_blocks["image"]
    decorative = picture.child_blocks["decorative"]
    assert decorative.get_comparison_class() is WordsBlockComparison
    assert "None" not in WordsBlockComparison(decorative, exists_a=True, exists_b=True, val_a=None, val_b=True).htmldiff()


EMPTY_QUOTE = {
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "quote",
    "body-0-id": "",
    "body-0-value-text": "",
    "body-0-value-source": "",
}


def test_blocks_that_are_not_right_are_told_of_in_dutch_beside_the_newer_version(client, text):
    signed_in(client, roles.REDACTEUR)
    one, two = opened(client, text), opened(client, text)
    save(client, text, one, introduction="Eerst")
    told = save(client, text, two, **EMPTY_QUOTE, **{"action-publish": "ja"}).content.decode()
    assert "nieuwere versie" in told
    assert "Inhoud: Kijk de blokken na." in told
    assert "Validation error" not in BeautifulSoup(told, "html.parser").select_one(".messages").text


@pytest.mark.parametrize("kind", KINDS)
def test_no_error_of_blocks_is_english(kind):
    assert kind().messages == [LOOK]
