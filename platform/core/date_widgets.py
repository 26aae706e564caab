"""Typing dates in the editors' admin, as the Dutch write them."""

from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


class TypedDate:
    """A date field that leaves what was typed as it is: what is no date is told when saving, and not turned into today."""

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "validateOnBlur": False}  # type: ignore[misc]  # of the widget


class DateInput(TypedDate, AdminDateInput):
    """A day."""


class DateTimeInput(TypedDate, AdminDateTimeInput):
    """A day and a time."""


def use_in_admin() -> None:
    """Let every form of the admin that is made from a model ask for dates this way."""
    register_form_field_override(models.DateField, override={"widget": DateInput})
    register_form_field_override(models.DateTimeField, override={"widget": DateTimeInput})
