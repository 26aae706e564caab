"""When the work that comes back was last done, and when it is due again."""

from django.db import models


class ChoreRun(models.Model):
    """One row per chore; whoever moves `due` forward is the one who does it."""

    name = models.CharField("klus", max_length=60, unique=True)
    due = models.DateTimeField("aan de beurt")
    begun = models.DateTimeField("begonnen", null=True, blank=True)
    ended = models.DateTimeField("klaar", null=True, blank=True)
    error = models.TextField("fout", blank=True)

    class Meta:
        verbose_name = "terugkerend werk"
        verbose_name_plural = "terugkerend werk"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
