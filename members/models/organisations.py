"""Organisations that people work for, recognised by the domain of their mail."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.search import index

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
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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
