"""Editors' lists: themes, partners, terms and rulings, with search, filters and export."""

from typing import Any, ClassVar

from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.exports import safe_cell
from core.models import Thema
from knowledge.models import Begrip, Partner, Uitspraak


def protected(fields: list[str]) -> dict[str, dict[str, Any]]:
    """Have the exported cells of these fields be no formulas."""
    return {field: {"csv": safe_cell, "xlsx": safe_cell} for field in fields}


class ThemaViewSet(SnippetViewSet):
    model = Thema
    icon = "tag"
    menu_label = "Thema's"
    list_display: ClassVar[list[str]] = ["name", "parent", "order"]
    list_filter: ClassVar[list[str]] = ["parent"]
    list_export: ClassVar[list[str]] = ["name", "slug", "parent", "description", "synonyms", "order"]
    export_filename = "themas"
    search_fields: ClassVar[list[str]] = ["name", "synonyms", "description"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["order", "name"]


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = "Partners"
    list_display: ClassVar[list[str]] = ["name", "description"]
    list_export: ClassVar[list[str]] = ["name", "slug", "description"]
    export_filename = "partners"
    search_fields: ClassVar[list[str]] = ["name", "description"]
    search_backend_name = None


class BegripViewSet(SnippetViewSet):
    model = Begrip
    icon = "openquote"
    menu_label = "Begrippen"
    list_display: ClassVar[list[Any]] = ["term", "abbreviation", "explanation", BooleanColumn("needs_check", label="Nakijken")]
    ordering: ClassVar[list[str]] = ["term"]
    list_filter: ClassVar[list[str]] = ["needs_check"]
    list_export: ClassVar[list[str]] = ["term", "abbreviation", "synonyms", "explanation", "needs_check"]
    export_filename = "begrippen"
    search_fields: ClassVar[list[str]] = ["term", "abbreviation", "synonyms", "explanation"]
    search_backend_name = None
    list_per_page = 50


class UitspraakViewSet(SnippetViewSet):
    model = Uitspraak
    icon = "doc-full"
    menu_label = "Rechtspraak"
    list_display: ClassVar[list[str]] = ["subject", "number", "court", "date"]
    list_filter: ClassVar[list[str]] = ["kind", "court", "instruments"]
    list_export: ClassVar[list[str]] = ["number", "kind", "court", "date", "place", "subject", "lesson"]
    export_filename = "rechtspraak"
    search_fields: ClassVar[list[str]] = ["number", "subject", "lesson", "court"]
    search_backend_name = None


for viewset in (ThemaViewSet, PartnerViewSet, BegripViewSet, UitspraakViewSet):
    viewset.custom_field_preprocess = protected(viewset.list_export)


class KnowledgeGroup(SnippetViewSetGroup):
    """The lists of the knowledge base in the admin's menu."""

    menu_label = "Kennislijsten"
    menu_icon = "list-ul"
    menu_order = 250
    items = (ThemaViewSet, BegripViewSet, UitspraakViewSet, PartnerViewSet)
