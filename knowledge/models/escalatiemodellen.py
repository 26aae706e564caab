"""Escalation models: ladders or pyramids from prevention to legal measures."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import (
    CharBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
)
from wagtail.fields import StreamField
from wagtail.search import index

from core.access import Person
from core.blocks.filled import FilledStreamBlock
from core.models import BasePage
from core.models.fields import lines, year_validators
from core.models.mixins import BodyMixin, ThemesMixin
from knowledge import articles, pyramid
from knowledge.models.mixins import RelatedMixin, SourcesMixin, in_order, visible_by_key
from members.models import Municipality


class TredeBlock(StructBlock):
    """One rung."""

    number = IntegerBlock(min_value=1, max_value=9, label="Nummer", help_text="1 is de lichtste trede.")
    name = CharBlock(max_length=80, label="Naam", help_text="Kort, want de naam staat ook in de piramide.")
    who = TextBlock(required=False, label="Wie heeft de regie", help_text="Eén partij. Bijvoorbeeld «De gemeente».")
    participants = TextBlock(required=False, label="Wie doet mee", help_text="Eén per regel.")
    instruments = ListBlock(PageChooserBlock("knowledge.Instrument", label="Instrument"), label="Instrumenten", default=[])
    happens = TextBlock(required=False, label="Wat gebeurt er", help_text="Eén per regel.")
    for_causer = TextBlock(
        required=False,
        label="Voor wie de overlast geeft",
        help_text="Wat mag de veroorzaker op deze trede verwachten? Eén of twee zinnen.",
    )
    for_victim = TextBlock(
        required=False,
        label="Voor wie er last van heeft",
        help_text="Wat mag de melder op deze trede verwachten? Eén of twee zinnen.",
    )
    up = TextBlock(required=False, label="Wanneer een trede hoger", help_text="Waaraan ziet u dat deze trede niet genoeg is?")
    down = TextBlock(required=False, label="Wanneer een trede lager", help_text="Waaraan ziet u dat het beter gaat?")

    class Meta:
        icon = "arrow-up"
        label = "Trede"


class TredenBlock(FilledStreamBlock):
    """The rungs of a ladder, each with a number of its own."""

    trede = TredeBlock()
    nothing = "Voeg minstens één trede toe: uit de treden wordt de piramide getekend."

    def clean(self, value: StreamValue, *args: Any, **kwargs: Any) -> StreamValue:
        cleaned: StreamValue = super().clean(value, *args, **kwargs)
        seen: set[int] = set()
        errors: dict[int, ValidationError] = {}
        for place, child in enumerate(cleaned):
            number = child.value["number"]
            if number is not None and number in seen:
                twice = ValidationError(f"Er is al een trede {number}. Geef elke trede een eigen nummer.")
                errors[place] = StructBlockValidationError({"number": twice})
            seen.add(number)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


@dataclass(frozen=True)
class RungLink:
    """A rung as the ladder on the home page shows it."""

    number: int
    name: str
    who: str
    url: str
    tone: int


class Escalatiemodel(ThemesMixin, SourcesMixin, RelatedMixin, BodyMixin, BasePage):
    """A ladder, with its rungs drawn as a pyramid."""

    kind = "escalatiemodel"
    kind_label = "Escalatiemodel"
    parent_page_types = ["knowledge.KnowledgeIndex"]
    subpage_types: list[str] = []
    template = "knowledge/escalatiemodel.html"
    page_description = "Een ladder van licht naar zwaar; uit de treden wordt de piramide getekend."

    municipality = models.ForeignKey(
        Municipality,
        verbose_name="gemeente",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Leeg als het model niet van één gemeente is.",
    )
    year = models.PositiveSmallIntegerField(
        "jaar",
        null=True,
        blank=True,
        validators=year_validators,
        help_text="Het jaar waarin het model werd vastgesteld.",
    )
    explanation = models.TextField(
        "toelichting", blank=True, help_text="Waar komt dit model vandaan, en waar is het voor bedoeld? Twee tot vijf zinnen."
    )
    treden = StreamField(
        TredenBlock(),
        verbose_name="treden",
        blank=True,
        help_text="Begin bij de lichtste. Uit deze treden wordt de piramide getekend.",
    )
    is_incomplete = models.BooleanField(
        "niet volledig", default=False, help_text="De pagina zegt dan dat niet van alle treden alles bekend is."
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("municipality"), FieldPanel("year"), FieldPanel("explanation")], heading="Herkomst"),
        FieldPanel("treden"),
        FieldPanel("is_incomplete"),
        *BodyMixin.body_panels,
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("sources"), FieldPanel("related")], heading="Indeling en bronnen"),
    ]
    search_fields = [
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.SearchField("explanation"),
        index.SearchField("treden"),
    ]

    class Meta:
        verbose_name = "escalatiemodel"
        verbose_name_plural = "escalatiemodellen"

    def rung_values(self) -> list[Any]:
        """Return what is known of each rung, lightest first."""
        numbered = (child.value for child in self.treden if child.value["number"] is not None)
        return sorted(numbered, key=lambda rung: rung["number"])

    def rungs(self) -> list[RungLink]:
        """Return the rungs, heaviest first, each with a link to its place on the page."""
        found = self.rung_values()
        links = [
            RungLink(
                rung["number"],
                rung["name"],
                (rung["who"] or "").partition(".")[0],
                f"{self.url}#trede-{rung['number']}",
                pyramid.tone(place, len(found)),
            )
            for place, rung in enumerate(found, start=1)
        ]
        return links[::-1]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return articles.add_article(self, request, context)

    def article_context(self, person: Person) -> dict[str, Any]:
        """Return what the article shows, asked once per state of the content."""
        rungs = self.rung_values()
        instruments = visible_by_key((page for rung in rungs for page in rung["instruments"]), person)
        return {
            "themes": list(self.themes.all()),
            "related": self.related_pages(person),
            "treden": [
                {**rung_context(rung, instruments), "tone": pyramid.tone(place, len(rungs))}
                for place, rung in enumerate(rungs, start=1)
            ],
            "pyramid": pyramid.draw([(rung["number"], rung["name"]) for rung in rungs]),
        }


def rung_context(rung: Any, instruments: dict[int, Any]) -> dict[str, Any]:
    """Return one rung, with those of its instruments that are among the visible ones."""
    return {
        "value": rung,
        "happens": lines(rung["happens"] or ""),
        "participants": lines(rung["participants"] or ""),
        "instruments": in_order(rung["instruments"], instruments),
    }
