"""Finding text in the database however it is typed: capitals and accents make no difference, in either database.

    Member.objects.filter(name__folded__icontains="zoe")  # Zoë, ZOË and zoe

SQLite itself knows capitals of plain letters only, PostgreSQL knows no letters without their accents.
"""

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import CharField, TextField, Transform
from django.db.models.lookups import Contains
from django.dispatch import receiver

from core.text import folded

# Letters with a line through or without their dot, which no accent can be taken from.
STROKES = str.maketrans("øłđħŧı", "oldhti")
MARKS = "".join(map(chr, range(0x300, 0x370)))


def plain(text: str | None) -> str | None:
    """Return the text as it is compared."""
    if text is None or text.isascii():
        return text.lower() if text else text
    return folded(text).translate(STROKES)


def letters() -> tuple[str, str]:
    """Return every Latin letter that has another plain form, and that form, in the same order."""
    signs = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    pairs = [(sign, form) for sign in signs if (form := plain(sign)) and form != sign and len(form) == 1]
    return "".join(sign for sign, _ in pairs), "".join(form for _, form in pairs)


# PostgreSQL: what has no counterpart in the second row is left out.
SIGNS, FORMS = letters()
TRANSLATE = f"TRANSLATE(LOWER(%(expressions)s), '{SIGNS}{MARKS}', '{FORMS}')"


class FoldedText(TextField[str, str]):
    """Text without capitals and accents; only the outcome of `Folded`, never a column."""


@CharField.register_lookup
@TextField.register_lookup
class Folded(Transform):
    """A text without capitals and accents."""

    lookup_name = "folded"
    function = "LPW_PLAIN"
    output_field = FoldedText()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return super().as_sql(compiler, connection, template=TRANSLATE, **extra)


@FoldedText.register_lookup
class FoldedContains(Contains):
    """Whether such a text contains this one, which may have capitals and accents."""

    lookup_name = "icontains"

    def get_prep_lookup(self) -> Any:
        return plain(str(self.rhs))


@receiver(connection_created)
def teach_sqlite(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("LPW_PLAIN", 1, plain, deterministic=True)
