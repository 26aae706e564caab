"""Changes of things that can be found are noted for the index, in the transaction that makes them."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from search import outbox
from search.documents import source_of, sources

# Models whose names stand in many documents.
_everywhere: set[type[Model]] = set()


def stands_everywhere(*models: type[Model]) -> None:
    """Have every document made anew when one of these changes, such as a theme that gets another name."""
    _everywhere.update(models)


@receiver([post_save, post_delete])
def thing_changed(sender: type[Model], instance: Model, **options: Any) -> None:
    known = source_of(sender)
    if known is not None:
        outbox.note(known.key(instance.pk))
    elif sender in _everywhere and not options.get("created"):
        outbox.note_everything()


@receiver([post_page_move, page_slug_changed])
def addresses_changed(instance: Page, **_: Any) -> None:
    """Note everything below a page that moved: its address is another."""
    below = Page.objects.descendant_of(instance, inclusive=True)
    for known in sources():
        if issubclass(known.model, Page):
            pks = known.model._default_manager.filter(pk__in=below.values("pk")).values_list("pk", flat=True)
            outbox.note(*(known.key(pk) for pk in pks))
