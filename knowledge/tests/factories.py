"""Pages and pictures for the tests of this room."""

from typing import Any

import wagtail_factories
from wagtail.models import Page, Site

from core.models import Picture
from knowledge.models import Escalatiemodel, Handreiking, Instrument, KnowledgeIndex, Praktijkvoorbeeld, Voorbeeldaanpak

# What each type of article needs at least.
NEEDED: dict[type[Any], dict[str, Any]] = {
    Handreiking: {},
    Voorbeeldaanpak: {},
    Praktijkvoorbeeld: {"situation": "Er was overlast.", "approach": "Zij gingen praten."},
    Instrument: {"rung": "vroeg"},
    Escalatiemodel: {},
}
ARTICLES = list(NEEDED)


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = Picture


def make_root(**values: Any) -> KnowledgeIndex:
    """Return a list of the knowledge base that is the site's first page, so that its articles have addresses."""
    root = Page.get_first_root_node().add_child(instance=KnowledgeIndex(title="Kennisbank", slug="kennis", **values))
    Site.objects.update(root_page=root)
    Site.clear_site_root_paths_cache()
    return root


def make(model: type[Any], parent: Page, **values: Any) -> Any:
    """Return a published page of this type."""
    return parent.add_child(instance=model(**{"title": "Proef", **NEEDED.get(model, {}), **values}))
