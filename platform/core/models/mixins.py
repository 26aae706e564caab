"""What page types are composed of; each mixin carries its fields, its panels and its search fields."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core import linked
from core.blocks import BodyBlock, rendering
from core.models.files import File
from core.models.themas import Thema

WORDS_PER_MINUTE = 220


class BodyMixin(models.Model):
    """The article itself."""

    body = StreamField(
        BodyBlock(),
        verbose_name="inhoud",
        blank=True,
        help_text="Bouw de tekst met blokken. Begin met een kop van niveau 2, en houd alinea's kort: één gedachte per alinea.",
    )

    body_panels = [FieldPanel("body")]
    body_search_fields = [index.SearchField("body")]

    class Meta:
        abstract = True

    def body_html(self) -> SafeString:
        """Return the body as HTML, headings with anchors, terms explained; what it shows is for everybody."""
        return rendering.finish(rendering.render(self.body))

    def body_text(self) -> str:
        """Return the words of the body."""
        return rendering.body_text(self.body)

    def body_parts(self) -> list[rendering.Part]:
        """Return the body in the parts that can be linked to."""
        return rendering.parts(self.body)

    def body_files(self) -> list[tuple[str, File]]:
        """Return the files in the body, each once, with the title it has there; behind them those that its texts link to."""
        values = [child.value for child in self.body if child.block_type == "file"]
        shown = [(value["title"], value["file"]) for value in values if value["file"] is not None]
        return linked.once([*shown, *linked.files(self.body)])

    def table_of_contents(self) -> list[rendering.Heading]:
        """Return the headings of level 2, for the list beside the article."""
        return [heading for heading in rendering.headings(self.body) if heading.level == 2]  # noqa: PLR2004 (the level itself)

    def reading_minutes(self) -> int:
        """Return how long reading takes, in whole minutes, at 220 words a minute."""
        return max(1, round(len(self.body_text().split()) / WORDS_PER_MINUTE))


class ThemesMixin(models.Model):
    """The themes that something is about."""

    themes = ParentalManyToManyField(
        Thema,
        verbose_name="thema's",
        blank=True,
        related_name="+",
        help_text="Kies wat er echt over gaat: meestal één of twee. Op deze thema's kan de lezer filteren.",
    )

    themes_panels = [FieldPanel("themes")]

    class Meta:
        abstract = True


class PictureMixin(models.Model):
    """A picture above the article, with words that stand in for it or marked as decoration."""

    picture = models.ForeignKey(
        "core.Picture",
        verbose_name="afbeelding",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Een rustig, liggend beeld, minstens 1200 pixels breed.",
    )
    picture_alt = models.CharField(
        "wat is er te zien",
        max_length=250,
        blank=True,
        help_text="Voor wie het beeld niet ziet. Zeg in één zin wat erop staat.",
    )
    picture_is_decorative = models.BooleanField(
        "alleen versiering", default=False, help_text="Aan als de lezer niets mist zonder dit beeld."
    )

    # Set by the form while it saves a draft, as Wagtail sets it on blocks and on the fields of a form.
    is_deferred_validation = False

    picture_panels = [
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decorative")],
            heading="Afbeelding boven de tekst",
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a picture without words or the decision that it needs none (WCAG 2.2, 1.1.1; ATAG 2.0, B.2.3).

        A draft may wait for them.
        """
        super().clean()
        undecided = self.picture_id and not self.picture_alt and not self.picture_is_decorative
        if undecided and not self.is_deferred_validation:
            raise ValidationError({"picture_alt": "Beschrijf wat er te zien is, of vink aan dat het beeld alleen versiering is."})


def panels_of(*groups: list[Any]) -> list[Any]:
    """Return the panels of several mixins as one list."""
    return [panel for group in groups for panel in group]
