"""News of the platform."""

from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from core import clock, fragments
from core.access import Person
from core.models import BasePage, BasePageQuerySet
from core.models.mixins import BodyMixin, PictureMixin, ThemesMixin
from core.paging import page_of

PAGE_SIZE = 10


class NewsIndex(BasePage):
    """The list of news, newest first."""

    kind = "nieuwsoverzicht"
    kind_label = "Nieuws"
    max_count = 1
    parent_page_types = ["website.HomePage"]
    subpage_types = ["website.Nieuwsbericht"]
    template = "website/news_index.html"
    page_description = "De lijst met nieuws. Er is er één op de site."

    class Meta:
        verbose_name = "nieuwsoverzicht"
        verbose_name_plural = "nieuwsoverzichten"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["page_obj"] = page_of(self.items(request.user), request.GET.get("pagina"), PAGE_SIZE)
        return context

    def items(self, person: Person) -> "models.QuerySet[Nieuwsbericht]":
        """Return the news this person may read, newest first."""
        items: models.QuerySet[Nieuwsbericht] = Nieuwsbericht.objects.child_of(self).listed_for(person).newest_first()
        return items


class NewsQuerySet(BasePageQuerySet):
    def newest_first(self) -> Self:
        ordered: Self = self.prefetch_related("themes").order_by("-date", "-pk")
        return ordered


NewsManager = PageManager.from_queryset(NewsQuerySet)


class Nieuwsbericht(ThemesMixin, PictureMixin, BodyMixin, BasePage):
    """One item of news."""

    kind = "nieuws"
    kind_label = "Nieuws"
    parent_page_types = ["website.NewsIndex"]
    subpage_types: list[str] = []
    template = "website/nieuwsbericht.html"
    page_description = "Eén bericht, met de dag erbij. Nieuwe berichten staan ook op de startpagina."

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        *PictureMixin.picture_panels,
        *BodyMixin.body_panels,
        *ThemesMixin.themes_panels,
    ]
    search_fields = [*BasePage.search_fields, *BodyMixin.body_search_fields]

    date = models.DateField("datum", default=clock.today, help_text="De dag die bij het bericht staat.")

    objects = NewsManager()

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuwsberichten"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "body_html": fragments.cached_unless_preview(request, f"tekst:{self.pk}", self.body_html),
            "themes": list(self.themes.all()),
            "parent_url": context["kruimels"][0]["url"] if context["kruimels"] else "/",
        }
