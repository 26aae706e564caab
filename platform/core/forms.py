"""How forms are drawn, with our components; and fields that several rooms share."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class SiteRenderer(TemplatesSetting):
    """Django's own form renderer, looking in our template folders first."""


class ProseField(forms.CharField):
    """A text that people may paste: one that is too long is explained, where a browser would cut it off without a word."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}
