"""Cases: situation, approach, result, conditions, lessons; in a municipality."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core.access import Person
from core.models import BasePage, tabs
from core.models.fields import lines, year_validators
from core.models.mixins import BodyMixin, PictureMixin
from knowledge import articles
from knowledge.models.mixins import KnowledgePage
from members.models import Municipality


class Praktijkvoorbeeld(PictureMixin, BodyMixin, KnowledgePage):
    """How one municipality did it."""

    kind = "praktijkvoorbeeld"
    kind_label = "Praktijkvoorbeeld"
    parent_page_types = ["knowledge.KnowledgeIndex"]
    template = "knowledge/praktijkvoorbeeld.html"
    page_description = "Hoe deed één gemeente het, en wat leert dat een ander?"

    municipality = models.ForeignKey(
        Municipality,
        verbose_name="gemeente",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Waar speelde dit? De lezer kan erop filteren.",
    )
    year = models.PositiveSmallIntegerField(
        "jaar", null=True, blank=True, validators=year_validators, help_text="Het jaar waarin dit speelde of begon."
    )
    situation = models.TextField("situatie", help_text="Wat was er aan de hand?")
    approach = models.TextField("aanpak", help_text="Wat deden zij, en met wie?")
    result = models.TextField("resultaat", blank=True, help_text="Wat leverde het op? Alleen als een bron het zegt.")
    conditions = models.TextField("voorwaarden", blank=True, help_text="Eén per regel. Wat was nodig om het te laten werken?")
    lessons = models.TextField("lessen", blank=True, help_text="Eén per regel. Wat kan een ander hiervan leren?")

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("municipality"), FieldPanel("year")], heading="Waar en wanneer"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("situation", "approach", "result", "conditions", "lessons")],
            heading="Het verhaal",
        ),
        *PictureMixin.picture_panels,
        *BodyMixin.body_panels,
        MultiFieldPanel([FieldPanel("sources"), FieldPanel("related")], heading="Bronnen en verder lezen"),
    ]
    filing_panels = [MultiFieldPanel([FieldPanel(name) for name in ("themes", "instruments", "partners")], heading="Indeling")]
    edit_handler = tabs(content_panels, filing_panels)
    search_fields = [
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.SearchField("situation"),
        index.SearchField("approach"),
        index.SearchField("result"),
    ]

    class Meta:
        verbose_name = "praktijkvoorbeeld"
        verbose_name_plural = "praktijkvoorbeelden"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return articles.add_article(self, request, context)

    def article_context(self, person: Person) -> dict[str, Any]:
        """Return what the article shows, asked once per state of the content."""
        return {
            "themes": list(self.themes.all()),
            "partners": list(self.partners.all()),
            "instruments": self.visible_instruments(person),
            "related": self.related_pages(person),
            "conditions": lines(self.conditions),
            "lessons": lines(self.lessons),
        }
