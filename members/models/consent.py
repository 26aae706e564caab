"""What a member freely agreed to (AVG art. 6(1)(a) and 7): when, in which words, how, and when it was withdrawn."""

from django.db import models
from django.db.models import Q

from members.models.people import Member


class Consent(models.Model):
    """One yes of one member. A row is closed, never deleted, when it is withdrawn."""

    class Purpose(models.TextChoices):
        NEWSLETTER = "newsletter", "nieuwsbrief"
        DIRECTORY = "directory", "ledengids"

    member = models.ForeignKey(Member, verbose_name="lid", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField("waarvoor", max_length=20, choices=Purpose.choices)
    wording = models.CharField("woorden van de vraag", max_length=300)
    source = models.CharField("hoe", max_length=60, help_text="Het formulier waarop het lid ja zei.")
    given = models.DateTimeField("gegeven op", auto_now_add=True)
    withdrawn = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ["-given"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "purpose"], condition=Q(withdrawn=None), name="one_open_consent_per_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.given:%d-%m-%Y})"
