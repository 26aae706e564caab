"""Form fields that several forms of this room share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.forms import ProseField
from core.text import without_invisible
from members import municipality_names
from members.models import Municipality

NEEDS_LETTERS = "Een naam heeft letters nodig."


class PlainTextField(ProseField):
    """A name, on one line and without signs that nobody sees; what holds no letter or digit is none, and told so."""

    def to_python(self, value: Any) -> str:
        text = " ".join(without_invisible(super().to_python(value) or "").split())
        if text and not any(sign.isalnum() for sign in text):
            raise ValidationError(f"{NEEDS_LETTERS} {self.error_messages['required']}", code="no_letters")
        return text


class MunicipalitiesField(ProseField):
    """Names of municipalities with commas between them; gives the municipalities themselves."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "label": "Gemeente of gemeenten waar u werkt",
                "help_text": "Typ de naam. Werkt u in meer gemeenten? Zet er komma's tussen.",
                "max_length": 1000,
                "widget": forms.TextInput(attrs={"list": "gemeentenamen", "autocomplete": "off"}),
                **options,
            }
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return ", ".join(str(item) for item in value)
        return value

    def clean(self, value: Any) -> list[Municipality]:
        text = super().clean(value)
        found, unknown = municipality_names.find(text)
        if unknown:
            raise ValidationError([str(name) for name in unknown[:5]])
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found
