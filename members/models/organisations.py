"""Organisations that people work for, recognised by the domain of their mail."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.search import index

from core.folding import plain
from core.vocabulary import Discipline
from members import mail_domains
from members.models.municipalities import Municipality


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def with_domain_of(self, email: str) -> "OrganisationQuerySet":
        """Return the organisation whose mail domain is that of this address."""
        return self.filter(domains__domain=email.rpartition("@")[2].lower())


class Organisation(index.Indexed, ClusterableModel):
    """An organisation that members work for."""

    name = models.CharField("naam", max_length=120, unique=True, help_text="De volledige naam. Bijvoorbeeld «Gemeente Zwolle».")
    kind = models.CharField("soort", max_length=30, choices=Discipline.choices, help_text="Wat doet de organisatie in de aanpak?")
    municipalities = ParentalManyToManyField(Municipality, verbose_name="gemeenten", blank=True, related_name="organisations")

    objects = OrganisationQuerySet.as_manager()

    search_fields = [index.SearchField("name", boost=3), index.AutocompleteField("name"), index.FilterField("kind")]

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["name__folded"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a name that differs from another one in capitals or accents only: people are matched without those."""
        super().clean()
        taken = Organisation.objects.filter(name__folded=plain(self.name)).exclude(pk=self.pk).first()
        # The very same name is told by the field itself.
        if taken and taken.name != self.name:
            raise ValidationError({"name": f"Er is al een organisatie «{taken}». Gebruik die, of kies een andere naam."})


class OrganisationDomain(models.Model):
    """A mail domain whose users are vouched for by the organisation."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(
        "maildomein",
        max_length=120,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", "Geef het hele deel na de @, in kleine letters, zoals zwolle.nl.")
        ],
        help_text="Het deel na de @, bijvoorbeeld zwolle.nl. Wie met zo'n adres komt, wordt meteen lid.",
    )

    class Meta:
        verbose_name = "maildomein"
        verbose_name_plural = "maildomeinen"
        ordering = ["domain"]

    def __str__(self) -> str:
        return self.domain

    def clean(self) -> None:
        """Refuse a domain that anybody can get an address of: its users would be members at once."""
        super().clean()
        if reason := mail_domains.why_not(self.domain):
            raise ValidationError({"domain": reason})

    def unique_error_message(self, model_class: type[models.Model], unique_check: Sequence[str]) -> ValidationError:
        """Name the organisation that has the domain: there the keeper can take it away."""
        taken = OrganisationDomain.objects.filter(domain=self.domain).select_related("organisation").first()
        if taken is None or tuple(unique_check) != ("domain",):
            return super().unique_error_message(model_class, unique_check)
        return ValidationError(f"{self.domain} hoort al bij «{taken.organisation}». Haal het daar eerst weg.", code="unique")
