"""The glossary (SKOS: concept, prefLabel, altLabel, definition)."""

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import SourceBlock
from core.last_seen import LastSeenForm
from core.models.fields import lines


class Begrip(index.Indexed, models.Model):
    """A term of the field, explained."""

    term = models.CharField("begrip", max_length=120, unique=True)
    slug = models.SlugField("adres", max_length=120, unique=True, blank=True)
    abbreviation = models.CharField("afkorting", max_length=30, blank=True)
    synonyms = models.TextField(
        "andere woorden", blank=True, help_text="Eén per regel. Ook deze woorden worden in teksten uitgelegd."
    )
    explanation = models.TextField("uitleg", help_text="Eén of twee zinnen in gewone taal (B1).")
    instrument = models.ForeignKey(
        "knowledge.Instrument",
        verbose_name="instrument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sources = StreamField([("source", SourceBlock())], verbose_name="bronnen", blank=True)
    needs_check = models.BooleanField("moet nog worden gecontroleerd", default=False)

    base_form_class = LastSeenForm
    panels = [
        MultiFieldPanel(
            [FieldPanel("term"), FieldPanel("abbreviation"), FieldPanel("synonyms"), FieldPanel("slug")],
            heading="Woord",
        ),
        MultiFieldPanel([FieldPanel("explanation"), FieldPanel("instrument")], heading="Betekenis"),
        FieldPanel("sources"),
        FieldPanel("needs_check"),
    ]
    search_fields = [
        index.SearchField("term", boost=3),
        index.AutocompleteField("term"),
        index.SearchField("explanation"),
    ]

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        super().clean()
        self.slug = self.slug or slugify(self.term)

    @property
    def words(self) -> list[str]:
        """All words that stand for this term, as they occur in a text."""
        return [word for word in (self.term, self.abbreviation, *lines(self.synonyms)) if word]
