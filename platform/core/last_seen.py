"""Two people at the same record: whoever saves last is told what the other changed, and keeps what he typed himself."""

import json
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.fields import StreamField


class HiddenMemory(forms.CharField):
    """What stood in the record when the form was opened; no change of its own."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 (Django's interface)
        return False


class LastSeenForm(WagtailAdminModelForm):
    """A form that refuses once when somebody else changed the record meanwhile; saving again keeps what was typed."""

    data: Any

    seen = HiddenMemory(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = self.state() if self.instance.pk else {}
        self.initial["seen"] = json.dumps(self.now, cls=DjangoJSONEncoder)

    def state(self) -> dict[str, Any]:
        """Return what now stands in the database of what this form shows."""
        thing = self.instance
        everything = thing.serializable_data() if isinstance(thing, ClusterableModel) else get_serializable_data_for_fields(thing)
        shown = {*self.fields, *self.formsets}
        plain: dict[str, Any] = json.loads(json.dumps(everything, cls=DjangoJSONEncoder))
        return {name: value for name, value in plain.items() if name in shown}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        seen = memory(cleaned.pop("seen", ""))
        others = [name for name, value in self.now.items() if name in seen and seen[name] != value]
        for name in others:
            if name in self.formsets or name in self.changed_data:
                self.tell(name)
        if others:
            self.remember()
        return cleaned

    def remember(self) -> None:
        """Let the form that is shown again know what stands in the record now."""
        again: Any = self.data.copy()
        again[self.add_prefix("seen")] = self.initial["seen"]
        self.data = again

    def tell(self, name: str) -> None:
        """Say what somebody else made of this."""
        if name in self.formsets:
            rows = ", ".join(str(row) for row in getattr(self.instance, name).all())
            label = self.formsets[name].model._meta.verbose_name_plural
            self.add_error(NON_FIELD_ERRORS, f"Iemand anders wijzigde intussen de {label} in: {rows or 'geen'}. {AGAIN}")
        else:
            self.add_error(name, f"Iemand anders maakte hier intussen «{self.shown(name)}» van. {AGAIN}")

    def shown(self, name: str) -> str:
        """Return the value in the database as people read it."""
        field = self.instance._meta.get_field(name)
        if field.many_to_many:
            return ", ".join(str(thing) for thing in getattr(self.instance, name).all())
        if isinstance(field, StreamField):
            return "iets anders"
        if field.choices:
            return str(getattr(self.instance, f"get_{name}_display")())
        value = getattr(self.instance, name)
        return "leeg" if value in (None, "") else str(value)


AGAIN = "Wat u typte, staat er nog. Slaat u nog eens op, dan geldt dat."


def memory(text: str) -> dict[str, Any]:
    """Return what the hidden field holds; nothing when it was not sent along."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
