"""What this room adds to the editors' admin."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.refusing import refuse
from core.uses import why_in_use
from knowledge.models import Instrument
from knowledge.viewsets import KnowledgeGroup

register_snippet(KnowledgeGroup)
INSTRUMENT_ADVICE = "Haal het daar eerst weg, of haal het van de site met «Publicatie intrekken»."


@hooks.register("before_delete_snippet")
def keep_what_is_used(request: HttpRequest, instances: list[Model]) -> HttpResponse | None:
    """Refuse deleting a theme, partner, term or ruling that something uses."""
    if not instances:
        return None
    back = reverse(type(instances[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail
    return refuse(request, why_in_use(instances), back)


@hooks.register("before_delete_page")
def keep_instrument(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse deleting an instrument that something uses."""
    return refuse(request, why_instruments_stay([page]), reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def keep_instruments(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse the same for many pages at once."""
    if action.model is not Page or action_type != "delete":
        return None
    return refuse(request, why_instruments_stay(objects), action.next_url)


def why_instruments_stay(pages: list[Page]) -> list[str]:
    """Return why the instruments among these pages, and those below them, may not go."""
    found = [thing for page in pages for thing in Instrument.objects.descendant_of(page, inclusive=True)]
    return why_in_use(found, INSTRUMENT_ADVICE)
