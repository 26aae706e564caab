"""What people looked for, without who they are."""

import uuid

from django.contrib.admin import display
from django.db import models
from django.utils.text import Truncator


class SearchEntry(models.Model):
    """One search. There is no person in it: no account, no address, and what looks like personal data is masked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField("wanneer", db_index=True)
    query = models.CharField("zoekvraag", max_length=200, db_index=True)
    total = models.PositiveIntegerField("gevonden")
    loosened = models.BooleanField("alleen een deel van de woorden", default=False)
    taken_for = models.CharField("verbeterd tot", max_length=200, blank=True)
    engine = models.CharField("zoekmachine", max_length=20)
    milliseconds = models.PositiveIntegerField("milliseconden")
    chosen = models.PositiveSmallIntegerField("gekozen plaats", null=True, blank=True)
    first_of_visit = models.BooleanField("eerste keer in een bezoek", default=False)
    by_visitor = models.BooleanField("zonder ledenrechten", default=True)

    class Meta:
        verbose_name = "zoekvraag"
        verbose_name_plural = "zoekvragen"
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.query


class SearchWish(models.Model):
    """What somebody who found nothing was looking for, in their own words."""

    query = models.CharField("zoekvraag", max_length=200)
    text = models.TextField("wat zocht u", max_length=500)
    at = models.DateTimeField("wanneer", auto_now_add=True)
    is_done = models.BooleanField("afgehandeld", default=False)

    class Meta:
        verbose_name = "gemiste informatie"
        verbose_name_plural = "gemiste informatie"
        ordering = ["is_done", "-at"]

    def __str__(self) -> str:
        told = Truncator(self.text).chars(60)
        return f"{self.query}: {told}" if self.query else told

    @display(description="Wat iemand zocht", ordering="text")
    def told(self) -> str:
        return self.text
