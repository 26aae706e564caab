"""The outbox of the index: what changed and still has to be put in it."""

from django.db import models, transaction
from django.utils import timezone

from core import clock


class IndexChange(models.Model):
    """One thing that changed. Written in the transaction of the change; the worker folds rows with the same key."""

    key = models.CharField("sleutel", max_length=120, db_index=True)
    created = models.DateTimeField("gemaakt", auto_now_add=True)
    due = models.DateTimeField("niet eerder dan", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    is_parked = models.BooleanField("opzijgezet", default=False)
    error = models.TextField("fout", blank=True)
    in_embedded = models.BooleanField(
        "staat in de ingebouwde index", default=False, help_text="Dan wacht zij nog op de andere zoekmachine."
    )

    class Meta:
        verbose_name = "wijziging voor de zoekindex"
        verbose_name_plural = "wijzigingen voor de zoekindex"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key


class IndexRevision(models.Model):
    """One number that rises with everything that is written to an index; there is one row.

    It is taken before the content is read: whoever read later has the higher number, and wins. It follows the clock, in
    milliseconds: a database that is put back from a copy then still passes what an index was given after the copy was made.
    """

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "stand van de zoekindex"
        verbose_name_plural = "stand van de zoekindex"

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def next(cls) -> int:
        """Return a number that is higher than every one before it."""
        with transaction.atomic():
            row, _ = cls.objects.select_for_update().get_or_create(pk=1)
            row.number = max(row.number + 1, round(clock.now().timestamp() * 1000))
            row.save(update_fields=["number"])
            return row.number
