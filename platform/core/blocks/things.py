"""Blocks that point at things: pictures, files, links, videos, other pages."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock, StructBlockValidationError, URLBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageBlockComparison
from wagtail.models import Page

from core.blocks.texts import FILES, LINKS, title_block
from core.comparing import WordsBlockComparison, in_words


class PictureComparison(ImageBlockComparison):
    """Two versions of a picture and its words; a draft may have none yet, and the one of an older version may be deleted."""

    def htmlvalue(self, val: Any) -> str:
        return in_words(val) if val is None else str(super().htmlvalue(val))


class DescribedImageBlock(ImageBlock):
    """Wagtail's block of a picture and its words, with Dutch labels; one of them Wagtail names after its code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name, label in (("image", "Beeld"), ("alt_text", "Wat is er te zien"), ("decorative", "Alleen versiering")):
            self.child_blocks[name].label = label
        self.child_blocks["alt_text"].get_comparison_class = lambda: WordsBlockComparison

    def get_comparison_class(self) -> type[PictureComparison]:
        return PictureComparison


class PictureBlock(StructBlock):
    """A picture with the words that stand in for it, or marked as decoration."""

    image = DescribedImageBlock(label="Afbeelding")
    caption = CharBlock(
        max_length=250,
        required=False,
        label="Bijschrift",
        help_text="Wat moet de lezer zien? De maker komt er vanzelf bij.",
    )

    class Meta:
        icon = "image"
        label = "Afbeelding"
        group = FILES
        label_format = "{caption}"
        template = "core/blocks/picture.html"

    def clean(self, value: Any) -> Any:
        """Refuse a picture without words or the decision that it needs none (WCAG 2.2, 1.1.1; ATAG 2.0, B.2.3).

        A draft may wait for them.
        """
        image = value["image"]
        undecided = image and not (image.contextual_alt_text or "").strip() and not image.decorative
        if undecided and not self.is_deferred_validation:
            missing = ValidationError("Beschrijf wat er te zien is, of vink aan dat het beeld alleen versiering is.")
            raise StructBlockValidationError({"image": StructBlockValidationError({"alt_text": missing})})
        return super().clean(value)


class FileBlock(StructBlock):
    """A file to download."""

    file = DocumentChooserBlock(label="Bestand")
    title = CharBlock(max_length=120, label="Titel", help_text="Wat krijgt de lezer? Bijvoorbeeld «Modelbrief waarschuwing».")
    description = CharBlock(
        max_length=250, required=False, label="Omschrijving", help_text="Waarvoor gebruikt de lezer dit bestand?"
    )

    class Meta:
        icon = "doc-full"
        label = "Bestand"
        group = FILES
        template = "core/blocks/file.html"


class LinkBlock(StructBlock):
    title = CharBlock(max_length=150, label="Tekst", help_text="Zeg waar de link heen gaat, dus niet «klik hier».")
    url = URLBlock(label="Webadres", help_text="Begint met https://.")

    class Meta:
        label = "Link"
        label_format = "{title}"


class LinksBlock(StructBlock):
    """A list of links to other sites."""

    title = title_block("Meer lezen op andere sites")
    links = ListBlock(LinkBlock(), label="Links", min_num=1)

    class Meta:
        icon = "link"
        label = "Links"
        group = LINKS
        template = "core/blocks/links.html"


class VideoBlock(StructBlock):
    """A link to a video elsewhere: nothing is loaded from there until the reader goes."""

    title = CharBlock(max_length=150, label="Titel", help_text="Waar gaat de video over?")
    url = URLBlock(label="Webadres van de video", help_text="Begint met https://.")
    duration = CharBlock(max_length=40, required=False, label="Duur", help_text="Bijvoorbeeld «4 minuten».")
    description = CharBlock(
        max_length=300, label="Wat is er te zien", help_text="Ook wie de video niet bekijkt, moet weten wat erin zit."
    )

    class Meta:
        icon = "media"
        label = "Video (als link)"
        group = FILES
        template = "core/blocks/video.html"


class RelatedBlock(StructBlock):
    """Other pages of this site that belong here; each reader sees the ones that they may open."""

    title = title_block("Past hierbij")
    pages = ListBlock(PageChooserBlock(label="Pagina"), label="Pagina's", min_num=1, max_num=6)

    class Meta:
        icon = "site"
        label = "Verwante pagina's"
        group = LINKS
        template = "core/blocks/related.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        reader = context.get("person") or AnonymousUser()
        wanted = [page.pk for page in value["pages"] if page is not None]
        found = {page.pk: page for page in Page.objects.filter(pk__in=wanted).live().specific()}
        context["pages"] = [found[key] for key in wanted if key in found and found[key].is_visible_to(reader)]
        return context
