"""Which files stand with which article, for finding what is in them."""

from core import linked
from core.linked import Titled
from knowledge.models import Handreiking, Voorbeeldaanpak


def of_handreiking(page: Handreiking) -> list[Titled]:
    """Return the files of a guide, each once."""
    attached = [(row.title, row.file) for row in page.attachments.all()]
    return linked.once([*attached, *page.body_files()])


def of_voorbeeldaanpak(page: Voorbeeldaanpak) -> list[Titled]:
    """Return the files of an approach, each once: model documents, those of the article, and what the steps link to."""
    in_phases = [
        (row["title"], row["file"]) for child in page.phases for row in child.value["documents"] if row["file"] is not None
    ]
    return linked.once([*in_phases, *page.body_files(), *linked.files(page.phases)])
