"""The body of an article, and the rule that its headings skip no level."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue

from core.blocks.texts import (
    LEVELS,
    TEXTS,
    AudienceBlock,
    FoldOutBlock,
    HeadingBlock,
    NoticeBlock,
    QuoteBlock,
    StepsBlock,
    TableBlock,
    text_block,
)
from core.blocks.things import FileBlock, LinksBlock, PictureBlock, RelatedBlock, VideoBlock

TITLE_LEVEL = 1


class BodyBlock(StreamBlock):
    """Everything an article may hold."""

    heading = HeadingBlock()
    text = text_block(label="Tekst", icon="pilcrow", group=TEXTS, template="core/blocks/text.html")
    steps = StepsBlock()
    table = TableBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    notice = NoticeBlock()
    fold_out = FoldOutBlock()
    file = FileBlock()
    links = LinksBlock()
    video = VideoBlock()
    audience = AudienceBlock()
    related = RelatedBlock()

    class Meta:
        block_counts: dict[str, dict[str, int]] = {}

    def clean(self, value: StreamValue, *args: Any, **kwargs: Any) -> StreamValue:
        """Refuse a heading that skips a level (WCAG 2.2, 1.3.1; ATAG 2.0, B.2.2), beside what is wrong in other blocks."""
        skipping = heading_errors([(child.block_type, child.value) for child in value])
        try:
            cleaned: StreamValue = super().clean(value, *args, **kwargs)
        except StreamBlockValidationError as others:
            raise StreamBlockValidationError({**skipping, **others.block_errors}, others.non_block_errors) from others
        if skipping:
            raise StreamBlockValidationError(block_errors=skipping)
        return cleaned


def level_of(value: Any) -> int | None:
    """Return the level of a heading; a draft may not have one yet."""
    level = str(value["level"] or "")
    return int(level) if level in LEVELS else None


def heading_errors(children: list[tuple[str, Any]]) -> dict[int, ValidationError]:
    """Return an error for each heading that is more than one level below the one before it, by its place."""
    errors: dict[int, ValidationError] = {}
    before = TITLE_LEVEL
    for place, (block_type, value) in enumerate(children):
        if block_type != "heading":
            continue
        level = level_of(value)
        if level is None:
            continue
        if level > before + 1:
            errors[place] = ValidationError(
                f"De kop «{value['text']}» slaat een niveau over. "
                f"Kies hier niveau {before + 1}, of zet er eerst een kop van dat niveau boven."
            )
        before = level
    return errors
