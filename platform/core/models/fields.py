"""Model fields that several rooms share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst

from core import clock

EARLIEST_YEAR = 1990
YEAR_MESSAGE = f"Vul een jaar in vanaf {EARLIEST_YEAR}, hoogstens volgend jaar."


class ChoiceListField(models.JSONField):
    """Several choices from a fixed list, kept as a list of words; drawn as checkboxes."""

    def __init__(self, *args: Any, options: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        self.options = list(options)
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "options": self.options}

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs.pop("encoder", None)
        return forms.MultipleChoiceField(
            choices=self.options,
            required=not self.blank,
            label=capfirst(kwargs.get("label", self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = {key for key, _ in self.options}
        if not isinstance(value, list) or not set(value) <= known:
            raise ValidationError("Kies uit de lijst.", code="invalid_choice")


def next_year() -> int:
    return clock.today().year + 1


# For a year in which something of the practice happened or will happen soon.
year_validators = [MinValueValidator(EARLIEST_YEAR, YEAR_MESSAGE), MaxValueValidator(next_year, YEAR_MESSAGE)]


def lines(text: str) -> list[str]:
    """Return the lines of a text field that holds one thing a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
