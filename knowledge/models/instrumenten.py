"""Instruments: what one can use against nuisance."""

from typing import Any, Self

from django.db import models
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from core.access import Person
from core.models import BasePage, BasePageQuerySet
from core.models.fields import ChoiceListField, lines
from core.models.mixins import BodyMixin, ThemesMixin
from core.vocabulary import Trede
from knowledge import articles
from knowledge.models.mixins import LegalBasisMixin, RelatedMixin, SourcesMixin, ToldMixin
from knowledge.models.partners import Partner

TENURE = [("huur", "Huur"), ("koop", "Koop")]


class InstrumentQuerySet(BasePageQuerySet):
    def ladder_order(self) -> Self:
        """Order by rung, lightest first, then by title."""
        places = [When(rung=value, then=Value(place)) for place, value in enumerate(Trede.values)]
        ordered: Self = self.order_by(Case(*places, default=Value(len(places)), output_field=IntegerField()), "title")
        return ordered


InstrumentManager = PageManager.from_queryset(InstrumentQuerySet)


class Instrument(LegalBasisMixin, ThemesMixin, SourcesMixin, RelatedMixin, ToldMixin, BasePage):
    """Something one can use: legal basis, who decides, conditions, dossier, rung."""

    kind = "instrument"
    kind_label = "Instrument"
    parent_page_types = ["knowledge.KnowledgeIndex"]
    subpage_types: list[str] = []
    template = "knowledge/instrument.html"
    page_description = "Iets wat u kunt inzetten: wie besluit, wanneer mag het, en wat zit er in het dossier?"

    key = models.SlugField(
        "sleutel", max_length=80, blank=True, help_text="Vaste naam waarmee andere systemen dit instrument kennen."
    )
    other_names = models.TextField(
        "andere namen", blank=True, help_text="Eén per regel: zo vindt men het instrument ook onder die namen."
    )
    rung = models.CharField("trede", max_length=20, choices=Trede.choices, help_text="De lichtste trede waarop u dit inzet.")
    applies_to = ChoiceListField(
        options=TENURE, verbose_name="geldt voor", help_text="Kan het bij huur, bij koop, of bij allebei?"
    )
    who_decides = models.TextField(
        "wie besluit", blank=True, help_text="Wie mag dit inzetten, en op grond waarvan? Eén of twee zinnen."
    )
    conditions = models.TextField("voorwaarden", blank=True, help_text="Eén per regel. Wanneer mag het, en wanneer niet?")
    checklist = models.TextField("dossier", blank=True, help_text="Eén per regel. Wat moet er in het dossier zitten?")
    attention = models.TextField("aandachtspunten", blank=True, help_text="Eén per regel. Waar gaat het in de praktijk mis?")
    involved = models.TextField("wie is betrokken", blank=True, help_text="Eén per regel: wie, en wat doet die?")
    for_causer = models.TextField(
        "wat betekent dit voor de veroorzaker", blank=True, help_text="Wat merkt hij ervan, en wat kan hij ertegen doen?"
    )
    for_victim = models.TextField(
        "wat betekent dit voor het slachtoffer",
        blank=True,
        help_text="Wat lost het op, hoe lang duurt het, en wat vraagt het van hem?",
    )
    partners = ParentalManyToManyField(
        Partner, verbose_name="partners", blank=True, related_name="+", help_text="Wie hebt u nodig om dit in te zetten?"
    )
    needs_check = models.BooleanField(
        "moet nog worden gecontroleerd", default=False, help_text="De pagina zegt dan dat de tekst nog wordt nagekeken."
    )

    objects = InstrumentManager()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("rung", "applies_to", "who_decides", "other_names")],
            heading="Plaats op de ladder",
        ),
        FieldPanel("legal_basis"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("conditions", "checklist", "attention", "involved")],
            heading="Zo past u het toe",
        ),
        MultiFieldPanel([FieldPanel("for_causer"), FieldPanel("for_victim")], heading="Wat het betekent"),
        *BodyMixin.body_panels,
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("partners")], heading="Indeling"),
        MultiFieldPanel(
            [FieldPanel("sources"), FieldPanel("related"), FieldPanel("needs_check")], heading="Bronnen en verder lezen"
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.SearchField("other_names"),
        index.FilterField("rung"),
    ]

    class Meta:
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"

    def says_nothing(self) -> dict[str, str]:
        missing = {} if self.who_decides.strip() else super().says_nothing()
        return {"who_decides": "Zeg wie dit mag inzetten, of schrijf een tekst bij Inhoud."} if missing else {}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return articles.add_article(self, request, context)

    def article_context(self, person: Person) -> dict[str, Any]:
        """Return what the article shows, asked once per state of the content."""
        return {
            "themes": list(self.themes.all()),
            "partners": list(self.partners.all()),
            # A new instrument, shown as an example before it is kept, stands in no ruling yet.
            "uitspraken": list(self.uitspraken.all()) if self.pk else [],
            "related": self.related_pages(person),
            "conditions": lines(self.conditions),
            "checklist": lines(self.checklist),
            "attention": lines(self.attention),
            "involved": lines(self.involved),
            "other_names": lines(self.other_names),
            "applies_to": [dict(TENURE)[key] for key in self.applies_to if key in dict(TENURE)],
        }
