"""What a draft still lacks before it can be published; a draft may be saved with holes in it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import BasePage


def why_not_publish(pages: Iterable[Page]) -> list[str]:
    """Return for each page whose latest version cannot be published what it lacks, by the names of its fields."""
    found = ((page, list(lacking(page.get_latest_revision_as_object()))) for page in pages)
    return [
        f"«{page.get_admin_display_title()}» is nog niet compleet. Er is niets gepubliceerd. {' '.join(lacks)}"
        for page, lacks in found
        if lacks
    ]


def lacking(page: Page) -> Iterator[str]:
    """Give what is wrong with the fields, blocks and parts of this version of a page."""
    yield from messages_of(page)
    for name, text in page.lacks().items() if isinstance(page, BasePage) else ():
        yield sentence(capfirst(str(page._meta.get_field(name).verbose_name)), [text])
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from block_messages(field, getattr(page, field.name))
    for relation in get_all_child_relations(page):
        parts = getattr(page, relation.get_accessor_name()).all()
        for place, part in enumerate(parts, start=1):
            yield from messages_of(part, f"{capfirst(part._meta.verbose_name)} {place}, ", exclude=[relation.field.name])


def messages_of(thing: Any, where: str = "", exclude: list[str] | None = None) -> Iterator[str]:
    try:
        thing.full_clean(exclude=exclude)
    except ValidationError as problem:
        for name, texts in problem.message_dict.items():
            label = "" if name == NON_FIELD_ERRORS else str(thing._meta.get_field(name).verbose_name)
            yield sentence(f"{where}{label}" if where else capfirst(label), texts)


def block_messages(field: StreamField, value: Any) -> Iterator[str]:
    """Give which blocks are not complete; their own words stand beside them in the editor."""
    try:
        field.stream_block.clean(value)
    except StreamBlockValidationError as problem:
        label = capfirst(str(field.verbose_name))
        for place in problem.block_errors or {}:
            yield sentence(f"{label}, blok {place + 1} ({value[place].block.label})", ["Kijk dit na."])
        if problem.non_block_errors:
            yield sentence(label, [text for error in problem.non_block_errors.as_data() for text in error.messages])


def sentence(label: str, texts: Iterable[str]) -> str:
    said = " ".join(str(text) for text in texts)
    return f"{label}: {said}" if label else said
