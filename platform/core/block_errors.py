"""What the bar above a form says of blocks that are not right: Wagtail has one English sentence, which it means for nobody."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError

LOOK = "Kijk de blokken na. Bij elk blok dat niet klopt, staat wat er moet veranderen."
KINDS: tuple[type[ValidationError], ...] = (
    StreamBlockValidationError,
    ListBlockValidationError,
    StructBlockValidationError,
    TypedTableBlockValidationError,
)


def in_our_words(made: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(made)
    def make(error: Any, *args: Any, **kwargs: Any) -> None:
        made(error, *args, **kwargs)
        error.message = LOOK

    return make


def use_in_admin() -> None:
    """Let every such error say this; what is wrong stands in it apart, beside each block."""
    for kind in KINDS:
        kind.__init__ = in_our_words(kind.__init__)  # type: ignore[method-assign]  # Wagtail asks for it nowhere
