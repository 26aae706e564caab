"""Conventions that are checked at start."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from core.models import BasePage


@register()
def page_types_name_their_kind(**_: Any) -> list[CheckMessage]:
    """Every page type has a kind of its own, with a name for people."""
    seen: dict[str, type] = {}
    errors: list[CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, BasePage):
            continue
        if "kind" not in vars(model) or "kind_label" not in vars(model):
            errors.append(Error(f"{model.__name__} noemt zijn kind en kind_label niet.", obj=model, id="core.E001"))
        elif model.kind in seen:
            errors.append(
                Error(f"{model.__name__} heeft dezelfde kind als {seen[model.kind].__name__}.", obj=model, id="core.E002")
            )
        seen[model.kind] = model
    return errors


@register()
def mails_have_text_and_html(**_: Any) -> list[CheckMessage]:
    """Every mail template has a text part and an HTML part."""
    folder = Path(settings.BASE_DIR) / "templates" / "mail"
    texts = {path.stem for path in folder.glob("*.txt")}
    pages = {path.stem for path in folder.glob("*.html")} - {"base"}
    return [
        Error(f"Mail «{name}» mist een {'html' if name in texts else 'tekst'}deel.", id="core.E003")
        for name in sorted(texts ^ pages)
    ]
