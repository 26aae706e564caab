"""Editors' lists of the search room: what words mean, what stands at the top, what people asked and missed."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, NumberColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.admin_views import (
    KeptWordCreateView,
    KeptWordListView,
    PinnedCreateView,
    PinnedListView,
    RelatedCreateView,
    RelatedEditView,
    RelatedListView,
    SynonymsCreateView,
    SynonymsEditView,
    SynonymsListView,
    WishListView,
)
from search.models import KeptWord, PinnedResult, RelatedWords, SearchWish, Synonyms
from search.report_views import EraseView, FilesView, QueriesView

WAYS = [("beide", "Beide kanten op"), ("een", "Eén kant op")]


class SynonymsFilterSet(WagtailFilterSet):
    way = django_filters.ChoiceFilter(label="Geldt", choices=WAYS, empty_label="Alle", method="by_way")

    class Meta:
        model = Synonyms
        fields: ClassVar[list[str]] = []

    def by_way(self, groups: "QuerySet[Synonyms]", name: str, value: str) -> "QuerySet[Synonyms]":  # noqa: ARG002 (the interface of filters)
        return groups.filter(leads_to="") if value == "beide" else groups.exclude(leads_to="")


class WordsViewSet(SnippetViewSet):
    """What the lists of words have in common."""

    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    index_results_template_name = "search/admin/lijst.html"


class SynonymsViewSet(WordsViewSet):
    model = Synonyms
    icon = "tag"
    menu_label = "Synoniemen"
    base_url_path = "zoeken/synoniemen"
    admin_url_namespace = "synoniemen"
    index_view_class = SynonymsListView
    add_view_class = SynonymsCreateView
    edit_view_class = SynonymsEditView
    create_template_name = SynonymsCreateView.template_name
    edit_template_name = SynonymsEditView.template_name
    filterset_class = SynonymsFilterSet
    list_display: ClassVar[list[str]] = ["terms_in_a_row", "leads_to_in_a_row", "note"]
    list_export: ClassVar[list[str]] = ["terms_in_a_row", "leads_to_in_a_row", "note"]
    export_filename = "synoniemen"
    search_fields: ClassVar[list[str]] = ["terms__folded", "leads_to__folded", "note__folded"]
    ordering: ClassVar[list[str]] = ["terms"]


class RelatedViewSet(WordsViewSet):
    model = RelatedWords
    icon = "link"
    menu_label = "Verwante woorden"
    base_url_path = "zoeken/verwant"
    admin_url_namespace = "verwant"
    index_view_class = RelatedListView
    add_view_class = RelatedCreateView
    edit_view_class = RelatedEditView
    create_template_name = RelatedCreateView.template_name
    edit_template_name = RelatedEditView.template_name
    list_display: ClassVar[list[str]] = ["terms_in_a_row", "related_in_a_row", "note"]
    list_export: ClassVar[list[str]] = ["terms_in_a_row", "related_in_a_row", "note"]
    export_filename = "verwante-woorden"
    search_fields: ClassVar[list[str]] = ["terms__folded", "related__folded", "note__folded"]
    ordering: ClassVar[list[str]] = ["terms"]


class PinnedViewSet(WordsViewSet):
    model = PinnedResult
    icon = "thumbtack"
    menu_label = "Vastgezette resultaten"
    base_url_path = "zoeken/vastgezet"
    admin_url_namespace = "vastgezet"
    index_view_class = PinnedListView
    add_view_class = PinnedCreateView
    list_display: ClassVar[list[Any]] = [
        "phrases_in_a_row",
        "pages_in_a_row",
        NumberColumn("times", label="Gezocht in 90 dagen"),
        "note",
    ]
    list_export: ClassVar[list[str]] = ["phrases_in_a_row", "pages_in_a_row", "times", "note"]
    export_headings: ClassVar[dict[str, str]] = {"times": "Gezocht in 90 dagen"}
    export_filename = "vastgezette-resultaten"
    search_fields: ClassVar[list[str]] = ["phrases__folded", "note__folded"]
    ordering: ClassVar[list[str]] = ["phrases"]


class KeptWordViewSet(WordsViewSet):
    model = KeptWord
    icon = "lock"
    menu_label = "Woorden die blijven"
    base_url_path = "zoeken/woorden-die-blijven"
    admin_url_namespace = "woorden_die_blijven"
    index_view_class = KeptWordListView
    add_view_class = KeptWordCreateView
    list_display: ClassVar[list[str]] = ["word", "note"]
    list_export: ClassVar[list[str]] = ["word", "note"]
    export_filename = "woorden-die-blijven"
    search_fields: ClassVar[list[str]] = ["word__folded", "note__folded"]
    ordering: ClassVar[list[str]] = ["word"]


class WishPolicy(ModelPermissionPolicy):
    """As Django's permissions say, but nobody adds by hand what others missed."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class WishViewSet(WordsViewSet):
    """What people missed, the open ones first. Told by visitors: editors handle it, export it or delete it."""

    model = SearchWish
    icon = "comment"
    menu_label = "Gemist"
    base_url_path = "zoeken/gemist"
    admin_url_namespace = "gemist"
    index_view_class = WishListView
    edit_template_name = "search/admin/gemist_bewerken.html"
    list_display: ClassVar[list[Any]] = [
        "told",
        Column("query", label="Zocht op", sort_key="query"),
        DateColumn("at", label="Wanneer", sort_key="at"),
        BooleanColumn("is_done", label="Afgehandeld", sort_key="is_done"),
    ]
    list_filter: ClassVar[list[str]] = ["is_done"]
    list_export: ClassVar[list[str]] = ["told", "query", "at", "is_done"]
    export_headings: ClassVar[dict[str, str]] = {"query": "Zocht op"}
    export_filename = "gemist"
    search_fields: ClassVar[list[str]] = ["text__folded", "query__folded"]
    ordering: ClassVar[list[str]] = ["is_done", "-at"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("text", heading="Wat iemand zocht", read_only=True),
        FieldPanel("query", heading="Zocht op", read_only=True),
        FieldPanel("at", read_only=True),
        FieldPanel("is_done", help_text="Zet dit aan als u er iets mee hebt gedaan, of besloot van niet."),
    ]

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return WishPolicy(self.model)


class ReportMenuItem(MenuItem):
    """The entry of a report, for who may read it."""

    right = ""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.right))


class ReportViewSet(ViewSet):
    """A report beside the lists."""

    right = ""

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return type("MenuItem", (ReportMenuItem,), {"right": self.right})


class QueriesViewSet(ReportViewSet):
    name = "zoekvragen"
    url_prefix = "zoeken/zoekvragen"
    icon = "list-ul"
    menu_label = "Zoekvragen"
    right = "search.view_searchentry"

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(QueriesView)
        return [
            path("", view, name="index"),
            path("wis/", self.construct_view(EraseView), name="erase"),
            path("<slug:lijst>/", view, name="list"),
        ]


class FilesViewSet(ReportViewSet):
    name = "bestandsteksten"
    url_prefix = "zoeken/bestanden"
    icon = "doc-full-inverse"
    menu_label = "Bestanden zonder tekst"
    right = "search.view_filetext"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(FilesView), name="index")]


class SearchGroup(SnippetViewSetGroup):
    """Searching in the admin's menu."""

    # Not «Zoeken»: so the box is called with which an editor searches the admin.
    menu_label = "Zoekfunctie"
    menu_icon = "search"
    menu_order = 260
    items = (SynonymsViewSet, RelatedViewSet, PinnedViewSet, KeptWordViewSet, QueriesViewSet, WishViewSet, FilesViewSet)
