"""Handreikingen: practical guides with editions, an owner and a review date."""

import datetime as dt
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core import clock
from core.access import Person
from core.models import BasePage, tabs
from core.models.mixins import BodyMixin, PictureMixin
from knowledge import articles
from knowledge.models.mixins import (
    AudienceMixin,
    KeyPointsMixin,
    KnowledgePage,
    LegalBasisMixin,
    ReviewMixin,
    RungsMixin,
    ToldMixin,
)


class Handreiking(
    KeyPointsMixin, AudienceMixin, RungsMixin, LegalBasisMixin, ReviewMixin, PictureMixin, ToldMixin, KnowledgePage
):
    """A practical guide."""

    kind = "handreiking"
    kind_label = "Handreiking"
    parent_page_types = ["knowledge.KnowledgeIndex"]
    template = "knowledge/handreiking.html"
    page_description = "Hoe pakt u iets aan? Stap voor stap, met edities, bijlagen en een datum van controle."

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("key_points"),
        *PictureMixin.picture_panels,
        *BodyMixin.body_panels,
        InlinePanel(
            "attachments",
            heading="Bijlagen",
            label="Bijlage",
            help_text="Modelbrieven en checklists om te downloaden, liefst ODT.",
        ),
        MultiFieldPanel([FieldPanel("legal_basis"), FieldPanel("sources")], heading="Wet en bronnen"),
        FieldPanel("related"),
    ]
    filing_panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("themes", "audience", "rungs", "instruments", "partners")],
            heading="Indeling",
        ),
        InlinePanel(
            "editions",
            heading="Edities",
            label="Editie",
            help_text="Nieuwste bovenaan. Zeg bij elke editie wat er veranderde en hoe zwaar dat weegt.",
        ),
        *ReviewMixin.review_panels,
    ]
    edit_handler = tabs(content_panels, filing_panels)
    search_fields = [*BasePage.search_fields, *BodyMixin.body_search_fields, index.SearchField("key_points")]

    class Meta:
        verbose_name = "handreiking"
        verbose_name_plural = "handreikingen"

    @cached_property
    def edition_list(self) -> list["HandreikingEdition"]:
        """The editions, newest first."""
        return sorted(self.editions.all(), key=lambda edition: edition.date, reverse=True)

    @property
    def changed_on(self) -> dt.date | None:
        return self.edition_list[0].date if self.edition_list else self.checked_on

    def says_nothing(self) -> dict[str, str]:
        return {} if self.key_points.strip() else super().says_nothing()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return articles.add_article(self, request, context)

    def article_context(self, person: Person) -> dict[str, Any]:
        """Return what the article shows, asked once per state of the content."""
        return {
            "themes": list(self.themes.all()),
            "partners": list(self.partners.all()),
            "instruments": self.visible_instruments(person),
            "attachments": self.other_files(person),
            "editions": self.edition_list,
            "related": self.related_pages(person),
            "contents": self.table_of_contents(),
            "minutes": self.reading_minutes(),
        }

    def other_files(self, person: Person) -> list["HandreikingAttachment"]:
        """Return the attachments that this person may open; a file that stands in the text is not shown again."""
        files = (child.value["file"] for child in self.body if child.block_type == "file")
        shown = {file.pk for file in files if file is not None}
        rows = self.attachments.select_related("file")
        return [row for row in rows if row.file_id not in shown and row.file.is_visible_to(person)]


class HandreikingEdition(Orderable):
    """One edition of a guide."""

    class Weight(models.TextChoices):
        SMALL = "klein", "klein: de strekking blijft gelijk"
        LARGE = "groot", "groot: lees dit opnieuw"

    page = ParentalKey(Handreiking, on_delete=models.CASCADE, related_name="editions")
    number = models.CharField("nummer", max_length=10, help_text="Bijvoorbeeld «2».")
    date = models.DateField("datum", default=clock.today)
    change = models.TextField(
        "wat is er veranderd", max_length=500, help_text="Wat staat er nu anders, en waarom? Eén of twee zinnen."
    )
    weight = models.CharField(
        "gewicht",
        max_length=10,
        choices=Weight.choices,
        default=Weight.SMALL,
        help_text="Groot als de lezer iets anders moet gaan doen.",
    )

    class Meta(Orderable.Meta):
        verbose_name = "editie"
        verbose_name_plural = "edities"

    def __str__(self) -> str:
        return f"Editie {self.number}"


class HandreikingAttachment(Orderable):
    """A file that belongs to a guide."""

    page = ParentalKey(Handreiking, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey("core.File", verbose_name="bestand", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=150, help_text="Wat krijgt de lezer? Bijvoorbeeld «Modelbrief waarschuwing».")

    class Meta(Orderable.Meta):
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"

    def __str__(self) -> str:
        return self.title
