"""Lists of the knowledge base."""

from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import F, Prefetch
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from core.access import Person
from core.models import BasePage
from core.models.fields import lines
from knowledge import articles
from knowledge.models.begrippen import Begrip
from knowledge.models.instrumenten import Instrument
from knowledge.models.uitspraken import Uitspraak
from search.lists import list_context

KNOWLEDGE_KINDS = (
    *("handreiking", "voorbeeldaanpak", "instrument", "praktijkvoorbeeld", "escalatiemodel"),
    *("begrip", "uitspraak"),
)


class KnowledgeIndex(BasePage):
    """A list of articles of one kind, or of all kinds, with filters."""

    class Lists(models.TextChoices):
        EVERYTHING = "alles", "Alles"
        HANDREIKING = "handreiking", "Handreikingen"
        VOORBEELDAANPAK = "voorbeeldaanpak", "Voorbeeldaanpakken"
        PRAKTIJKVOORBEELD = "praktijkvoorbeeld", "Praktijkvoorbeelden"
        INSTRUMENT = "instrument", "Instrumenten"
        ESCALATIEMODEL = "escalatiemodel", "Escalatiemodellen"

    kind = "kennisoverzicht"
    kind_label = "Kennisoverzicht"
    parent_page_types = ["website.HomePage", "knowledge.KnowledgeIndex"]
    template = "knowledge/index.html"
    page_description = "Een lijst van pagina's van de kennisbank, met filters. De pagina's zelf komen eronder."

    lists = models.CharField(
        "toont", max_length=20, choices=Lists.choices, default=Lists.EVERYTHING, help_text="Welke pagina's staan in deze lijst?"
    )

    content_panels = [*BasePage.content_panels, FieldPanel("lists")]

    class Meta:
        verbose_name = "kennisoverzicht"
        verbose_name_plural = "kennisoverzichten"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **list_context(request, self.limits(), self.facets()), "zoekkop": False}

    def limits(self) -> dict[str, tuple[str, ...]]:
        """Return what the list is limited to; a reader of the whole list may choose kinds within it."""
        return {"kind": (self.lists,) if self.lists != self.Lists.EVERYTHING else KNOWLEDGE_KINDS}

    def facets(self) -> tuple[str, ...]:
        """Return the filters that make sense for what is listed."""
        return {
            self.Lists.EVERYTHING: ("kind", "themes", "rungs", "state"),
            self.Lists.HANDREIKING: ("themes", "rungs", "audience", "state"),
            self.Lists.VOORBEELDAANPAK: ("themes", "audience", "state"),
            self.Lists.PRAKTIJKVOORBEELD: ("themes", "municipality", "province", "instruments", "year", "state"),
            self.Lists.INSTRUMENT: ("rungs", "themes", "partners", "state"),
            self.Lists.ESCALATIEMODEL: ("municipality", "province", "themes", "state"),
        }[self.Lists(self.lists)]


class BegrippenIndex(BasePage):
    """The glossary, from A to Z."""

    kind = "begrippenlijst"
    kind_label = "Begrippen"
    max_count = 1
    parent_page_types = ["knowledge.KnowledgeIndex"]
    subpage_types: list[str] = []
    template = "knowledge/begrippen.html"
    page_description = "Alle begrippen van A tot Z. De begrippen zelf staan bij Kennislijsten."

    class Meta:
        verbose_name = "begrippenlijst"
        verbose_name_plural = "begrippenlijsten"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        person = request.user
        return {**context, "letters": articles.cached_for(person, "begrippen", lambda: glossary_by_letter(person))}


def glossary_by_letter(person: Person) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the terms under their first letter; digits stand together under «0-9»."""

    def first(begrip: Begrip) -> str:
        letter = begrip.term[0].upper()
        return letter if letter.isalpha() else "0-9"

    terms = sorted(Begrip.objects.all(), key=lambda begrip: (first(begrip), begrip.term.lower()))
    instruments = Instrument.objects.visible_to(person).in_bulk()
    return [(letter, [term_row(begrip, instruments) for begrip in group]) for letter, group in groupby(terms, key=first)]


def page_link(page: Any) -> dict[str, str]:
    return {"title": page.title, "url": page.url or ""}


def term_row(begrip: Begrip, instruments: dict[int, Any]) -> dict[str, Any]:
    instrument = instruments.get(begrip.instrument_id or 0)
    return {
        "term": begrip.term,
        "slug": begrip.slug,
        "abbreviation": begrip.abbreviation,
        "synonyms": lines(begrip.synonyms),
        "explanation": begrip.explanation,
        "needs_check": begrip.needs_check,
        "sources": source_rows(begrip.sources),
        "instrument": page_link(instrument) if instrument else None,
    }


class RechtspraakIndex(BasePage):
    """Rulings and papers, newest first."""

    kind = "rechtspraaklijst"
    kind_label = "Rechtspraak"
    max_count = 1
    parent_page_types = ["knowledge.KnowledgeIndex"]
    subpage_types: list[str] = []
    template = "knowledge/rechtspraak.html"
    page_description = "Alle uitspraken, de nieuwste eerst. De uitspraken zelf staan bij Kennislijsten."

    class Meta:
        verbose_name = "rechtspraaklijst"
        verbose_name_plural = "rechtspraaklijsten"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        person = request.user
        return {**context, "uitspraken": articles.cached_for(person, "rechtspraak", lambda: ruling_rows(person))}


def ruling_rows(person: Person) -> list[dict[str, Any]]:
    """Return the rulings, newest first and those without a date last, with the instruments this person may open."""
    visible = Prefetch("instruments", queryset=Instrument.objects.visible_to(person))
    rulings = Uitspraak.objects.prefetch_related(visible).order_by(F("date").desc(nulls_last=True), "number")
    shown = ("anchor", "subject", "lesson", "number", "court", "date", "place")
    return [
        {
            **{name: getattr(ruling, name) for name in shown},
            "instruments": [page_link(instrument) for instrument in ruling.instruments.all()],
            "sources": source_rows(ruling.sources),
        }
        for ruling in rulings
    ]


def source_rows(sources: Any) -> list[dict[str, str]]:
    return [{"title": child.value["title"], "url": child.value["url"] or ""} for child in sources]
