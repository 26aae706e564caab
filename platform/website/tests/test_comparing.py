"""Two versions side by side: choices by what they are called, and parts of a list under their labels."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from knowledge.models import Handreiking
from members import roles
from members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(client):
    """What shows the words in which an article and its next version differ."""
    signed_in(client, roles.REDACTEUR)

    def compare(before, after):
        page = Handreiking(title="Geluid", slug="geluid", **kept(before))
        Page.get_first_root_node().add_child(instance=page)
        first = page.save_revision()
        for name, value in kept(after).items():
            setattr(page, name, value)
        second = page.save_revision()
        address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
        screen = BeautifulSoup(client.get(address).content, "html.parser")
        return " ".join(screen.select_one("main").get_text(" ").split())

    return compare


def kept(values):
    return {name: json.dumps(value) if name == "body" else value for name, value in values.items()}


def block(kind, **value):
    return [{"type": kind, "id": "f1", "value": value}]


def test_choices_of_a_page_are_named(compared):
    before, after = {"audience": ["gemeente"], "rungs": []}, {"audience": ["gemeente", "woningcorporatie"], "rungs": ["vroeg"]}
    shown = compared(before, after)
    assert "Voor wie: Gemeente, Woningcorporatie" in shown
    assert "Vroeg erbij en bemiddelen" in shown
    assert "[" not in shown


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (["gemeente"], ["gemeente", "politie"], "Gemeente en Politie"),
        (["gemeente"], ["gemeente"], "Gemeente"),
        ([], ["ggz"], "leeg GGZ"),
        (["gemeente"], [], "Gemeente leeg"),
    ],
)
def test_for_whom_a_block_is_told_in_words(compared, before, after, words):
    bodies = [
        block("audience", audience=choices, text=text) for choices, text in ((before, "<p>Een</p>"), (after, "<p>Twee</p>"))
    ]
    shown = compared({"body": bodies[0]}, {"body": bodies[1]})
    assert words in shown
    assert "['" not in shown


def test_one_choice_in_a_block_is_named(compared):
    bodies = [block("notice", tone=tone, title="Denk eraan", text="<p>Dit</p>") for tone in ("let-op", "goed")]
    shown = compared({"body": bodies[0]}, {"body": bodies[1]})
    assert all(label in shown for label in ("Let op", "Zo gaat het goed"))
    assert "let-op" not in shown


LISTS = {
    "steps": ("steps", [{"title": "Bel de ecoloog", "text": "<p>Zo doet u dat</p>"}, {"title": "Wacht", "text": "<p>Even</p>"}]),
    "fold-outs": ("parts", [{"title": "Bel de ecoloog", "text": "<p>Zo doet u dat</p>"}]),
    "links": ("links", [{"title": "Bel de ecoloog", "url": "https://example.org/"}]),
}
KINDS = {"steps": "steps", "fold-outs": "fold_out", "links": "links"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("steps", "Wat te doen Bel de ecoloog Uitleg Zo doet u dat"),
        ("fold-outs", "Vraag of titel Bel de ecoloog Tekst die openklapt Zo doet u dat"),
        ("links", "Tekst Bel de ecoloog Webadres https://example.org/"),
    ],
)
@pytest.mark.parametrize("is_new", [True, False])
def test_parts_of_a_list_stand_under_their_labels(compared, name, words, is_new):
    field, parts = LISTS[name]
    before = [] if is_new else block(KINDS[name], title="Zo", **{field: parts})
    shown = compared({"body": before}, {"body": block(KINDS[name], title="Anders", **{field: parts})})
    assert words in shown
    assert "title Bel" not in shown


DELETED = {"image": 987654, "alt_text": "Een hond", "decorative": False}


@pytest.mark.parametrize("image", [None, DELETED], ids=["not chosen", "deleted"])
@pytest.mark.parametrize("is_new", [True, False])
def test_a_block_without_its_picture_is_compared(compared, image, is_new):
    with_picture = block("picture", image=image, caption="Bijschrift van het beeld")
    bodies = [[], with_picture] if is_new else [with_picture, []]
    shown = compared({"body": bodies[0]}, {"body": bodies[1]})
    assert "Afbeelding leeg Bijschrift Bijschrift van het beeld" in shown
