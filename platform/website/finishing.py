"""The end of a workflow. Wagtail imports this module while its models are made, so that it needs no model to be imported."""

from typing import Any

from django.core.exceptions import PermissionDenied


class NotCompleteError(PermissionDenied):
    """Nobody may publish this yet; `reasons` are for whoever tried."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def publish_when_complete(workflow_state: Any, user: Any = None) -> None:
    """Publish what the last reader approved, whatever the kind of step.

    An approval is one transaction, so that refusing here takes it back. Raises NotCompleteError.
    """
    from wagtail.workflows import publish_workflow_state  # noqa: PLC0415 (see above)

    from core.complete import why_not_publish  # noqa: PLC0415 (see above)

    if reasons := why_not_publish([workflow_state.content_object]):
        raise NotCompleteError(reasons)
    publish_workflow_state(workflow_state, user=user)
