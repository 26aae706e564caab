"""Blocks of words: headings, text, steps, tables, quotes, notices, fold-outs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
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

from core.vocabulary import Discipline, enumerated, in_sentence

LEVELS = {"2": "Kop (niveau 2)", "3": "Kop onder een kop (niveau 3)", "4": "Kleine kop (niveau 4)"}
# Groups in which the editor finds the blocks.
TEXTS, BOXES, FILES, LINKS = "Tekst", "Kaders", "Beeld en bestanden", "Verwijzingen"
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


def text_block(**options: Any) -> RichTextBlock:
    return RichTextBlock(features=TEXT_FEATURES, **options)


def title_block(example: str) -> CharBlock:
    """Return the field for what a list or group is called; without it the list stands on its own."""
    return CharBlock(max_length=120, required=False, label="Titel", help_text=f"Niet verplicht. Bijvoorbeeld «{example}».")


class HeadingBlock(StructBlock):
    """A heading; the title of the page is level 1."""

    level = ChoiceBlock(
        list(LEVELS.items()),
        default="2",
        label="Niveau",
        search_index=False,
        help_text="Sla geen niveau over: na de titel komt niveau 2, daaronder niveau 3.",
    )
    text = CharBlock(max_length=120, label="Kop", help_text="Zeg waar dit deel over gaat, liefst als vraag of opdracht.")

    class Meta:
        icon = "title"
        label = "Kop"
        group = TEXTS
        label_format = "{text}"
        template = "core/blocks/heading.html"


class StepBlock(StructBlock):
    title = CharBlock(max_length=120, label="Wat te doen", help_text="Begin met een werkwoord: «Maak een compleet dossier».")
    text = text_block(required=False, label="Uitleg")

    class Meta:
        label = "Stap"
        label_format = "{title}"


class StepsBlock(StructBlock):
    """Numbered steps."""

    title = title_block("De stappen")
    steps = ListBlock(StepBlock(), label="Stappen", min_num=2, default=[{"title": "", "text": ""}, {"title": "", "text": ""}])

    class Meta:
        icon = "list-ol"
        label = "Stappen"
        group = TEXTS
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
        group = TEXTS
        label_format = ""
        template = "core/blocks/table.html"

    def clean(self, value: Any) -> Any:
        """Refuse a table without a caption or headings; a draft may not have them yet."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        table = cleaned["table"]
        if not getattr(table, "caption", ""):
            raise ValidationError("Geef de tabel een bijschrift: dat zegt in één zin wat er in staat.")
        if any(not column["heading"] for column in table.columns):
            raise ValidationError("Geef elke kolom een kop.")
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Give each cell the heading of its column: on a narrow screen a row is a block, with the heading before the cell."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        table = value["table"]
        context["headings"] = [column["heading"] for column in table.columns]
        context["rows"] = [list(zip(context["headings"], row["values"], strict=False)) for row in table.row_data]
        return context


class QuoteBlock(StructBlock):
    """A quote, with who said it."""

    text = CharBlock(max_length=600, label="Citaat", help_text="Zonder aanhalingstekens.")
    source = CharBlock(max_length=150, label="Wie zei of schreef dit", help_text="Naam of rol, en waar het staat.")

    class Meta:
        icon = "openquote"
        label = "Citaat"
        group = TEXTS
        template = "core/blocks/quote.html"


class NoticeBlock(StructBlock):
    """Something that must not be missed."""

    tone = ChoiceBlock(
        [("info", "Uitleg"), ("let-op", "Let op"), ("goed", "Zo gaat het goed"), ("gevaar", "Gevaar")],
        default="info",
        label="Soort",
        search_index=False,
        help_text="Gebruik «Gevaar» alleen als iemand schade kan lijden.",
    )
    title = CharBlock(max_length=120, label="Titel", help_text="Wat moet de lezer weten, ook als hij de rest overslaat?")
    text = text_block(label="Tekst", help_text="Eén korte alinea.")

    class Meta:
        icon = "info-circle"
        label = "Melding"
        group = BOXES
        label_format = "{title}"
        template = "core/blocks/notice.html"


class FoldOutPartBlock(StructBlock):
    title = CharBlock(max_length=160, label="Vraag of titel", help_text="Hieraan ziet de lezer of hij het deel moet openen.")
    text = text_block(label="Tekst die openklapt")

    class Meta:
        label = "Deel"
        label_format = "{title}"


class FoldOutBlock(StructBlock):
    """Questions that fold out into answers."""

    title = title_block("Vragen uit de praktijk")
    parts = ListBlock(FoldOutPartBlock(), label="Delen", min_num=1)

    class Meta:
        icon = "collapse-down"
        label = "Uitklapdelen"
        group = BOXES
        template = "core/blocks/fold_out.html"


class AudienceBlock(StructBlock):
    """What this means for some of the readers."""

    audience = MultipleChoiceBlock(
        Discipline.choices, label="Voor wie", help_text="Voor wie is dit deel bedoeld?", widget=CheckboxSelectMultiple
    )
    text = text_block(label="Tekst")

    class Meta:
        icon = "group"
        label = "Voor wie"
        group = BOXES
        label_format = "{text}"
        template = "core/blocks/audience.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [Discipline(key).label for key in value["audience"] if key in Discipline.values]
        context["readers"] = enumerated([in_sentence(label) for label in chosen])
        return context
