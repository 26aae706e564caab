"""One number that goes up whenever published content changes; rendered parts are kept under it."""

from django.db import models
from django.db.models import F


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
        """Return the number now."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Raise the number: everything rendered before is drawn anew."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1)
