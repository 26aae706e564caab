"""Reading the mail that the demo site wrote to files, as the receiver would."""

import datetime as dt
import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path

from core.clock import AMSTERDAM

SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    """One mail in the demo mailbox. `number` is its lasting name: file and place in the file."""

    number: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "(geen onderwerp)")

    @property
    def sender(self) -> str:
        return str(self.message["From"] or "")

    @property
    def receiver(self) -> str:
        return str(self.message["To"] or "")

    @cached_property
    def date(self) -> dt.datetime:
        moment = parsedate_to_datetime(str(self.message["Date"]))
        # «-0000» says that the time is of no particular place, but UTC (RFC 5322, 3.3); Python gives such a moment no zone.
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(AMSTERDAM)

    @property
    def headers(self) -> list[tuple[str, str]]:
        return [(name, str(value)) for name, value in self.message.items()]

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        return str(part.get_content()) if part is not None else ""

    @property
    def html(self) -> str:
        part = self.message.get_body(("html",))
        return str(part.get_content()) if part is not None else ""

    @property
    def attachments(self) -> list[tuple[str, str, bytes]]:
        """Name, type and content of each attachment."""
        return [
            (part.get_filename() or "bijlage", part.get_content_type(), part.get_payload(decode=True) or b"")  # type: ignore[misc]  # bytes when decoded
            for part in self.message.iter_attachments()
        ]


def letters(folder: Path) -> list[Letter]:
    """Return all mail in the folder, newest first."""
    found = [letter for path in folder.glob("*.log") for letter in letters_in(path)]
    return sorted(found, key=lambda letter: letter.date, reverse=True)


def letters_in(path: Path) -> Iterator[Letter]:
    for place, content in enumerate(path.read_bytes().split(SEPARATOR)):
        if content.strip():
            message = email.message_from_bytes(content.lstrip(), policy=email.policy.default)
            yield Letter(f"{path.stem}-{place}", message)


def find(folder: Path, number: str) -> Letter | None:
    """Return the mail with this number, if it is there."""
    stem, _, place = number.rpartition("-")
    path = folder / f"{stem}.log"
    if path.parent != folder or not path.is_file():
        return None
    return next((letter for letter in letters_in(path) if letter.number == f"{stem}-{place}"), None)
