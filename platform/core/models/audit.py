"""Who saw or changed personal data, and when (AVG art. 5(2) and 32: accountability and security)."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One thing somebody did with personal data. Kept two years."""

    at = models.DateTimeField("wanneer", auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="wie", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    action = models.CharField("wat", max_length=80)
    subject = models.CharField("waarvan", max_length=200, help_text="Soort en nummer, zonder naam: bijvoorbeeld «member:12».")
    detail = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        verbose_name = "regel in het logboek"
        verbose_name_plural = "logboek persoonsgegevens"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
