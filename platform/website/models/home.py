"""The first page: search, tasks, the ladder, what is new, where we stand, meetings, news."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, PageChooserBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.models import BasePage
from website import home

ICONS = [
    ("book", "boek"),
    ("file-pencil", "blad met potlood"),
    ("scale", "weegschaal"),
    ("shield-lock", "schild"),
    ("bulb", "lamp"),
    ("messages", "tekstballonnen"),
    ("ladder", "ladder"),
    ("list-check", "lijst met vinkjes"),
    ("users", "mensen"),
    ("calendar", "kalender"),
]


class TaskBlock(StructBlock):
    """A tile that leads to something people come for."""

    icon = ChoiceBlock(ICONS, label="Pictogram", help_text="Versiering: de titel moet ook zonder dit plaatje duidelijk zijn.")
    title = CharBlock(max_length=40, label="Titel", help_text="Wat wil de bezoeker doen of vinden?")
    text = TextBlock(max_length=120, label="Uitleg", help_text="Eén korte zin.")
    page = PageChooserBlock(required=False, label="Pagina", help_text="Waar leidt de tegel heen?")
    address = CharBlock(
        max_length=200,
        required=False,
        label="Of een adres op deze site",
        help_text="Bijvoorbeeld /zoeken/?q=modelbrief of /leden/.",
    )

    class Meta:
        icon = "link"
        label = "Taak"


class GoalBlock(StructBlock):
    """Where one target of the Visie stands."""

    figure = IntegerBlock(min_value=0, max_value=100, label="Stand in procenten", help_text="Alleen het getal: 22.")
    text = CharBlock(max_length=120, label="Wat het getal zegt", help_text="Maakt de zin af: «22% van de gemeenten …».")
    target = IntegerBlock(min_value=1, max_value=100, label="Doel in procenten", help_text="Zoals het in de Visie staat.")
    moment = CharBlock(max_length=40, label="Peilmoment", help_text="Bijvoorbeeld «stand 2015».")

    class Meta:
        icon = "check"
        label = "Doel"


class HomePage(BasePage):
    """The home page of the site."""

    kind = "home"
    kind_label = "Startpagina"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "website/home.html"
    page_description = "De eerste pagina van de site. Er is er één."

    often_searched = models.TextField(
        "vaak gezocht", blank=True, help_text="Eén zoekwoord per regel; ze staan onder de zoekbalk (hoogstens zes)."
    )
    tasks = StreamField(
        [("task", TaskBlock())],
        verbose_name="taken",
        blank=True,
        max_num=6,
        help_text="De tegels bovenaan: waar bezoekers het meest voor komen. Drie of zes staan het mooist.",
    )
    ladder = models.ForeignKey(
        "knowledge.Escalatiemodel",
        verbose_name="escalatiemodel",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Van dit model staan de treden op de startpagina. Leeg: dan staat er geen ladder.",
    )
    goals = StreamField(
        [("goal", GoalBlock())],
        verbose_name="stand van de doelen",
        blank=True,
        max_num=4,
        help_text="Hoever staan de doelen uit de Visie? Noem bij elk getal het peilmoment.",
    )
    goals_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="pagina over de doelen",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Waar lezen bezoekers meer over de doelen?",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("often_searched"),
        FieldPanel("tasks"),
        PageChooserPanel("ladder"),
        FieldPanel("goals"),
        PageChooserPanel("goals_page"),
    ]

    class Meta:
        verbose_name = "startpagina"
        verbose_name_plural = "startpagina's"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **home.parts(self, request)}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page of an address at once. Wagtail walks there page by page, as pages could answer for addresses below them;

        none of ours does.
        """
        if not path_components:
            result: RouteResult = super().route(request, path_components)
            return result
        page = Page.objects.filter(url_path=f"{self.url_path}{'/'.join(path_components)}/", live=True).first()
        if page is None:
            raise Http404
        return RouteResult(page.specific)

    @property
    def search_words(self) -> list[str]:
        return [word.strip() for word in self.often_searched.splitlines() if word.strip()][:6]
