"""The text of files, kept up to date in the background and given to the documents that the files belong to."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from core import clock
from core.models import File
from search import outbox
from search.documents import MEMBERS, AttachedText, source_of
from search.models import FileText
from search.reading_files import read


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
    """Have every page that holds this file, of whichever kind, made anew for the index."""
    pages = pages_with([file]).get(file.pk, [])
    outbox.note(*(kind.key(page.pk) for page in pages if page.specific_class and (kind := source_of(page.specific_class))))


def pages_with(files: Iterable[File]) -> dict[int, list[Page]]:
    """Return per file, by its key, the pages that it stands with; two queries for all."""
    keys = [str(file.pk) for file in files]
    kinds = ContentType.objects.get_for_models(File, Page)
    rows = ReferenceIndex.objects.filter(
        to_content_type=kinds[File], to_object_id__in=keys, base_content_type=kinds[Page]
    ).values_list("to_object_id", "object_id")
    pages = Page.objects.in_bulk([int(page) for _, page in set(rows)])
    found: dict[int, list[Page]] = {}
    for file, page in sorted(set(rows)):
        if int(page) in pages:
            found.setdefault(int(file), []).append(pages[int(page)])
    return found


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
    """Return the texts of files (title and file) that stand with a page of which people need one of these access terms."""
    files = list(files)
    known = dict(FileText.objects.filter(file__in=[file for _, file in files]).values_list("file_id", "text"))
    return tuple(
        AttachedText(title, known[file.pk], file.pk, file.members_only and access != (MEMBERS,))
        for title, file in files
        if known.get(file.pk)
    )
