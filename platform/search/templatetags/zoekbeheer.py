"""What the editors' screens of searching draw with."""

from collections.abc import Iterable
from typing import Any

from django import template

from core.models import File
from search.file_states import Told, told_of
from search.reporting import Column, Row

register = template.Library()


@register.filter
def cells(row: Row, columns: Iterable[Column]) -> list[tuple[Column, Any]]:
    """Return each column with its value in this row."""
    return [(column, row[column.name]) for column in columns]


@register.simple_tag
def text_of_file(file: File) -> Told:
    """Return what to tell of the text of a file."""
    return told_of(file)
