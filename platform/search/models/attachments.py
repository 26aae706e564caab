"""The text of files, read once in the background, so that it can be found."""

from django.db import models

from core.models import File


class FileText(models.Model):
    """What stands in one file. `of_hash` is the hash of the content that was read."""

    class State(models.TextChoices):
        WAITING = "wacht", "wordt nog gelezen"
        READ = "gelezen", "gelezen"
        EMPTY = "leeg", "er staat geen tekst in"
        LOCKED = "op-slot", "beveiligd met een wachtwoord"
        BROKEN = "kapot", "niet te lezen"
        TOO_LARGE = "te-groot", "te groot om te lezen"
        TOO_SLOW = "te-traag", "lezen duurde te lang"
        OTHER = "anders", "dit soort bestand wordt niet gelezen"

    file = models.OneToOneField(File, verbose_name="bestand", on_delete=models.CASCADE, related_name="read_text")
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.WAITING)
    text = models.TextField("tekst", blank=True)
    of_hash = models.CharField("van inhoud", max_length=40, blank=True)
    read = models.DateTimeField("gelezen op", null=True, blank=True)

    class Meta:
        verbose_name = "tekst van een bestand"
        verbose_name_plural = "teksten van bestanden"

    def __str__(self) -> str:
        return f"{self.file}: {self.get_state_display()}"
