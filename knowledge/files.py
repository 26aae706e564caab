"""Which files stand with which article, for finding what is in them."""

from core.models import File
from knowledge.models import Handreiking, Voorbeeldaanpak

Titled = tuple[str, File]


def of_handreiking(page: Handreiking) -> list[Titled]:
    """Return the files of a guide, each once."""
    attached = [(row.title, row.file) for row in page.attachments.all()]
    return list({file.pk: (title, file) for title, file in [*page.body_files(), *attached]}.values())


def of_voorbeeldaanpak(page: Voorbeeldaanpak) -> list[Titled]:
    in_phases = [
        (row["title"], row["file"]) for child in page.phases for row in child.value["documents"] if row["file"] is not None
    ]
    return list({file.pk: (title, file) for title, file in [*page.body_files(), *in_phases]}.values())
