"""Forms with which people join, find each other and keep their own data right."""

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.http import HttpRequest, HttpResponseBase

from core.vocabulary import Discipline
from members import consent, joining
from members.account_forms import AddressMixin
from members.fields import MunicipalitiesField, PlainTextField
from members.models import Account, Consent, Member, Organisation

NAME_LENGTH = 120
SUGGESTED = "Bijvoorbeeld: Gemeente Zwolle. Tijdens het typen ziet u organisaties die wij al kennen."
FILL_IN_ORGANISATION = "Vul in voor welke organisatie u werkt."
LEAVE_EMPTY = "Herkennen wij uw organisatie aan uw e-mailadres, dan mag u dit leeg laten."


def name_field() -> PlainTextField:
    return PlainTextField(
        label="Uw naam",
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in."},
    )


def organisation_field(*, required: bool, help_text: str = SUGGESTED) -> PlainTextField:
    return PlainTextField(
        label="Organisatie",
        required=required,
        max_length=NAME_LENGTH,
        help_text=help_text,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "organization",
                "list": "organisatienamen",
                "data-suggesties": "/aanmelden/organisaties/",
            }
        ),
        error_messages={"required": FILL_IN_ORGANISATION},
    )


def discipline_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Discipline",
        choices=[("", "Maak een keuze"), *Discipline.choices],
        help_text="Kies wat het beste past bij uw werk.",
        error_messages={"required": "Kies uw discipline.", "invalid_choice": "Kies een discipline uit de lijst."},
    )


def consent_field(purpose: Consent.Purpose) -> forms.BooleanField:
    return forms.BooleanField(label=consent.WORDINGS[purpose], required=False)


class ShortJoinForm(forms.Form):
    """The first three questions, beside Contact; the join page asks the rest."""

    name = name_field()
    email = forms.EmailField(label="E-mailadres van uw werk", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    organisation = organisation_field(required=True)


class ApplicationForm(forms.Form):
    """What everybody is asked who becomes a member."""

    name = name_field()
    organisation = organisation_field(required=False, help_text=f"{LEAVE_EMPTY} {SUGGESTED}")
    municipalities = MunicipalitiesField(error_messages={"required": "Vul de gemeente in waar u werkt."})
    discipline = discipline_field()
    newsletter = consent_field(Consent.Purpose.NEWSLETTER)
    directory = consent_field(Consent.Purpose.DIRECTORY)

    def address(self) -> str:
        """Return the address of who applies; empty when it is wrong."""
        return str(self.cleaned_data.get("email", ""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        email, organisation = self.address(), cleaned.get("organisation")
        if email and not organisation and "organisation" not in self.errors:
            known = Organisation.objects.with_domain_of(email).first()
            if known:
                cleaned["organisation"] = known.name
            else:
                self.add_error("organisation", FILL_IN_ORGANISATION)
        return cleaned

    def application(self) -> joining.Application:
        """Return the answers as they go to the register."""
        data = self.cleaned_data
        return joining.Application(
            name=data["name"],
            organisation=data["organisation"],
            discipline=data["discipline"],
            municipalities=data["municipalities"],
            newsletter=data["newsletter"],
            directory=data["directory"],
        )


class MembershipForm(ApplicationForm):
    """Becoming a member with an account that is there already: its address is known, and proven."""

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def address(self) -> str:
        return self.account.email


class JoinForm(AddressMixin, ApplicationForm, SignupForm):
    """Becoming a member. The address is proven by a code that goes to it."""

    field_order = ("name", "email", "organisation", "municipalities", "discipline", "newsletter", "directory")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The code that proves the address signs in too; a password can be set afterwards.
        del self.fields["password1"]
        email = self.fields["email"]
        email.label = "E-mailadres van uw werk"
        email.help_text = (
            "Wij sturen een code naar dit adres. Kennen wij uw organisatie aan het deel na de @, dan bent u meteen lid."
        )
        email.widget.attrs = {"autocomplete": "email"}

    def try_save(self, request: HttpRequest) -> tuple[Account | None, HttpResponseBase | None]:
        """Make the account; who applied before and proved nothing yet goes on with the one he has, and gets a new code."""
        if self.account_already_exists and (applicant := joining.applicant(self.cleaned_data["email"])):
            return applicant, None
        made: tuple[Account | None, HttpResponseBase | None] = super().try_save(request)
        return made

    def custom_signup(self, request: HttpRequest, user: Account) -> None:  # noqa: ARG002 (allauth's interface)
        """Put the new account in the register."""
        joining.apply(user, self.application())


class OwnDataForm(forms.ModelForm[Member]):
    """A member's own data in the register."""

    name = name_field()
    organisation_typed = organisation_field(required=True)
    municipalities = MunicipalitiesField(error_messages={"required": "Vul de gemeente in waar u werkt."})
    discipline = discipline_field()

    class Meta:
        model = Member
        fields = ["name", "organisation_typed", "municipalities", "discipline"]

    def save(self, commit: bool = True) -> Member:  # noqa: FBT001, FBT002 (Django's interface)
        member = super().save(commit=False)
        member.organisation = Organisation.objects.filter(name__iexact=member.organisation_typed).first()
        member.municipalities.set(self.cleaned_data["municipalities"])
        if commit:
            member.save()
        return member


class ChoicesForm(forms.Form):
    """What a member freely says yes or no to; who cannot stand in the directory is not asked about it."""

    newsletter = consent_field(Consent.Purpose.NEWSLETTER)
    directory = consent_field(Consent.Purpose.DIRECTORY)

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        if not member.may_be_listed:
            del self.fields[Consent.Purpose.DIRECTORY]

    def save(self) -> None:
        """Record what changed; what was not asked stays."""
        for name, wanted in self.cleaned_data.items():
            purpose = Consent.Purpose(name)
            if wanted and not consent.stands(self.member, purpose):
                consent.give(self.member, purpose, "mijn keuzes")
            elif not wanted:
                consent.withdraw(self.member, purpose)
