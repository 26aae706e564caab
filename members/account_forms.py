"""django-allauth's forms, with the one limit that an e-mail address has here."""

from typing import Any, ClassVar

from allauth.account.forms import AddEmailForm, LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST_ADDRESS = 254


def validate_address(address: str) -> None:
    """Refuse what is no address, or too long to be one (RFC 5321, 4.5.3.1.3, as RFC 3696's erratum 1690 reads it)."""
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(
            f"Maak dit adres korter: een e-mailadres heeft hoogstens {LONGEST_ADDRESS} tekens.", code="too_long"
        )
    validate_email(address)


class AddressMixin:
    """A form that asks for an address: what is wrong with it is said once, and nothing is cut off while it is typed."""

    fields: ClassVar[dict[str, forms.Field]]
    address_field = "email"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.address_field]
        field.validators = [validate_address]
        field.widget.attrs.pop("maxlength", None)


class SignInForm(AddressMixin, LoginForm):
    """Signing in by password."""

    address_field = "login"


class AskCodeForm(AddressMixin, RequestLoginCodeForm):
    """Asking for a code to sign in."""


class ForgottenPasswordForm(AddressMixin, ResetPasswordForm):
    """Asking for a link to choose a new password."""


class ChangeAddressForm(AddressMixin, AddEmailForm):
    """Asking for another address."""
