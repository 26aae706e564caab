"""Form fields in our look: label above, help below it, error above the field, all tied together for screen readers."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.models import Page

from core import kept_forms

register = template.Library()

# Errors whose words do not tell which field they are about.
GENERAL_CODES = {"max_length", "min_length", "null_characters_not_allowed"}
GENERAL = (forms.Field.default_error_messages["required"],)

CLASSES: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.CheckboxInput, "vinkje", "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"),
    (forms.CheckboxSelectMultiple, "keuzes", "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"),
    (forms.RadioSelect, "keuzes", "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.Textarea, "veld", "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.Select, "veld", "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "veld", "lpw-bestandsveld"),
    (forms.Widget, "veld", "utrecht-textbox utrecht-textbox--html-input"),
)


def kind_and_class(widget: forms.Widget) -> tuple[str, str]:
    """Return how the field is drawn (veld, vinkje or keuzes) and the classes of its control."""
    return next((kind, css) for base, kind, css in CLASSES if isinstance(widget, base))


def described_by(field: BoundField) -> str:
    """Return the ids of what explains the field: the error first, then the help."""
    parts = [f"{field.auto_id}-fout"] if field.errors else []
    if field.help_text:
        parts.append(f"{field.auto_id}-uitleg")
    return " ".join(parts)


def control_attributes(field: BoundField, css: str) -> dict[str, Any]:
    invalid = f" {css.split(maxsplit=1)[0]}--invalid" if field.errors else ""
    # A placeholder disappears while one types; our labels say it all.
    attributes: dict[str, Any] = {"class": css + invalid, "placeholder": False}
    if described := described_by(field):
        attributes["aria-describedby"] = described
    return attributes


@register.inclusion_tag("components/veld.html")
def veld(field: BoundField) -> dict[str, Any]:
    """Draw one form field with its label, help and error."""
    kind, css = kind_and_class(field.field.widget)
    attributes = control_attributes(field, css)
    choices: list[tuple[str, SafeString]] = []
    if kind == "keuzes":
        attributes.pop("aria-describedby", None)
        choices = [(str(choice.choice_label), choice_control(choice, attributes)) for choice in field.subwidgets]
    return {
        "veld": field,
        "soort": kind,
        "control": "" if choices else field.as_widget(attrs=attributes),
        "keuzes": choices,
        "beschreven_door": described_by(field),
    }


def choice_control(choice: Any, attributes: dict[str, Any]) -> SafeString:
    """Return the bare control of one choice, without the label that Django draws round it."""
    choice.data["attrs"] = {**choice.data["attrs"], **attributes}
    choice.data["wrap_label"] = False
    return SafeString(choice.tag())


@register.simple_tag(takes_context=True)
def formulier_van(context: Context) -> str:
    """Draw the hidden field that says for whom a form is, so that what is typed comes back to nobody else."""
    request = context.get("request")
    key = kept_forms.owner_key(request.user) if request else ""
    return format_html('<input type="hidden" name="{}" value="{}">', kept_forms.OWNER_FIELD, key) if key else ""


@register.simple_tag(takes_context=True)
def voorbeeldbalk(context: Context) -> str:
    """Draw the bar with checks on a preview, for the editor who looks; the page itself is drawn for somebody else."""
    request = context["request"]
    reader, request.user = request.user, getattr(request, "editor", request.user)
    try:
        return str(wagtailuserbar(context))
    finally:
        request.user = reader


@register.simple_tag(takes_context=True)
def bewerk_adres(context: Context) -> str:
    """Return where this page is edited, for who may; only for editors is anything asked."""
    page = context.get("page")
    if not (isinstance(page, Page) and page.pk and context.get("is_redactie")):
        return ""
    request = context["request"]
    if getattr(request, "is_preview", False) or not page.permissions_for_user(request.user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@register.simple_tag
def fouten(form: forms.BaseForm) -> list[dict[str, str]]:
    """Return every error of a form with the id of the field it belongs to, for the summary above the form."""
    found = [{"id": "", "tekst": str(text)} for text in form.non_field_errors()]
    for field in form.visible_fields():
        anchor = f"{field.auto_id}_0" if kind_and_class(field.field.widget)[0] == "keuzes" else field.auto_id
        found += [{"id": anchor, "tekst": text} for text in named_errors(field)]
    return found


def named_errors(field: BoundField) -> list[str]:
    """Return the errors of a field; one that would fit any field gets the field's name before it."""
    general = [str(text) for text in (*forms.CharField.default_error_messages.values(), *GENERAL)]
    return [
        f"{heading(str(field.label))} {text}" if error.code in GENERAL_CODES or text in general else str(text)
        for error, text in zip(field.errors.as_data(), field.errors, strict=True)
    ]


def heading(label: str) -> str:
    """Return a label as it stands before a text: with a colon, unless it ends in punctuation of its own."""
    return label if label.endswith(("?", "!", ".", ":")) else f"{label}:"
