"""How two versions of a page are laid side by side in the admin: yes, no and empty in words, days as people write them."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.timezone import localtime
from wagtail.admin.compare import BlockComparison, FieldComparison, TextDiff, diff_text, register_comparison_class
from wagtail.blocks import BooleanBlock

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


class WordsBlockComparison(BlockComparison):
    """A block of which both values are told in words."""

    def htmlvalue(self, val: Any) -> str:
        return escape(in_words(val))

    def htmldiff(self) -> str:
        return str(diff_text(in_words(self.val_a), in_words(self.val_b)).to_html())


def use_in_admin() -> None:
    """Compare fields of these kinds, and boxes to tick in blocks, in words."""
    for kind in KINDS:
        register_comparison_class(kind, comparison_class=WordsComparison)
    # Wagtail asks a block for this when it has it, and has no list to put it on.
    BooleanBlock.get_comparison_class = lambda _: WordsBlockComparison
