"""What a password may not be."""

from difflib import SequenceMatcher
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

DEMO_PASSWORD = "demo-woonoverlast"  # noqa: S105 (works on the demo site only)


def is_refused(password: str) -> bool:
    """Tell whether this is the password of the demo site, which opens nothing anywhere else."""
    return password == DEMO_PASSWORD and not settings.DEMO


class NotLikeOneself(UserAttributeSimilarityValidator):
    """Refuses a password that looks like one's address, the part of it before the @ by itself, or one's name."""

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        if user is None:
            return
        name = getattr(getattr(user, "member", None), "name", "") or user.get_full_name()
        for what, known in (("e-mailadres", user.email.rpartition("@")[0]), ("naam", name)):
            if known and SequenceMatcher(a=bare(password), b=bare(known)).ratio() >= self.max_similarity:
                raise ValidationError(
                    f"Dit wachtwoord lijkt te veel op uw {what}. Kies iets anders.", code="password_too_similar"
                )


def bare(text: str) -> str:
    """Return only the letters and digits, in small letters: «Fatima de Vries» and fatima.devries are alike."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class NoDemoPassword:
    """Refuses the password of the demo site everywhere else."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 (Django's interface)
        if is_refused(password):
            raise ValidationError("Dit wachtwoord staat in onze handleiding. Kies een ander wachtwoord.", code="demo_password")

    def get_help_text(self) -> str:
        return "Kies geen wachtwoord dat u ergens anders ook gebruikt."
