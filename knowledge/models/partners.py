"""With whom one works together."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.last_seen import LastSeenForm


class Partner(index.Indexed, models.Model):
    """A kind of organisation or person that takes part in an approach."""

    name = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("adres", max_length=80, unique=True)
    description = models.TextField("omschrijving", blank=True, help_text="Wat doet deze partner bij woonoverlast? Eén zin.")

    base_form_class = LastSeenForm
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name", boost=3), index.AutocompleteField("name")]

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
