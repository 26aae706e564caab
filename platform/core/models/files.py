"""Pictures and files that editors add."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core import uploads
from core.access import Person, sees_member_items


class Picture(AbstractImage):
    """A picture with the words that stand in for it."""

    description = models.CharField(
        "wat is er te zien",
        max_length=255,
        blank=True,
        default="",
        help_text="Voor wie het beeld niet ziet: zeg in één zin wat erop staat. Leeg als het beeld alleen versiering is.",
    )
    credit = models.CharField("maker of bron", max_length=200, blank=True, help_text="Wordt onder de afbeelding getoond.")

    admin_form_fields = (*Image.admin_form_fields, "credit")

    @property
    def default_alt_text(self) -> str:
        """The words that stand in for the picture, if somebody wrote them; its title is often a file name, and no such words."""
        return str(self.description)

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"


class PictureRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class File(AbstractDocument):
    """A file to download, for everyone or for members only."""

    members_only = models.BooleanField(
        "alleen voor leden", default=False, help_text="Alleen wie als lid is ingelogd, kan dit bestand openen."
    )

    admin_form_fields = (*Document.admin_form_fields, "members_only")

    class Meta(AbstractDocument.Meta):
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"

    def clean(self) -> None:
        """Refuse what is not allowed, too large, or not what its name says. That it is empty or did not come is told already."""
        if not self.file:
            return
        super().clean()
        is_new = not self.file._committed  # noqa: SLF001 (Django has no other word for it)
        if is_new:
            uploads.check(self.file, self.file_extension)

    def is_visible_to(self, person: Person) -> bool:
        """Tell whether this person may download the file."""
        return not self.members_only or sees_member_items(person)
