"""The text of files, kept up to date in the background and given to the documents that the files belong to."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Q

from core import clock
from core.models import File
from search import outbox
from search.documents import MEMBERS, AttachedText
from search.models import FileText
from search.reading_files import read

# Which documents a file stands with, for each room that has files.
KeysOfFile = Callable[[File], Iterable[str]]
_holders: list[KeysOfFile] = []


def register_holder(keys_of_file: KeysOfFile) -> None:
    """Tell which documents (by key) hold a file, so that they are made anew when its text is known."""
    if keys_of_file not in _holders:
        _holders.append(keys_of_file)


def note_file(file: File) -> None:
    """Have a new or changed file read by the worker. Belongs in the transaction of the change."""
    # The task imports this module's other half.
    from search.tasks import read_file  # noqa: PLC0415 (each needs the other)

    with transaction.atomic(savepoint=False):
        known, is_new = FileText.objects.get_or_create(file=file)
        if not is_new and known.of_hash == file.get_file_hash():
            note_holders(file)
            return
        FileText.objects.filter(pk=known.pk).update(state=FileText.State.WAITING)
        read_file.enqueue(file.pk)


def note_holders(file: File) -> None:
    outbox.note(*{key for keys_of_file in _holders for key in keys_of_file(file)})


def read_one(file_id: int) -> None:
    """Read one file, and note the documents it stands with. Safe to run twice."""
    file = File.objects.filter(pk=file_id).first()
    if file is None:
        return
    try:
        with file.open_file() as opened:
            content = opened.read()
    except OSError:
        outcome_state, text = FileText.State.BROKEN, ""
    else:
        outcome = read(content, file.file_extension)
        outcome_state, text = FileText.State(outcome.state), outcome.text
    with transaction.atomic():
        FileText.objects.update_or_create(
            file=file,
            defaults={"state": outcome_state, "text": text, "of_hash": file.get_file_hash(), "read": clock.now()},
        )
        note_holders(file)


def unread() -> list[int]:
    """Return the files that were not read yet."""
    waiting = Q(read_text=None) | Q(read_text__state=FileText.State.WAITING)
    return list(File.objects.filter(waiting).order_by("pk").values_list("pk", flat=True))


def texts_of(files: Iterable[tuple[str, File]], access: tuple[str, ...]) -> tuple[AttachedText, ...]:
    """Return the texts of files (title and file) that everybody may read who may read the page they stand with."""
    open_ones = [(title, file) for title, file in files if not file.members_only or access == (MEMBERS,)]
    known = dict(FileText.objects.filter(file__in=[file for _, file in open_ones]).values_list("file_id", "text"))
    return tuple(AttachedText(title, known[file.pk], file.pk) for title, file in open_ones if known.get(file.pk))
