"""The summary of errors above a form."""

import pytest
from django import forms

from core.forms import ProseField
from core.templatetags.onderdelen import fouten


@pytest.mark.parametrize(
    ("label", "begin"),
    [
        ("Bericht", "Bericht: "),
        ("Wat brengt u in?", "Wat brengt u in? "),
        ("Vertel.", "Vertel. "),
        ("Rol (kort)", "Rol (kort): "),
    ],
)
def test_an_error_that_fits_any_field_follows_its_label_without_doubled_punctuation(label, begin):
    class OneField(forms.Form):
        text = ProseField(label=label, max_length=3)

    (error,) = fouten(OneField({"text": "x" * 4}))
    assert error["tekst"].startswith(f"{begin}Maak deze tekst korter")
