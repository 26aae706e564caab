"""With whom one works together."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.last_seen import LastSeenForm
from core.models.named import Named
from core.panels import NamePanel


class Partner(Named, index.Indexed, models.Model):
    """A kind of organisation or person that takes part in an approach."""

    name = models.CharField(
        "naam", max_length=80, unique=True, help_text="De soort partij, niet één organisatie: «Woningcorporatie»."
    )
    slug = models.SlugField(
        "adres",
        max_length=80,
        unique=True,
        blank=True,
        help_text="Het woord in het webadres; komt vanzelf van de naam. Verander dit niet meer.",
    )
    description = models.TextField("omschrijving", blank=True, help_text="Wat doet deze partner bij woonoverlast? Eén zin.")

    base_form_class = LastSeenForm
    panels = [NamePanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name", boost=3), index.AutocompleteField("name")]

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
