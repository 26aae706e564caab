"""Which files stand with which article, for finding what is in them."""

from collections.abc import Iterator

from core.models import File
from knowledge.models import Handreiking, HandreikingAttachment, Voorbeeldaanpak

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


def keys_of_file(file: File) -> Iterator[str]:
    """Give the documents that a file stands with: attachments by their rows, the rest by Wagtail's references."""
    for pk in HandreikingAttachment.objects.filter(file=file).values_list("page_id", flat=True):
        yield f"{Handreiking.kind}:{pk}"
    for reference, _ in file.get_usage():
        kind = getattr(reference.specific_class, "kind", "") if hasattr(reference, "specific_class") else ""
        if kind:
            yield f"{kind}:{reference.pk}"
