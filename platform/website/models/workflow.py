"""The step of the workflow «Meelezen»: somebody else looks before a page goes onto the site."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from wagtail.models import AbstractGroupApprovalTask, TaskState

from core.access import Person


class RemarkForm(forms.Form):
    """What a reader wants to say with an approval."""

    comment = forms.CharField(label="Opmerking", required=False, widget=forms.Textarea({"rows": 3}))


class ReasonForm(forms.Form):
    """What must change; the author cannot do without."""

    comment = forms.CharField(
        label="Wat moet er anders?",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Schrijf op wat er anders moet. De schrijver krijgt deze tekst te lezen."},
    )


class SecondReaderTask(AbstractGroupApprovalTask):
    """Approval by somebody of these groups, but never by whoever asked for it."""

    class Meta:
        verbose_name = "meelezen"
        verbose_name_plural = "meelezen"

    def get_actions(self, obj: Any, user: Person) -> list[tuple[str, str, bool]]:
        state = obj.current_workflow_state
        if state is not None and state.requested_by_id == user.pk:
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return actions

    def get_task_states_user_can_moderate(self, user: Person, **kwargs: Any) -> "QuerySet[TaskState]":
        states: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user.pk)

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReasonForm if action == "reject" else RemarkForm

    @classmethod
    def get_description(cls) -> str:
        return "Iemand uit de gekozen groepen leest mee; wie de pagina instuurde, kan zelf niet goedkeuren"
