"""Who comes: registrations, and the seating of a meeting that all of them go through."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

from events.models.events import Event

# What signing up, withdrawing and their mails read of the meeting: asked while others wait for the lock.
READ_UNDER_LOCK = (
    *("title", "introduction", "url_path", "live", "start", "end", "deadline", "capacity", "audience"),
    *("venue", "address", "town", "online_url", "is_cancelled", "cancel_reason"),
)


class SeatingQuerySet(models.QuerySet["Seating"]):
    def with_event(self) -> "SeatingQuerySet":
        """Return rows with of their meeting only what is read under the lock."""
        own = ("uid", "sequence", "next_place", "announced", "event_id")
        return self.select_related("event").only(*own, *(f"event__{name}" for name in READ_UNDER_LOCK))


class Seating(models.Model):
    """What of a meeting must stay the same whatever editors publish. Its row is the lock for everything about seats.

    `uid` and `sequence` are those of the calendar file (RFC 5545, 3.8.4.7 and 3.8.7.4); `announced` is what people were told.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="seating")
    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    next_place = models.PositiveIntegerField(default=1)
    announced = models.JSONField(default=dict)

    objects = SeatingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"

    def __str__(self) -> str:
        return f"plaatsing {self.event_id}"


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def registered(self) -> "RegistrationQuerySet":
        return self.filter(state=Registration.State.REGISTERED)

    def waiting(self) -> "RegistrationQuerySet":
        """Return who waits for a seat, the first one first."""
        return self.filter(state=Registration.State.WAITING).order_by("place")

    def with_position(self) -> "RegistrationQuerySet":
        """Return rows that know their `position`: for who waits, the place on the waiting list, from 1."""
        until = Registration.objects.waiting().filter(event=OuterRef("event"), place__lte=OuterRef("place"))
        return self.annotate(position=Subquery(until.order_by().values("event").annotate(number=Count("pk")).values("number")))

    def active(self) -> "RegistrationQuerySet":
        return self.exclude(state=Registration.State.WITHDRAWN)


class Registration(models.Model):
    """One person's registration for one meeting. Withdrawing keeps the row."""

    class State(models.TextChoices):
        REGISTERED = "registered", "aangemeld"
        WAITING = "waiting", "wachtlijst"
        WITHDRAWN = "withdrawn", "afgemeld"

    event = models.ForeignKey(Event, verbose_name="bijeenkomst", on_delete=models.CASCADE, related_name="registrations")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="account", on_delete=models.CASCADE, related_name="registrations"
    )
    state = models.CharField("stand", max_length=12, choices=State.choices)
    place = models.PositiveIntegerField("volgnummer", help_text="De volgorde van aanmelden.")
    answers = models.JSONField("antwoorden", default=list, blank=True, help_text="Lijst van {vraag, antwoord}.")
    sequence = models.PositiveIntegerField(default=0)
    over_capacity = models.BooleanField("boven het aantal plekken", default=False)
    created = models.DateTimeField("aangemeld op", auto_now_add=True)
    changed = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = RegistrationQuerySet.as_manager()

    # Where a meeting is used is not asked of its registrations; Wagtail would note it at every one.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        ordering = ["event", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "account"], condition=~Q(state="withdrawn"), name="one_active_registration_per_account"
            )
        ]
        indexes = [models.Index(fields=["event", "state", "place"])]

    def __str__(self) -> str:
        return f"aanmelding {self.pk}"

    @property
    def person_name(self) -> str:
        member = getattr(self.account, "member", None)
        return member.name if member else str(self.account)
