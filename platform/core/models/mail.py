"""The outbox: every mail is a row first, written in the transaction of what it tells about."""

from django.db import models


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def stuck(self) -> "OutgoingMailQuerySet":
        """Return what goes no further by itself: a person looks at it."""
        return self.filter(state__in=OutgoingMail.STUCK)


class OutgoingMail(models.Model):
    """One mail to one address. `key` is unique, so that the same mail is never written twice."""

    class State(models.TextChoices):
        WAITING = "waiting", "wacht"
        SENDING = "sending", "wordt verzonden"
        SENT = "sent", "verzonden"
        FAILED = "failed", "mislukt"
        UNKNOWN = "unknown", "onbekend"

    STUCK = (State.FAILED, State.UNKNOWN)

    key = models.CharField("sleutel", max_length=200, unique=True)
    kind = models.CharField("soort", max_length=60)
    to = models.EmailField("aan")
    context = models.JSONField("gegevens", default=dict, blank=True, help_text="Waaruit de mail wordt geschreven.")
    subject = models.CharField("onderwerp", max_length=250, blank=True)
    text = models.TextField("tekst", blank=True, help_text="Leeg tot de mail wordt verzonden.")
    html = models.TextField("html", blank=True)
    headers = models.JSONField("kopregels", default=dict, blank=True)
    attachments = models.JSONField(
        "bijlagen",
        default=list,
        blank=True,
        help_text="Lijst van {name, type, content, maker}; wat maker noemt, schrijft content bij het verzenden.",
    )
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    error = models.TextField("fout", blank=True)
    created = models.DateTimeField("gemaakt", auto_now_add=True)
    claimed = models.DateTimeField("opgepakt", null=True, blank=True)
    sent = models.DateTimeField("verzonden op", null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "uitgaande mail"
        verbose_name_plural = "uitgaande mail"
        ordering = ["-created"]
        indexes = [models.Index(fields=["state", "created"]), models.Index(fields=["to"])]

    def __str__(self) -> str:
        """Leave out the subject: that of a mail about an account may hold a code."""
        return f"{self.kind} → {self.to}"

    @property
    def is_stuck(self) -> bool:
        """Tell whether the mail goes no further by itself."""
        return self.state in self.STUCK
