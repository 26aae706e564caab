"""Writing to the log of personal data."""

from django.db.models import Model

from core.access import Person
from core.models import AuditEntry


def name_of(thing: Model) -> str:
    """Return kind and number of a row, without anything personal: `member:12`."""
    return f"{thing._meta.model_name}:{thing.pk}"


def record(actor: Person | None, action: str, subject: str | Model, detail: str = "") -> AuditEntry:
    """Write one line: who did what with whose data. `detail` holds no personal data (at most 300 characters)."""
    return AuditEntry.objects.create(
        actor_id=actor.pk if actor is not None else None,
        action=action,
        subject=subject if isinstance(subject, str) else name_of(subject),
        detail=detail[:300],
    )
