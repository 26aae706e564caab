"""What an instrument changes in other documents of the search index."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from knowledge.models import Handreiking, Instrument, Praktijkvoorbeeld, Uitspraak, Voorbeeldaanpak
from search import outbox
from search.documents import source_of


@receiver([page_published, page_unpublished], sender=Instrument)
def instrument_opened_or_closed(instance: Instrument, **_: Any) -> None:
    """Note everything that can be filtered on this instrument: who may open it may have changed."""
    for model in (Handreiking, Voorbeeldaanpak, Praktijkvoorbeeld, Uitspraak):
        known = source_of(model)
        if known is not None:
            pks = model._default_manager.filter(instruments=instance.pk).values_list("pk", flat=True)
            outbox.note(*(known.key(pk) for pk in pks))
