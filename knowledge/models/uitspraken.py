"""Rulings and papers, by their lasting number (ECLI, the European Case Law Identifier)."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import SourceBlock
from core.last_seen import LastSeenForm

ECLI = re.compile(r"ECLI:NL:[A-Z]{2,10}:\d{4}:\w+")


class Uitspraak(index.Indexed, ClusterableModel):
    """A ruling or a paper of parliament, with its lesson for practice."""

    number = models.CharField("nummer", max_length=60, unique=True, help_text="Het ECLI-nummer, of het nummer van het kamerstuk.")
    kind = models.CharField("soort", max_length=40, default="uitspraak", help_text="Bijvoorbeeld «uitspraak» of «kamerbrief».")
    court = models.CharField(
        "instantie", max_length=150, blank=True, help_text="Wie deed de uitspraak? Bijvoorbeeld «Rechtbank Rotterdam»."
    )
    date = models.DateField("datum", null=True, blank=True, help_text="De dag van de uitspraak of van het stuk.")
    place = models.CharField(
        "plaats", max_length=80, blank=True, help_text="Waar speelde het? Alleen als de uitspraak dat noemt."
    )
    subject = models.CharField("onderwerp", max_length=250, help_text="Waar ging het over? In gewone taal, zonder namen.")
    lesson = models.TextField("les", help_text="Wat betekent dit voor de praktijk? Eén of twee zinnen.")
    instruments = ParentalManyToManyField(
        "knowledge.Instrument",
        verbose_name="instrumenten",
        blank=True,
        related_name="uitspraken",
        help_text="Bij deze instrumenten staat de uitspraak ook op de pagina.",
    )
    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name="bronnen",
        blank=True,
        help_text="Waar komt dit vandaan? De lezer moet het kunnen nagaan.",
    )

    base_form_class = LastSeenForm
    panels = [
        MultiFieldPanel([FieldPanel(name) for name in ("number", "kind", "court", "date", "place")], heading="Stuk"),
        MultiFieldPanel([FieldPanel("subject"), FieldPanel("lesson"), FieldPanel("instruments")], heading="Betekenis"),
        FieldPanel("sources"),
    ]
    search_fields = [
        index.SearchField("number"),
        index.SearchField("subject"),
        index.SearchField("lesson"),
        index.AutocompleteField("subject"),
    ]

    class Meta:
        verbose_name = "uitspraak"
        verbose_name_plural = "uitspraken"
        ordering = ["-date", "number"]

    def __str__(self) -> str:
        return f"{self.subject} ({self.number})"

    def clean(self) -> None:
        super().clean()
        if self.number.upper().startswith("ECLI") and not ECLI.fullmatch(self.number):
            raise ValidationError({"number": "Dit is geen ECLI-nummer. Voorbeeld: ECLI:NL:RVS:2024:1054."})

    @property
    def anchor(self) -> str:
        return self.number.replace(":", "-").replace(" ", "-").lower()
