"""The glossary (SKOS: concept, prefLabel, altLabel, definition)."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import SourceBlock
from core.last_seen import LastSeenForm
from core.models.fields import lines
from core.models.named import Named
from core.panels import NamePanel
from search.text.stop_words import STOP_WORDS


class Begrip(Named, index.Indexed, models.Model):
    """A term of the field, explained."""

    term = models.CharField(
        "begrip", max_length=120, unique=True, help_text="Het woord zoals het in teksten staat, liefst in het enkelvoud."
    )
    slug = models.SlugField(
        "adres",
        max_length=120,
        unique=True,
        blank=True,
        help_text="Het woord in het webadres. Laat leeg: dan komt het van het begrip zelf.",
    )
    abbreviation = models.CharField(
        "afkorting", max_length=30, blank=True, help_text="Ook de afkorting wordt in teksten uitgelegd."
    )
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
        help_text="Als dit begrip een instrument is: de pagina daarvan.",
    )
    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name="bronnen",
        blank=True,
        help_text="Waar komt dit vandaan? De lezer moet het kunnen nagaan.",
    )
    needs_check = models.BooleanField(
        "moet nog worden gecontroleerd", default=False, help_text="Bij het begrip staat dan dat de uitleg nog wordt nagekeken."
    )

    name_field = "term"
    base_form_class = LastSeenForm
    panels = [
        MultiFieldPanel(
            [NamePanel("term"), FieldPanel("abbreviation"), FieldPanel("synonyms"), FieldPanel("slug")],
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
        """Refuse words that cannot be explained in a text: without letters, too common, or of another term."""
        super().clean()
        taken = {key_of(word): other for other in Begrip.objects.exclude(pk=self.pk) for word in other.words}
        errors = {name: list(why_not_words(words, taken)) for name, words in self.words_by_field().items()}
        if any(errors.values()):
            raise ValidationError({name: found for name, found in errors.items() if found})

    def words_by_field(self) -> dict[str, list[str]]:
        return {"term": [self.term], "abbreviation": [self.abbreviation], "synonyms": lines(self.synonyms)}

    @property
    def words(self) -> list[str]:
        """All words that stand for this term, as they occur in a text."""
        return [word for words in self.words_by_field().values() for word in words if word]


def key_of(word: str) -> str:
    """Return the word as it is looked up: those of capitals keep them (APV, OM), as they mean something else without."""
    return word if word.isupper() else word.lower()


def why_not_words(words: list[str], taken: dict[str, Begrip]) -> Iterator[str]:
    """Give for each of these words that cannot be explained why not."""
    for word in filter(None, words):
        if not any(sign.isalpha() for sign in word):
            yield f"In «{word}» staat geen letter."
        elif not word.isupper() and STOP_WORDS.issuperset(word.lower().split()):
            yield f"«{word}» staat in elke tekst en wordt dan overal uitgelegd. Kies een woord dat iets bijzonders betekent."
        elif key_of(word) in taken:
            yield f"«{word}» wordt al uitgelegd bij het begrip «{taken[key_of(word)]}»."
