"""Finding in the editors' admin: Wagtail's own search in the database, made safe for any text.

On SQLite a quotation mark that stays open is a syntax error (wagtail/wagtail issue 13227); PostgreSQL refuses a null sign.
Settings name this module as a search backend, in which Wagtail looks for `SearchBackend`.
"""

from functools import cache
from typing import Any

from modelsearch.backends import database

UNSAFE = str.maketrans(dict.fromkeys('"\0', " "))


class AnyText:
    """Takes out of a query what a database cannot read."""

    def _search(self, compiler: Any, query: Any, things: Any, **options: Any) -> Any:
        plain = query.translate(UNSAFE).strip() if isinstance(query, str) else query
        return super()._search(compiler, plain, things, **options)  # type: ignore[misc]  # the backend beside it has it


@cache
def with_any_text(kind: Any) -> Any:
    return type(kind.__name__, (AnyText, kind), {})


def SearchBackend(parameters: dict[str, Any]) -> Any:  # noqa: N802 (the name that Wagtail looks for)
    """Return the search backend of the database in use, safe for any text."""
    kind: Any = type(database.SearchBackend(parameters))
    return with_any_text(kind)(parameters)
