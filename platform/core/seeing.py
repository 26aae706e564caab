"""Screens with data about people: opening and changing them is written in the log of personal data."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from core import audit


class SeenListMixin:
    """A list of people: opening it is written in the log; not again for what its filters fetch, nor for an export."""

    model: type[Model]
    results_only: bool
    is_export: bool

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (self.results_only or self.is_export):
            audit.record(request.user, "lijst bekeken", str(self.model._meta.model_name))
        response: HttpResponseBase = super().get(request, *args, **kwargs)  # type: ignore[misc]  # the view beside it has it
        return response


class SeenFormMixin:
    """A form with somebody's data."""

    request: HttpRequest
    form: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        audit.record(request.user, "bekeken", self.get_object())  # type: ignore[attr-defined]  # the view beside it has it
        response: HttpResponseBase = super().get(request, *args, **kwargs)  # type: ignore[misc]  # the same
        return response

    def save_instance(self) -> Any:
        changed = ", ".join(self.form.changed_data)
        kept = super().save_instance()  # type: ignore[misc]  # the same
        if changed:
            audit.record(self.request.user, "gewijzigd", kept, changed)
        return kept
