"""Conventions of the knowledge base that are checked at start."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from core.models import BasePage
from core.models.mixins import BodyMixin
from search.documents import source_of


@register()
def articles_can_be_found(**_: Any) -> list[CheckMessage]:
    """Every page type with an article is registered with the search room, so that nothing written stays unfindable."""
    return [
        Error(
            f"{model.__name__} heeft een inhoud, maar is niet te vinden: registreer een zoekdocument in documents.py.",
            obj=model,
            id="knowledge.E001",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and issubclass(model, BodyMixin) and source_of(model) is None
    ]
