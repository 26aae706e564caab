"""What the page types of this room are composed of."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from core import clock
from core.access import Person
from core.blocks import LegalBasisBlock, SourceBlock
from core.models import BasePage
from core.models.fields import ChoiceListField, lines
from core.models.mixins import BodyMixin, ThemesMixin
from core.vocabulary import Discipline, Trede, enumerated, in_sentence
from knowledge.models.partners import Partner

RECENTLY = dt.timedelta(days=90)
# So many readers are named above an article; the rest of the list stands below it.
MOST_READERS = 3


class KeyPointsMixin(models.Model):
    """In het kort."""

    key_points = models.TextField(
        "in het kort",
        blank=True,
        help_text="Drie tot vijf zinnen, één per regel. Wie alleen dit leest, weet wat hij moet weten.",
    )

    class Meta:
        abstract = True

    @property
    def key_point_list(self) -> list[str]:
        return lines(self.key_points)


class AudienceMixin(models.Model):
    """For whom."""

    audience = ChoiceListField(
        options=Discipline.choices, verbose_name="voor wie", help_text="Wie kan hier in zijn werk iets mee?"
    )

    class Meta:
        abstract = True

    @property
    def audience_labels(self) -> list[str]:
        return [Discipline(key).label for key in self.audience if key in Discipline.values]

    @property
    def readers(self) -> str:
        """For whom, as it stands in a sentence; a long list ends in «en anderen»."""
        words = [in_sentence(label) for label in self.audience_labels]
        return enumerated(words if len(words) <= MOST_READERS else [*words[:MOST_READERS], "anderen"])


class RungsMixin(models.Model):
    """On which rungs of the ladder."""

    rungs = ChoiceListField(
        options=Trede.choices, verbose_name="treden", help_text="Op welke treden van de escalatieladder hoort dit?"
    )

    class Meta:
        abstract = True

    @property
    def rung_labels(self) -> list[str]:
        return [Trede(key).label for key in self.rungs if key in Trede.values]


class PartnersMixin(models.Model):
    """Together with whom."""

    partners = ParentalManyToManyField(
        Partner,
        verbose_name="partners",
        blank=True,
        related_name="+",
        help_text="Wie doet er mee? Kies alleen wie echt een taak heeft.",
    )

    class Meta:
        abstract = True


class InstrumentsMixin(models.Model):
    """With which instruments."""

    instruments = ParentalManyToManyField(
        "knowledge.Instrument",
        verbose_name="instrumenten",
        blank=True,
        related_name="+",
        help_text="Welke instrumenten komen hier aan de orde?",
    )

    class Meta:
        abstract = True

    def visible_instruments(self, person: Person) -> list[Any]:
        """Return the instruments that this person may open, in the order of the ladder."""
        # An instrument is made of this mixin's module.
        from knowledge.models.instrumenten import Instrument  # noqa: PLC0415 (each needs the other)

        chosen = [instrument.pk for instrument in self.instruments.all()]
        return list(Instrument.objects.visible_to(person).filter(pk__in=chosen).ladder_order()) if chosen else []


def visible_by_key(pages: Iterable[Any], person: Person) -> dict[int, Any]:
    """Return those of these instruments that this person may open, by their key, in one question."""
    # An instrument is made of this module.
    from knowledge.models.instrumenten import Instrument  # noqa: PLC0415 (each needs the other)

    wanted = {page.pk for page in pages if page is not None}
    return Instrument.objects.visible_to(person).in_bulk(wanted) if wanted else {}


def in_order(pages: Iterable[Any], visible: dict[int, Any]) -> list[Any]:
    """Return the visible ones of these pages, in the order of the editor."""
    return [visible[page.pk] for page in pages if page is not None and page.pk in visible]


class LegalBasisMixin(models.Model):
    """On which law."""

    legal_basis = StreamField(
        [("basis", LegalBasisBlock())],
        verbose_name="wettelijke grondslag",
        blank=True,
        help_text="Op welke wetsartikelen berust dit? De lezer moet ze kunnen opslaan.",
    )

    class Meta:
        abstract = True


class SourcesMixin(models.Model):
    """From which sources."""

    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name="bronnen",
        blank=True,
        help_text="Waar komt dit vandaan? De lezer moet het kunnen nagaan.",
    )

    class Meta:
        abstract = True


class ReviewMixin(models.Model):
    """Who keeps it true, and when it is looked at again."""

    kept_by = models.CharField(
        "eigenaar",
        max_length=120,
        blank=True,
        help_text="Een team of een rol, geen persoon: «Redactie juridische aanpak».",
    )
    checked_on = models.DateField(
        "gecontroleerd op", null=True, blank=True, help_text="De dag waarop iemand de hele tekst naliep op wet en praktijk."
    )
    review_date = models.DateField(
        "volgende controle", null=True, blank=True, help_text="Na deze dag staat er «verouderd» bij de pagina."
    )

    review_panels = [
        MultiFieldPanel(
            [FieldPanel("kept_by"), FieldPanel("checked_on"), FieldPanel("review_date")], heading="Eigenaar en controle"
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a check that is still to come, and a next one before the last."""
        super().clean()
        if self.checked_on and self.checked_on > clock.today():
            raise ValidationError({"checked_on": "Deze dag komt nog. Vul de dag in waarop de tekst is gecontroleerd."})
        if self.checked_on and self.review_date and self.review_date <= self.checked_on:
            raise ValidationError({"review_date": "De volgende controle is na de laatste. Kies een latere dag."})

    @property
    def state(self) -> str:
        """Return verouderd, bijgewerkt or gecontroleerd, as it stands today; nothing when nobody ever checked it."""
        today = clock.today()
        if self.review_date and self.review_date < today:
            return "verouderd"
        changed = self.changed_on
        if changed and today - changed <= RECENTLY:
            return "bijgewerkt"
        return "gecontroleerd" if changed or self.checked_on else ""

    @property
    def changed_on(self) -> dt.date | None:
        """The day of the last change that matters to readers."""
        return self.checked_on


class RelatedMixin(models.Model):
    """What to read next."""

    related = StreamField(
        [("page", PageChooserBlock(label="Pagina"))],
        verbose_name="verwante pagina's",
        blank=True,
        help_text="Twee tot vijf pagina's die de lezer hierna nodig heeft.",
    )

    class Meta:
        abstract = True

    def related_pages(self, person: Person) -> list[BasePage]:
        """Return the related pages that this person may open, in the order of the editor."""
        wanted = [child.value.pk for child in self.related if child.value is not None]
        pages = {page.pk: page for page in Page.objects.filter(pk__in=wanted).live().specific()}
        return [pages[key] for key in wanted if key in pages and pages[key].is_visible_to(person)]


class ToldMixin(BodyMixin):
    """An article that is more than its title: it has an introduction, and says something."""

    class Meta:
        abstract = True

    def says_nothing(self) -> dict[str, str]:
        """Return, by the name of the field to fill, what to do when the article says nothing."""
        return {} if self.body_text() else {"body": "Schrijf hier de tekst zelf, met minstens één blok."}

    def lacks(self) -> dict[str, str]:
        missing: dict[str, str] = super().lacks()  # type: ignore[misc]  # of the page that this is mixed into
        if not self.introduction.strip():  # type: ignore[attr-defined]  # the same
            missing["introduction"] = "Schrijf in één of twee zinnen wat de lezer hier vindt."
        return missing | self.says_nothing()


class KnowledgePage(ThemesMixin, PartnersMixin, InstrumentsMixin, SourcesMixin, RelatedMixin, BasePage):
    """What all articles of the knowledge base have."""

    subpage_types: list[str] = []

    class Meta:
        abstract = True
