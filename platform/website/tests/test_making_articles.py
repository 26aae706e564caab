"""What an editor is told of an article of the knowledge base that is not right yet."""

import html

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from knowledge.models import Instrument, KnowledgeIndex, Praktijkvoorbeeld
from website.tests.filled_in import fields

pytestmark = pytest.mark.django_db
NO_BLOCKS = {f"{name}-count": "0" for name in ("body", "sources", "related", "legal_basis")}
CASE = {"title": "Proef", "situation": "Er was overlast.", "approach": "Zij gingen praten.", "introduction": "Kort."}
TOOL = {"title": "Proef", "rung": "vroeg", "who_decides": "De burgemeester.", "introduction": "Kort."}


@pytest.fixture
def publish(editor, home):
    """What sends the form of a new article; returns the answer, and all of it as people read it."""
    section = home.add_child(instance=KnowledgeIndex(title="Kennisbank", slug="kennis"))

    def send(model, **typed):
        address = reverse("wagtailadmin_pages:add", args=["knowledge", model._meta.model_name, section.pk])
        form = {**fields(editor.get(address).content.decode()), **NO_BLOCKS}
        answer = editor.post(address, {**form, **typed, "action-publish": "on"})
        return answer, html.unescape(answer.content.decode())

    return send


@pytest.mark.parametrize("field", ["themes", "partners", "instruments"])
def test_a_choice_that_was_deleted_meanwhile_is_told_without_its_number(publish, field):
    gone = 987654
    answer, shown = publish(Praktijkvoorbeeld, **CASE, **{field: [str(gone)]})
    assert answer.status_code == 200
    assert "Wat u koos, is er niet meer." in shown
    assert str(gone) not in shown
    assert CASE["situation"] in shown


def test_a_municipality_that_was_deleted_meanwhile_is_told(publish):
    _, shown = publish(Praktijkvoorbeeld, **CASE, municipality="987654")
    assert "Wat u koos, is er niet meer. Kies iets anders." in shown
    assert CASE["approach"] in shown


@pytest.mark.parametrize("typed", ["mailto:naam@gemeente.nl", "https://wetten.overheid.nl/BWBR 2020", "zie de wet"])
def test_what_is_no_address_shows_what_one_looks_like(publish, typed):
    source = streamfield([("source", {"title": "Wet", "url": typed})])
    answer, shown = publish(Instrument, **TOOL, **nested_form_data({"sources": source}))
    assert answer.status_code == 200
    assert "Vul een volledig webadres in, zonder spaties" in shown
    assert "geldige URL" not in shown
    assert typed in shown


def parts(*values):
    """Return what a browser sends of a list of parts within a block."""
    rows = {str(place): {"deleted": "", "order": str(place), "id": "", "value": value} for place, value in enumerate(values)}
    return {"count": str(len(values)), **rows}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("fold_out", {"title": "", "parts": parts()}, "Voeg toe wat ontbreekt: minstens 1."),
        ("related", {"title": "", "pages": parts(*["1"] * 7)}, "Haal weg wat te veel is: hoogstens 6."),
    ],
)
def test_a_list_with_too_few_or_too_many_parts_says_what_to_do(publish, name, value, told):
    answer, shown = publish(Instrument, **TOOL, **nested_form_data({"body": streamfield([(name, value)])}))
    assert answer.status_code == 200
    assert told in shown


def test_a_page_that_is_not_right_yet_says_so_without_jargon(publish, editor, home):
    _, shown = publish(Instrument, **{**TOOL, "title": ""})
    page = home.add_child(instance=Instrument(slug="proef", **TOOL))
    opened = {**fields(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content), **NO_BLOCKS, "title": ""}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(preview, opened)
    again = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), opened).content.decode()
    assert "De pagina is nog niet gemaakt: niet alles is goed ingevuld." in shown
    assert "De pagina is niet opgeslagen: niet alles is goed ingevuld." in again
    assert "validatiefout" not in shown + again + editor.get(preview).content.decode()
