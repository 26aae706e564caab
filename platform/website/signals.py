"""What the composition does when something happens in a room."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from events.models import EventIndex
from website import roles


@receiver(post_save, sender=EventIndex)
def agenda_made(*, created: bool, **_: Any) -> None:
    """Let organisers work in the agenda from the moment it is there."""
    if created:
        roles.give_organiser_pages()
