"""What a reader of «Meelezen» decides: nothing incomplete goes onto the site, and he is told what became of the page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page, TaskState, WorkflowState

from core.complete import why_not_publish
from website.finishing import NotCompleteError


def tell(request: HttpRequest, page: Page, decision: str) -> None:
    """Say what became of a page that somebody else sent on: Wagtail says only that it was changed, or nothing."""
    title = page.get_admin_display_title()
    if decision == "approve":
        is_there = Page.objects.filter(pk=page.pk, live=True, has_unpublished_changes=False).exists()
        outcome = "staat op de site" if is_there else "komt op het geplande moment op de site"
        messages.success(request, f"«{title}» is goedgekeurd en {outcome}.")
    elif decision == "reject":
        messages.info(request, f"«{title}» ging terug naar de schrijver, met uw opmerking.")


DECIDED_MEANWHILE = (
    "U kunt over deze pagina nu niets meer beslissen: een ander deed dat intussen, of haalde haar terug. Kijk wat er nu staat."
)


def forget_late_decision(request: HttpRequest, page: Page) -> None:
    """Let a decision that came too late be a saving of the draft, and say so: Wagtail expects that the step still runs."""
    task = page.current_workflow_task
    may_be_chosen = [name for name, _, _ in task.get_actions(page, request.user)] if task else []
    if request.POST.get("workflow-action-name") in may_be_chosen:
        return
    posted = request.POST.copy()
    del posted["action-workflow-action"]
    request.POST = posted  # type: ignore[assignment]  # as Wagtail reads it next
    messages.warning(request, DECIDED_MEANWHILE)


def wished_changes(page: Page) -> str:
    """Return what a reader wants to see changed, as long as the page waits for that; empty otherwise."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    asked = state.current_task_state
    reader = user_display_name(asked.finished_by) if asked.finished_by else "Een collega"
    return f"{reader} las deze pagina mee en vraagt wijzigingen. Dit moet er anders: «{asked.comment}»"


class DecisionView(WorkflowAction):
    """Approving and sending back from the first page of the admin, with the same words as in the editor."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what a decision came too late for, in a form that the script of the admin understands."""
        if not self.object.workflow_in_progress:
            messages.warning(request, DECIDED_MEANWHILE)
            return self.back(request)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except NotCompleteError as problem:
            for reason in problem.reasons:
                messages.error(request, reason)
            return self.back(request)
        if self.task_state.status != TaskState.STATUS_IN_PROGRESS:
            tell(request, self.object, self.action_name)
        return response

    def back(self, request: HttpRequest) -> HttpResponse:
        """Return to where the reader was, as Wagtail's script or his browser understands it."""
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            closed: HttpResponse = self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return closed
        return redirect(self.redirect_url)


class PublishCompleteAction(PublishPageAPIAction):
    """Publishing by the API of the admin, which asks nothing of a page by itself."""

    def execute(self, instance: Page, data: Any) -> Response:
        if reasons := why_not_publish([instance]):
            raise ValidationError({"detail": reasons})
        return super().execute(instance, data)
