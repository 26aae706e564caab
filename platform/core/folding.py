"""Finding and sorting text in the database however it is typed: capitals and accents make no difference, in either database.

    Member.objects.filter(name__folded__icontains="zoe")  # Zoë, ZOË and zoe
    Organisation.objects.order_by("name__folded")

SQLite itself knows capitals of plain letters only, PostgreSQL knows no letters without their accents.
"""

import re
import unicodedata
from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import CharField, TextField, Transform
from django.db.models.lookups import Contains
from django.dispatch import receiver

# What is longer is no name; SQLite refuses a very long pattern.
LONGEST = 200
MARKS = "[\u0300-\u036f]"
# Letters with a line through or without their dot, which no accent can be taken from; capitals too, for a PostgreSQL that
# knows no others than those of English.
STROKES = ("øłđħŧıØŁĐĦŦĲ", "oldhtioldhtĳ")
WITHOUT_MARKS_SQL = f"REGEXP_REPLACE(NORMALIZE(%(expressions)s, NFD), '{MARKS}', '', 'g')"
# With an order of signs that is the same everywhere; PostgreSQL follows the language of its machine otherwise.
PLAIN_SQL = f"TRANSLATE(LOWER({WITHOUT_MARKS_SQL}), '{STROKES[0]}', '{STROKES[1]}') COLLATE \"C\""
_marks = re.compile(MARKS)
_strokes = str.maketrans(*STROKES)


def plain(text: str | None) -> str | None:
    """Return the text as it is compared: without marks on letters, without capitals. `PLAIN_SQL` does the same."""
    if text is None or text.isascii():
        return text.lower() if text else text
    return _marks.sub("", unicodedata.normalize("NFD", text)).lower().translate(_strokes)


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
        return super().as_sql(compiler, connection, template=PLAIN_SQL, **extra)


@FoldedText.register_lookup
class FoldedContains(Contains):
    """Whether such a text contains this one, which may have capitals and accents; only its first 200 signs count."""

    lookup_name = "icontains"

    def get_prep_lookup(self) -> Any:
        return plain(str(self.rhs)[:LONGEST])


@receiver(connection_created)
def teach_sqlite(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("LPW_PLAIN", 1, plain, deterministic=True)
