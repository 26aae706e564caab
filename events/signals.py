"""Publishing a meeting sets its consequences going."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from events.models import Event
from events.publishing import after_publishing


@receiver(page_published, sender=Event)
def event_published(instance: Event, **_: Any) -> None:
    after_publishing(instance.pk)
