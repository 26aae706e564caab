"""Making the last part of an address out of a name."""

from collections.abc import Callable
from itertools import chain, count

from anyascii import anyascii
from django.utils.text import slugify

# So much is left for a number behind an address.
ROOM = 5


def free_address(name: str, kind: str, longest: int, is_free: Callable[[str], bool]) -> str:
    """Return an address that is free: the name in plain letters, or the kind of thing when it has none."""
    address = slugify(anyascii(name))[: longest - ROOM].strip("-") or slugify(kind)
    numbered = (f"{address}-{number}" for number in count(2))
    return next(filter(is_free, chain([address], numbered)))
