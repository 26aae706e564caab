"""A list of blocks that is the point of its page: a draft may be without, what is published may not."""

from typing import Any, ClassVar

from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue


class FilledStreamBlock(StreamBlock):
    """At least one block once it is published; `nothing` says what to do."""

    nothing: ClassVar[str]

    def clean(self, value: StreamValue, *args: Any, **kwargs: Any) -> StreamValue:
        cleaned: StreamValue = super().clean(value, *args, **kwargs)
        if not cleaned and not self.is_deferred_validation:
            raise StreamBlockValidationError(non_block_errors=[self.nothing])
        return cleaned
