"""A text that is too long is explained, in the lists and the register as on pages; a browser would cut it off without a word."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import Thema
from knowledge.models import Begrip, Partner, Uitspraak
from members import roles
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory, signed_in
from search.models import KeptWord, PinnedResult, RelatedWords, Synonyms
from website.models import StandardPage

pytestmark = pytest.mark.django_db
# What a person types by hand, and the address that comes of the name.
SHORT = {"slug", "tags"}


def cut_off(client, address):
    """Return the fields of a form that a browser would cut off."""
    form = BeautifulSoup(client.get(address).content, "html.parser").select_one("form[data-edit-form], main form")
    return {field["name"] for field in form.select("[maxlength]")} - SHORT


@pytest.mark.parametrize("model", [Thema, Partner, Begrip, Uitspraak, Synonyms, RelatedWords, KeptWord, PinnedResult])
def test_no_list_cuts_off_what_is_pasted(editor, model):
    assert cut_off(editor, reverse(model.snippet_viewset.get_url_name("add"))) == set()


@pytest.mark.parametrize(
    ("name", "factory"), [("gemeenten", MunicipalityFactory), ("organisaties", OrganisationFactory), ("leden", MemberFactory)]
)
def test_the_register_cuts_off_nothing(client, name, factory):
    keeper = signed_in(client, roles.LEDENBEHEER)
    assert cut_off(keeper, reverse(f"{name}:edit", args=[factory().pk])) == set()


def test_no_page_cuts_off_its_title_or_introduction(editor, home):
    assert cut_off(editor, reverse("wagtailadmin_pages:add", args=["website", StandardPage._meta.model_name, home.pk])) == set()


@pytest.mark.parametrize(("model", "field", "most"), [(Thema, "name", 80), (KeptWord, "word", 60)])
def test_what_is_too_long_is_told_with_how_long_it_is(editor, model, field, most):
    answer = editor.post(reverse(model.snippet_viewset.get_url_name("add")), {field: "x" * 300, "order": "1"})
    (told,) = answer.context["form"].errors[field]
    assert str(most) in told
    assert "300" in told
    assert "x" * 300 in answer.content.decode()
