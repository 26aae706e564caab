"""Pages of plain text: Over ons, Visie, Contact, privacy."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from core import fragments
from core.models import BasePage
from core.models.mixins import BodyMixin
from members.forms import ShortJoinForm

# Root page, home page, then the sections.
SECTION_DEPTH = 3


class StandardPage(BodyMixin, BasePage):
    """A page of text, with the pages below it in a side menu."""

    kind = "pagina"
    kind_label = "Pagina"
    parent_page_types = ["website.HomePage", "website.StandardPage"]
    subpage_types = ["website.StandardPage"]
    template = "website/standard_page.html"
    page_description = "Een pagina met tekst, zoals Over ons of Privacy. Mag andere tekstpagina's onder zich hebben."

    shows_join_form = models.BooleanField(
        "toon contact en aanmeldformulier",
        default=False,
        help_text="Rechts komen dan de contactgegevens en een kort formulier om lid te worden.",
    )

    content_panels = [*BasePage.content_panels, *BodyMixin.body_panels]
    settings_panels = [FieldPanel("shows_join_form"), *BasePage.settings_panels]
    search_fields = [*BasePage.search_fields, *BodyMixin.body_search_fields]

    class Meta:
        verbose_name = "tekstpagina"
        verbose_name_plural = "tekstpagina's"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["side_pages"] = self.side_pages(request)
        context["body_html"] = fragments.cached_unless_preview(request, f"tekst:{self.pk}", self.body_html)
        if self.shows_join_form:
            context["join_form"] = ShortJoinForm(auto_id="kort-%s")
        return context

    def side_pages(self, request: HttpRequest) -> list[BasePage]:
        """Return the pages of the section this page is in: its own parent standard page, and that one's children."""
        section_path = self.path[: self.steplen * SECTION_DEPTH]
        pages = StandardPage.objects.filter(path__startswith=section_path).visible_to(request.user).order_by("path")
        found = list(pages)
        return found if len(found) > 1 else []
