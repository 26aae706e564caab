"""Changes of things that can be found are noted for the index, in the transaction that makes them."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page

from core.models import File
from search import attachments, outbox
from search.documents import source_of, sources

# Models whose names stand in many documents.
_everywhere: set[type[Model]] = set()


def stands_everywhere(*models: type[Model]) -> None:
    """Have every document made anew when one of these changes, such as a theme that gets another name.

    Of a page type this is only done when its address changes, as only that stands in other documents.
    """
    _everywhere.update(models)


@receiver([post_save, post_delete])
def thing_changed(sender: type[Model], instance: Model, **options: Any) -> None:
    # Wagtail saves some changes, such as a move, as a plain page.
    model = instance.specific_class if isinstance(instance, Page) else sender
    known = source_of(model) if model else None
    if known is not None:
        outbox.note(known.key(instance.pk))
    elif sender in _everywhere and not options.get("created"):
        outbox.note_everything()


@receiver(post_save, sender=File)
def file_changed(instance: File, **_: Any) -> None:
    """Have a new or changed file read, so that what is in it can be found."""
    attachments.note_file(instance)


@receiver(pre_delete, sender=File)
def file_goes(instance: File, **_: Any) -> None:
    """Note what holds a file while the references to it are still there."""
    attachments.note_holders(instance)


@receiver(pre_save)
def address_changes(instance: Model, **options: Any) -> None:
    """Note everything below a page that gets another address, for theirs change too.

    Wagtail's own signals for this come after the transaction; a crash in between would leave wrong addresses in the index.
    """
    fields = options.get("update_fields")
    if not isinstance(instance, Page) or instance.pk is None or (fields is not None and "url_path" not in fields):
        return
    before = Page.objects.filter(pk=instance.pk).values_list("url_path", "path").first()
    if before is None or before[0] == instance.url_path:
        return
    if instance.specific_class in _everywhere:
        outbox.note_everything()
    else:
        note_below(before[1])


def note_below(path: str) -> None:
    """Note the documents of all pages below this place in the tree."""
    below = Page.objects.filter(path__startswith=path).values("pk")
    for known in sources():
        if issubclass(known.model, Page):
            pks = known.model._default_manager.filter(pk__in=below).values_list("pk", flat=True)
            outbox.note(*(known.key(pk) for pk in pks))
