"""Names of themes, partners and terms: none twice, and each with an address."""

import pytest
from django.urls import reverse

from core.models import Thema
from knowledge.models import Begrip, Partner

pytestmark = pytest.mark.django_db
LISTS = [(Thema, "name"), (Partner, "name"), (Begrip, "term")]


def add(editor, model, field, name, **values):
    """Add this name; return what is said of it, by field."""
    address = reverse(model.snippet_viewset.get_url_name("add"))
    answers = {field: name, "order": "100", "explanation": "Uitleg.", "sources-count": "0", **values}
    answer = editor.post(address, answers)
    return dict(answer.context["form"].errors) if answer.status_code == 200 else {}


@pytest.mark.parametrize(("model", "field"), LISTS)
def test_a_name_gets_an_address_in_plain_letters(editor, model, field):
    for name in ("Geluid & stank", "دردشة", "Straße"):
        assert add(editor, model, field, name) == {}
    assert set(model.objects.values_list("slug", flat=True)) == {"geluid-stank", "drdshh", "strasse"}


@pytest.mark.parametrize(("model", "field"), LISTS[:2])
def test_a_name_without_letters_gets_an_address_of_its_kind(editor, model, field):
    kind = model._meta.verbose_name
    for name in ("★★", "☆", "†"):
        assert add(editor, model, field, name) == {}
    assert set(model.objects.values_list("slug", flat=True)) == {kind, f"{kind}-2", f"{kind}-3"}


@pytest.mark.parametrize(("model", "field"), LISTS)
def test_two_names_that_differ_in_their_signs_have_different_addresses(editor, model, field):
    assert add(editor, model, field, "Geluid!") == add(editor, model, field, "Geluid?") == {}
    assert set(model.objects.values_list("slug", flat=True)) == {"geluid", "geluid-2"}


@pytest.mark.parametrize("name", ["Burenruzie", "burenruzie", "BURENRUZIË"])
@pytest.mark.parametrize("slug", ["", "burenruzie"])
@pytest.mark.parametrize(("model", "field"), LISTS[:2])
def test_a_name_that_is_there_is_told_once_and_at_the_name(editor, model, field, slug, name):
    add(editor, model, field, "Burenruzie")
    assert add(editor, model, field, name, slug=slug) == {field: [f"Er is al een {model._meta.verbose_name} «Burenruzie»."]}


@pytest.mark.parametrize("name", ["Burenruzie", "burenruzie"])
@pytest.mark.parametrize("slug", ["", "burenruzie"])
def test_a_term_that_is_there_is_told_once(editor, slug, name):
    add(editor, Begrip, "term", "Burenruzie")
    told = add(editor, Begrip, "term", name, slug=slug)
    assert told == {"term": [f"«{name}» wordt al uitgelegd bij het begrip «Burenruzie»."]}


def test_the_longest_name_has_an_address_that_fits(editor):
    assert add(editor, Thema, "name", "ß" * 80) == {}
    assert len(Thema.objects.get().slug) <= 80
