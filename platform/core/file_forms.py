"""The forms of pictures and files, on every road by which one is added or replaced."""

from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

A_MILLION = 1_000_000
ADVICE = "Maak haar kleiner en voeg haar dan toe."
BROKEN = "Deze afbeelding is beschadigd. Open haar in het programma waarmee zij is gemaakt en sla haar opnieuw op."


class PictureField(WagtailImageField):
    """A picture of a size that the site can draw; one that is too large or broken is refused, where Pillow only raises."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            # Only reads how large it says to be; Wagtail's own way draws it first.
            width, height = Image.open(f).size
            f.seek(0)
            is_too_large = width * height > self.max_image_pixels
            if not is_too_large:
                f.image.get_size()
        except Image.DecompressionBombError:
            is_too_large = True
        except (OSError, SyntaxError, ValueError) as broken:
            raise ValidationError(BROKEN, code="invalid_image") from broken
        if is_too_large:
            most = f"hoogstens {self.max_image_pixels // A_MILLION} miljoen"
            raise ValidationError(f"Deze afbeelding heeft te veel beeldpunten, {most}. {ADVICE}", code="file_too_many_pixels")


class PictureForm(BaseImageForm):
    """A picture and what is told of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("file"):
            self.fields["file"] = PictureField(label=plain.label, required=plain.required, widget=plain.widget)


class FileForm(BaseDocumentForm):
    """A file and what is told of it; one that was refused shows the file that is there, not the one that did not come."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors and self.original_file:
            self.instance.file = self.original_file
