"""Writing to the log of personal data."""

import datetime as dt

from django.db.models import Model

from core import clock
from core.access import Person
from core.models import AuditEntry

KEPT = dt.timedelta(days=731)


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


def forget_old() -> None:
    """Remove lines of more than two years ago, as the privacy statement says."""
    AuditEntry.objects.filter(at__lt=clock.now() - KEPT).delete()
