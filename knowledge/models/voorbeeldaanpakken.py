"""Model approaches: phases, who leads, which partners, which instruments, model documents."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from core.access import Person
from core.blocks.filled import FilledStreamBlock
from core.blocks.texts import StepBlock
from core.models import BasePage, tabs
from core.models.mixins import BodyMixin, PictureMixin
from knowledge import articles
from knowledge.models.mixins import (
    AudienceMixin,
    KeyPointsMixin,
    KnowledgePage,
    LegalBasisMixin,
    ReviewMixin,
    in_order,
    visible_by_key,
)


class ModelDocumentBlock(StructBlock):
    file = DocumentChooserBlock(label="Bestand")
    title = CharBlock(max_length=150, label="Titel")


class PhaseBlock(StructBlock):
    """One phase of an approach."""

    title = CharBlock(max_length=120, label="Fase", help_text="Begin met een werkwoord: «Breng de overlast in beeld».")
    goal = TextBlock(label="Doel", help_text="Wat is er aan het eind van deze fase anders?")
    lead = CharBlock(
        max_length=150, required=False, label="Wie leidt", help_text="Eén partij of rol. Bijvoorbeeld «Regisseur woonoverlast»."
    )
    duration = CharBlock(max_length=80, required=False, label="Duur", help_text="Bijvoorbeeld «twee maanden».")
    partners = ListBlock(SnippetChooserBlock("knowledge.Partner", label="Partner"), label="Partners", default=[])
    steps = ListBlock(StepBlock(), label="Stappen")
    instruments = ListBlock(PageChooserBlock("knowledge.Instrument", label="Instrument"), label="Instrumenten", default=[])
    documents = ListBlock(ModelDocumentBlock(), label="Modeldocumenten", default=[])
    pitfalls = ListBlock(
        CharBlock(max_length=300, label="Valkuil"),
        label="Valkuilen",
        default=[],
        help_text="Wat gaat hier vaak mis? Eén zin per valkuil.",
    )
    result = TextBlock(required=False, label="Resultaat", help_text="Wat ligt er dan?")

    class Meta:
        icon = "list-ol"
        label = "Fase"


class PhasesBlock(FilledStreamBlock):
    """The phases, in the order in which one goes through them."""

    phase = PhaseBlock()
    nothing = "Voeg minstens één fase toe: een aanpak zonder fasen zegt niet wat er moet gebeuren."


class Voorbeeldaanpak(KeyPointsMixin, AudienceMixin, LegalBasisMixin, ReviewMixin, PictureMixin, BodyMixin, KnowledgePage):
    """A model approach that a municipality can take over."""

    kind = "voorbeeldaanpak"
    kind_label = "Voorbeeldaanpak"
    parent_page_types = ["knowledge.KnowledgeIndex"]
    template = "knowledge/voorbeeldaanpak.html"
    page_description = "Een hele aanpak in fasen die een gemeente kan overnemen, met modeldocumenten."

    phases = StreamField(
        PhasesBlock(),
        verbose_name="fasen",
        blank=True,
        help_text="Drie tot zeven fasen, in de volgorde waarin u ze doorloopt.",
    )
    edition = models.CharField("editie", max_length=10, blank=True, help_text="Bijvoorbeeld «2».")
    change = models.TextField(
        "wat is er veranderd",
        max_length=500,
        blank=True,
        help_text="Wat is er anders dan in de vorige editie? Eén of twee zinnen.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("key_points"),
        *PictureMixin.picture_panels,
        *BodyMixin.body_panels,
        FieldPanel("phases"),
        MultiFieldPanel([FieldPanel("legal_basis"), FieldPanel("sources")], heading="Wet en bronnen"),
        FieldPanel("related"),
    ]
    filing_panels = [
        MultiFieldPanel([FieldPanel(name) for name in ("themes", "audience", "instruments", "partners")], heading="Indeling"),
        MultiFieldPanel([FieldPanel("edition"), FieldPanel("change")], heading="Editie"),
        *ReviewMixin.review_panels,
    ]
    edit_handler = tabs(content_panels, filing_panels)
    search_fields = [*BasePage.search_fields, *BodyMixin.body_search_fields, index.SearchField("phases")]

    class Meta:
        verbose_name = "voorbeeldaanpak"
        verbose_name_plural = "voorbeeldaanpakken"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return articles.add_article(self, request, context)

    def article_context(self, person: Person) -> dict[str, Any]:
        """Return what the article shows, asked once per state of the content."""
        instruments = visible_by_key((page for child in self.phases for page in child.value["instruments"]), person)
        return {
            "themes": list(self.themes.all()),
            "phases": [phase_context(child.value, person, instruments) for child in self.phases],
            "related": self.related_pages(person),
            "contents": self.table_of_contents(),
        }


def phase_context(phase: Any, person: Person, instruments: dict[int, Any]) -> dict[str, Any]:
    """Return one phase with what this person may open."""
    documents = [row for row in phase["documents"] if row["file"] and row["file"].is_visible_to(person)]
    return {
        "value": phase,
        "documents": documents,
        "instruments": in_order(phase["instruments"], instruments),
        "partners": [p for p in phase["partners"] if p],
    }
