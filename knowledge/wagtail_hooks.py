"""What this room adds to the editors' admin."""

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from core.refusing import refuse
from core.uses import why_in_use
from knowledge.viewsets import KnowledgeGroup

register_snippet(KnowledgeGroup)


@hooks.register("before_delete_snippet")
def keep_what_is_used(request: HttpRequest, instances: list[Model]) -> HttpResponse | None:
    """Refuse deleting a theme, partner, term or ruling that something uses."""
    if not instances:
        return None
    back = reverse(type(instances[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail
    return refuse(request, why_in_use(instances), back)
