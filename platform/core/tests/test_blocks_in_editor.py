"""What the blocks of a page are called in the overview beside it, and how they are filled in."""

import pytest
from django.forms import CheckboxSelectMultiple
from wagtail.blocks import StructBlock

from core.blocks.body import BodyBlock
from core.blocks.texts import AudienceBlock, FoldOutPartBlock, HeadingBlock, NoticeBlock, StepBlock, TableBlock
from core.blocks.things import LinkBlock, PictureBlock


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (HeadingBlock(), "{text}"),
        (TableBlock(), ""),
        (PictureBlock(), "{caption}"),
        (NoticeBlock(), "{title}"),
        (AudienceBlock(), "{text}"),
    ],
)
def test_a_block_is_called_by_what_is_in_it_and_never_by_a_setting(block, shown):
    assert block.meta.label_format == shown


@pytest.mark.parametrize(("block", "name"), [(StepBlock(), "Stap"), (FoldOutPartBlock(), "Deel"), (LinkBlock(), "Link")])
def test_a_part_that_is_still_empty_has_a_name(block, name):
    assert (block.label, block.meta.label_format) == (name, "{title}")


def test_no_block_begins_with_a_setting_that_would_be_its_name():
    for block in BodyBlock().child_blocks.values():
        if isinstance(block, StructBlock) and block.meta.label_format is None:
            assert next(iter(block.child_blocks)) in ("title", "text", "file"), block.label


def test_readers_are_chosen_with_checkboxes():
    assert isinstance(AudienceBlock().child_blocks["audience"].field.widget, CheckboxSelectMultiple)
