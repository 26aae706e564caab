"""Reading what stands in the outbox, as the worker would write it."""

from core.mail import write
from core.models import OutgoingMail


def written(row: OutgoingMail | None) -> OutgoingMail:
    """Return the mail with its subject, text and attachments. Raises LookupError when there is none."""
    if row is None:
        raise LookupError("Er staat geen mail in het postvak.")
    write(row)
    return row
