"""One number that goes up whenever published content changes; rendered parts are kept under it."""

from contextvars import ContextVar
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import models
from django.db.models import F
from django.dispatch import receiver

# What was asked in the request that runs now: an empty list before the first time; None outside of requests.
_of_this_request: ContextVar[list[int] | None] = ContextVar("content_version", default=None)


@receiver(request_started)
def begin_request(**_: Any) -> None:
    _of_this_request.set([])


@receiver(request_finished)
def end_request(**_: Any) -> None:
    _of_this_request.set(None)


class ContentVersion(models.Model):
    """The number of the content as it now stands; there is one row."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "stand van de inhoud"
        verbose_name_plural = "stand van de inhoud"

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the number now; within one request it is asked once."""
        known = _of_this_request.get()
        if known is None:
            return cls.ask()
        if not known:
            known.append(cls.ask())
        return known[0]

    @classmethod
    def ask(cls) -> int:
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Raise the number: everything rendered before is drawn anew."""
        if known := _of_this_request.get():
            known.clear()
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1)
