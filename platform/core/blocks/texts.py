"""Blocks of words: headings, text, steps, tables, quotes, notices, fold-outs."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    MultipleChoiceBlock,
    RichTextBlock,
    StructBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.vocabulary import Discipline

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


def text_block(**options: Any) -> RichTextBlock:
    return RichTextBlock(features=TEXT_FEATURES, **options)


class HeadingBlock(StructBlock):
    """A heading; the title of the page is level 1."""

    level = ChoiceBlock(
        [("2", "Kop (niveau 2)"), ("3", "Kop onder een kop (niveau 3)"), ("4", "Kleine kop (niveau 4)")],
        default="2",
        label="Niveau",
        help_text="Sla geen niveau over: na de titel komt niveau 2, daaronder niveau 3.",
    )
    text = CharBlock(max_length=120, label="Kop", help_text="Zeg waar dit deel over gaat, liefst als vraag of opdracht.")

    class Meta:
        icon = "title"
        label = "Kop"
        template = "core/blocks/heading.html"


class StepBlock(StructBlock):
    title = CharBlock(max_length=120, label="Wat te doen", help_text="Begin met een werkwoord: «Maak een compleet dossier».")
    text = text_block(required=False, label="Uitleg")


class StepsBlock(StructBlock):
    """Numbered steps."""

    steps = ListBlock(StepBlock(), label="Stappen", min_num=2)

    class Meta:
        icon = "list-ol"
        label = "Stappen"
        template = "core/blocks/steps.html"


class TableBlock(StructBlock):
    """A table with a caption and headers."""

    row_headers = BooleanBlock(
        required=False,
        default=True,
        label="Eerste kolom is een kop",
        help_text="Aan als de eerste kolom zegt waar de rij over gaat.",
    )
    table = TypedTableBlock(
        [("text", CharBlock(required=False, label="Tekst"))],
        label="Tabel",
        help_text="Geef de tabel een bijschrift en elke kolom een kop. Houd cellen kort.",
    )

    class Meta:
        icon = "table"
        label = "Tabel"
        template = "core/blocks/table.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        table = cleaned["table"]
        if not getattr(table, "caption", ""):
            raise ValidationError("Geef de tabel een bijschrift: dat zegt in één zin wat er in staat.")
        if any(not column["heading"] for column in table.columns):
            raise ValidationError("Geef elke kolom een kop.")
        return cleaned


class QuoteBlock(StructBlock):
    """A quote, with who said it."""

    text = CharBlock(max_length=600, label="Citaat", help_text="Zonder aanhalingstekens.")
    source = CharBlock(max_length=150, label="Wie zei of schreef dit")

    class Meta:
        icon = "openquote"
        label = "Citaat"
        template = "core/blocks/quote.html"


class NoticeBlock(StructBlock):
    """Something that must not be missed."""

    tone = ChoiceBlock(
        [("info", "Uitleg"), ("let-op", "Let op"), ("goed", "Zo gaat het goed"), ("gevaar", "Gevaar")],
        default="info",
        label="Soort",
    )
    title = CharBlock(max_length=120, label="Titel")
    text = text_block(label="Tekst")

    class Meta:
        icon = "info-circle"
        label = "Melding"
        template = "core/blocks/notice.html"


class FoldOutPartBlock(StructBlock):
    title = CharBlock(max_length=160, label="Vraag of titel")
    text = text_block(label="Tekst die openklapt")


class FoldOutBlock(StructBlock):
    """Questions that fold out into answers."""

    parts = ListBlock(FoldOutPartBlock(), label="Delen", min_num=1)

    class Meta:
        icon = "collapse-down"
        label = "Uitklapdelen"
        template = "core/blocks/fold_out.html"


class AudienceBlock(StructBlock):
    """What this means for some of the readers."""

    audience = MultipleChoiceBlock(Discipline.choices, label="Voor wie", help_text="Voor wie is dit deel bedoeld?")
    text = text_block(label="Tekst")

    class Meta:
        icon = "group"
        label = "Voor wie"
        template = "core/blocks/audience.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["labels"] = [Discipline(key).label for key in value["audience"] if key in Discipline.values]
        return context
