"""The outbox of the index: what changed and still has to be put in it."""

from django.db import models
from django.utils import timezone


class IndexChange(models.Model):
    """One thing that changed. Written in the transaction of the change; the worker folds rows with the same key."""

    key = models.CharField("sleutel", max_length=120, db_index=True)
    created = models.DateTimeField("gemaakt", auto_now_add=True)
    due = models.DateTimeField("niet eerder dan", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    is_parked = models.BooleanField("opzijgezet", default=False)
    error = models.TextField("fout", blank=True)

    class Meta:
        verbose_name = "wijziging voor de zoekindex"
        verbose_name_plural = "wijzigingen voor de zoekindex"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key
