"""The page that all page types are made from."""

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index

from core import fragments
from core.access import Person, SomeMember, sees_member_items
from core.last_seen import PageForm
from core.panels import SchedulePanel
from core.versions import without_gone

# The root of the page tree is at depth 1, the home page at depth 2.
HOME_DEPTH = 2


class BasePageQuerySet(PageQuerySet):
    """Pages, with the one rule of who may see them."""

    def visible_to(self, person: Person) -> Self:
        """Return the published pages that this person may open."""
        pages: Self = self.live()
        return pages if sees_member_items(person) else pages.filter(members_only=False)

    def listed_for(self, person: Person) -> Self:
        """Return the pages that this person may open and that lists show: archived ones are left out."""
        pages: Self = self.visible_to(person).filter(is_archived=False)
        return pages


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(Page):
    """A page with an introduction, for everyone or for members only."""

    introduction = models.TextField(
        "inleiding",
        blank=True,
        max_length=400,
        help_text="Eén of twee zinnen: wat vindt de lezer hier, en wat heeft hij eraan?",
    )
    members_only = models.BooleanField(
        "alleen voor leden", default=False, help_text="Alleen wie als lid is ingelogd, kan deze pagina lezen."
    )

    is_archived = models.BooleanField(
        "gearchiveerd",
        default=False,
        help_text="Blijft te lezen op het eigen adres, maar staat in geen lijst meer. Alleen wie erom vraagt, vindt haar nog.",
    )

    objects = BasePageManager()

    base_form_class = PageForm

    # The box «alleen voor leden» is the only rule; Wagtail's own privacy choices would be a second one.
    private_page_options: ClassVar[list[str]] = []
    preview_modes = [("visitor", "Als bezoeker"), ("member", "Als lid")]
    kind: ClassVar[str] = "pagina"
    kind_label: ClassVar[str] = "Pagina"

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    # Without «toon in menu's»: the menus are the same for the whole site, and no page chooses to be in them.
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], heading="Voor zoekmachines"
        )
    ]
    settings_panels = [FieldPanel("members_only"), FieldPanel("is_archived"), SchedulePanel(), *Page.settings_panels[1:]]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.FilterField("members_only")]

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **options: bool) -> Self | None:
        """Read a version of the page; what is deleted since is left out."""
        page: Self | None = super().from_serializable_data(without_gone(cls, data), **options)
        return page

    def lacks(self) -> dict[str, str]:
        """Return by the names of its fields what this page still needs before it can be published; a draft may wait for it."""
        return {}

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Return nothing: the box «alleen voor leden» says it all, and asking for other rules costs two queries a page."""
        nothing: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        return nothing

    def is_visible_to(self, person: Person) -> bool:
        """Tell whether this person may open the page, as `visible_to` does for many."""
        return bool(self.live) and (not self.members_only or sees_member_items(person))

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return what the sitemap tells of this page: nothing when a visitor may not read it, or when it is archived."""
        told: list[dict[str, Any]] = [] if self.members_only or self.is_archived else super().get_sitemap_urls(request)
        return told

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["kruimels"] = fragments.cached_unless_preview(request, f"kruimels:{self.pk}", self.trail)
        return context

    def trail(self) -> list[dict[str, str]]:
        """Return the path from below the home page to this page, as titles and addresses, without what is not published."""
        above = self.get_ancestors(inclusive=False).live().filter(depth__gt=HOME_DEPTH)
        return [{"titel": page.title, "url": page.url or ""} for page in [*above, self]]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the page as a visitor or as a member gets it; the editor stays at hand for the bar with checks."""
        request.editor = request.user  # type: ignore[attr-defined]  # read by the bar alone
        request.user = AnonymousUser() if mode_name == "visitor" else SomeMember()
        if self.members_only and mode_name == "visitor":
            return self.closed_door(request)
        response: HttpResponse = super().serve_preview(request, mode_name)
        return response

    def closed_door(self, request: HttpRequest, status: int = 200) -> HttpResponse:
        """Tell who may not read this page what it is and how to get in."""
        return TemplateResponse(request, "core/members_only.html", {"page": self, "kruimels": self.trail()}, status=status)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.members_only and not sees_member_items(request.user):
            return self.closed_door(request, status=403)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


def tabs(content: list[Any], filing: list[Any], filing_label: str = "Indeling en beheer") -> TabbedInterface:
    """Return the editor of a page type in four tabs: content, filing, findability, settings."""
    return TabbedInterface(
        [
            ObjectList(content, heading="Inhoud"),
            ObjectList(filing, heading=filing_label),
            ObjectList(BasePage.promote_panels, heading="Vindbaarheid"),
            ObjectList(BasePage.settings_panels, heading="Instellingen"),
        ]
    )
