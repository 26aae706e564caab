"""Editors' lists: themes, partners, terms and rulings, with search, filters and export."""

from typing import Any, ClassVar

from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from core.exports import DutchSpreadsheetMixin
from core.models import Thema
from knowledge.models import Begrip, Partner, Uitspraak


class ListView(DutchSpreadsheetMixin, IndexView):
    """A list of the knowledge base, with a safe export."""


class ListViewSet(SnippetViewSet):
    """What the lists of the knowledge base have in common."""

    index_view_class = ListView


class ThemaViewSet(ListViewSet):
    model = Thema
    icon = "tag"
    menu_label = "Thema's"
    list_display: ClassVar[list[str]] = ["name", "parent", "order"]
    list_filter: ClassVar[list[str]] = ["parent"]
    list_export: ClassVar[list[str]] = ["name", "slug", "parent", "description", "synonyms", "order"]
    export_filename = "themas"
    search_fields: ClassVar[list[str]] = ["name__folded", "synonyms__folded", "description__folded"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["order", "name"]


class PartnerViewSet(ListViewSet):
    model = Partner
    icon = "group"
    menu_label = "Partners"
    list_display: ClassVar[list[str]] = ["name", "description"]
    list_export: ClassVar[list[str]] = ["name", "slug", "description"]
    export_filename = "partners"
    search_fields: ClassVar[list[str]] = ["name__folded", "description__folded"]
    search_backend_name = None


class BegripViewSet(ListViewSet):
    model = Begrip
    icon = "openquote"
    menu_label = "Begrippen"
    list_display: ClassVar[list[Any]] = ["term", "abbreviation", "explanation", BooleanColumn("needs_check", label="Nakijken")]
    ordering: ClassVar[list[str]] = ["term"]
    list_filter: ClassVar[list[str]] = ["needs_check"]
    list_export: ClassVar[list[str]] = ["term", "abbreviation", "synonyms", "explanation", "needs_check"]
    export_filename = "begrippen"
    search_fields: ClassVar[list[str]] = ["term__folded", "abbreviation__folded", "synonyms__folded", "explanation__folded"]
    search_backend_name = None
    list_per_page = 50


class UitspraakViewSet(ListViewSet):
    model = Uitspraak
    icon = "doc-full"
    menu_label = "Rechtspraak"
    list_display: ClassVar[list[str]] = ["subject", "number", "court", "date"]
    list_filter: ClassVar[list[str]] = ["kind", "court", "instruments"]
    list_export: ClassVar[list[str]] = ["number", "kind", "court", "date", "place", "subject", "lesson"]
    export_filename = "rechtspraak"
    search_fields: ClassVar[list[str]] = ["number", "subject__folded", "lesson__folded", "court__folded"]
    search_backend_name = None


class KnowledgeGroup(SnippetViewSetGroup):
    """The lists of the knowledge base in the admin's menu."""

    menu_label = "Kennislijsten"
    menu_icon = "list-ul"
    menu_order = 250
    items = (ThemaViewSet, BegripViewSet, UitspraakViewSet, PartnerViewSet)
