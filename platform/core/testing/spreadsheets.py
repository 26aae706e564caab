"""Reading a CSV of the admin as a Dutch spreadsheet does."""

import csv
from io import StringIO
from typing import Any


def csv_rows(answer: Any) -> list[list[str]]:
    """Return the rows of the CSV in this answer, headings first. Raises AssertionError when its letters would be garbled."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert content.startswith("\ufeff".encode())  # noqa: S101 (for tests)
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
