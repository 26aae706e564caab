"""How two versions of a page are laid side by side in the admin: words that people know instead of what is kept."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape, format_html_join
from django.utils.timezone import localtime
from wagtail.admin.compare import (
    BlockComparison,
    FieldComparison,
    ListBlockComparison,
    M2MFieldComparison,
    TextDiff,
    diff_text,
    get_comparison_class_for_block,
    register_comparison_class,
)
from wagtail.blocks import BooleanBlock, ListBlock
from wagtail.blocks.field_block import BaseChoiceBlock

from core.vocabulary import enumerated

KINDS = (models.BooleanField, models.DateField, models.DateTimeField, models.IntegerField)


def in_words(value: Any) -> str:
    """Return a value as people read it."""
    if value is None or value == "":
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        return date_format(localtime(value), "j F Y, G.i")
    return date_format(value, "j F Y") if isinstance(value, dt.date) else str(value)


class WordsComparison(FieldComparison):
    """A field of which both values are told in words."""

    def htmldiff(self) -> str:
        before, after = in_words(self.val_a), in_words(self.val_b)
        if before == after:
            return escape(before)
        return str(TextDiff([("deletion", before), ("addition", after)]).to_html())


class ChoiceListComparison(M2MFieldComparison):
    """Several choices from a list, by what they are called."""

    def get_items(self) -> tuple[list[str], list[str]]:
        return list(self.val_a or []), list(self.val_b or [])

    def get_item_display(self, item: str) -> str:
        return called(item, dict(self.field.options))


class WordsBlockComparison(BlockComparison):
    """A block of which both values are told in words."""

    def words(self, value: Any) -> str:
        return in_words(value)

    def htmlvalue(self, val: Any) -> str:
        return escape(self.words(val))

    def htmldiff(self) -> str:
        return str(diff_text(self.words(self.val_a), self.words(self.val_b)).to_html())


class ChoiceBlockComparison(WordsBlockComparison):
    """A block of one or several choices, by what they are called."""

    def words(self, value: Any) -> str:
        labels = dict(self.block.field.choices)
        chosen = value if isinstance(value, list) else [value] if value else []
        return in_words(enumerated([called(key, labels) for key in chosen]))


class ItemsBlockComparison(ListBlockComparison):
    """A list of blocks, each with its own labels, also when the whole list is new, gone or the same."""

    def htmlvalue(self, val: Any) -> str:
        drawn = ((self.value_of(child),) for child in self.get_blocks_from_value(val))
        return format_html_join("\n", '<div class="comparison__child-object">{}</div>', drawn)

    def value_of(self, child: Any) -> str:
        kind = get_comparison_class_for_block(child.block)
        return str(kind(child.block, exists_a=True, exists_b=True, val_a=child.value, val_b=child.value).htmlvalue(child.value))


def called(key: str, labels: Mapping[str, Any]) -> str:
    """Return what a choice is called; one that is no longer on the list keeps its key."""
    return str(labels.get(key, key))


def use_in_admin() -> None:
    """Compare fields of these kinds, and choices, boxes to tick and lists in blocks, in words."""
    # The blocks use this module, and the models use the blocks.
    from core.models.fields import ChoiceListField  # noqa: PLC0415 (see above)

    for kind in KINDS:
        register_comparison_class(kind, comparison_class=WordsComparison)
    register_comparison_class(ChoiceListField, comparison_class=ChoiceListComparison)
    # Wagtail asks a block for this when it has it, and has no list to put it on.
    BooleanBlock.get_comparison_class = lambda _: WordsBlockComparison
    BaseChoiceBlock.get_comparison_class = lambda _: ChoiceBlockComparison
    ListBlock.get_comparison_class = lambda _: ItemsBlockComparison
