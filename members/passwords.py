"""What a password may not be."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

DEMO_PASSWORD = "demo-woonoverlast"  # noqa: S105 (works on the demo site only)


def is_refused(password: str) -> bool:
    """Tell whether this is the password of the demo site, which opens nothing anywhere else."""
    return password == DEMO_PASSWORD and not settings.DEMO


class NoDemoPassword:
    """Refuses the password of the demo site everywhere else."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 (Django's interface)
        if is_refused(password):
            raise ValidationError("Dit wachtwoord staat in onze handleiding. Kies een ander wachtwoord.", code="demo_password")

    def get_help_text(self) -> str:
        return "Kies geen wachtwoord dat u ergens anders ook gebruikt."
