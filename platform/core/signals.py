"""Published content that changes raises the number of the content."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.models import ContentVersion, File, Picture, Thema

WATCHED: set[type] = {Thema, File, Picture, Site}


def watch(*models: type) -> None:
    """Have changes of these models raise the number too, such as the terms of the glossary."""
    WATCHED.update(models)


@receiver([page_published, page_unpublished, post_page_move])
def page_changed(**_: Any) -> None:
    ContentVersion.bump()


@receiver([post_save, post_delete])
def thing_changed(sender: type, **_: Any) -> None:
    if sender in WATCHED:
        ContentVersion.bump()


@receiver(post_delete)
def page_deleted(sender: type, **_: Any) -> None:
    if issubclass(sender, Page):
        ContentVersion.bump()
