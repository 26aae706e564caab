"""django-allauth's forms: what is missing is told in plain Dutch, and an e-mail address has one limit."""

from typing import Any, ClassVar

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST_ADDRESS = 254
# What is said of a field that was left empty, by the names that django-allauth gives its fields.
MISSING = {
    "login": "Vul uw e-mailadres in.",
    "email": "Vul uw e-mailadres in.",
    "code": "Vul de code uit de mail in.",
    "password": "Vul uw wachtwoord in.",
    "oldpassword": "Vul uw wachtwoord van nu in.",
    "password1": "Vul een nieuw wachtwoord in.",
    "password2": "Vul het nieuwe wachtwoord nog een keer in.",
}


def validate_address(address: str) -> None:
    """Refuse what is no address, or too long to be one (RFC 5321, 4.5.3.1.3, as RFC 3696's erratum 1690 reads it)."""
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(
            f"Maak dit adres korter: een e-mailadres heeft hoogstens {LONGEST_ADDRESS} tekens.", code="too_long"
        )
    validate_email(address)


class MissingMixin:
    """A form that says of each empty field what to fill in."""

    fields: ClassVar[dict[str, forms.Field]]
    missing: ClassVar[dict[str, str]] = MISSING

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & self.missing.keys():
            self.fields[name].error_messages["required"] = self.missing[name]


class AddressMixin(MissingMixin):
    """A form that asks for an address: what is wrong with it is said once, and nothing is cut off while it is typed."""

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

    missing: ClassVar[dict[str, str]] = {"email": "Vul uw nieuwe e-mailadres in."}


class SignInCodeForm(MissingMixin, ConfirmLoginCodeForm):
    """Typing over the code that signs in."""


class AddressCodeForm(MissingMixin, ConfirmEmailVerificationCodeForm):
    """Typing over the code that proves an address."""


class SignInAgainForm(MissingMixin, ReauthenticateForm):
    """Typing the password once more."""


class ChangedPasswordForm(MissingMixin, ChangePasswordForm):
    """Choosing another password."""


class FirstPasswordForm(MissingMixin, SetPasswordForm):
    """Choosing a password beside the codes by mail."""


class NewPasswordForm(MissingMixin, ResetPasswordKeyForm):
    """Choosing a new password, by the link that was mailed."""
