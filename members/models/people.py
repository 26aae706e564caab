"""The member: who stands in the register. One account, one member."""

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.search import index

from core.access import Person, sees_member_items
from core.vocabulary import Discipline
from members import names
from members.models.municipalities import Municipality
from members.models.organisations import Organisation


class MemberQuerySet(models.QuerySet["Member"]):
    def admitted(self) -> "MemberQuerySet":
        return self.filter(state=Member.State.ADMITTED, account__is_active=True)

    def waiting(self) -> "MemberQuerySet":
        """Return who proved their address and waits for the register keeper."""
        return self.filter(state=Member.State.WAITING)

    def visible_to(self, person: Person) -> "MemberQuerySet":
        """Return the members whom this person may see in the directory: those who chose to stand in it."""
        if not sees_member_items(person):
            return self.none()
        return self.admitted().filter(in_directory=True)


class SortNameField(models.CharField[str, str]):
    """By what the row's name is sorted; it follows the name whenever the row is saved, one by one or many at once."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001, ARG002 (Django's interface)
        value = names.sort_name(model_instance.name)  # type: ignore[attr-defined]  # stands beside a name
        setattr(model_instance, self.attname, value)
        return value


class Member(index.Indexed, ClusterableModel):
    """A person in the register."""

    class State(models.TextChoices):
        UNPROVEN = "unproven", "e-mailadres nog niet bevestigd"
        WAITING = "waiting", "wacht op ledenbeheer"
        ADMITTED = "admitted", "lid"
        REFUSED = "refused", "niet toegelaten"
        LEFT = "left", "geen lid meer"

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="account", on_delete=models.CASCADE, related_name="member"
    )
    name = models.CharField("naam", max_length=120, help_text="Voor- en achternaam, zoals het lid in de ledengids staat.")
    sort_name = SortNameField("naam om op te sorteren", max_length=names.LONGEST, default="", editable=False)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="organisatie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
    )
    organisation_typed = models.CharField(
        "organisatie volgens het lid",
        max_length=120,
        blank=True,
        help_text="Wat het lid zelf invulde; kies hierboven de organisatie erbij.",
    )
    discipline = models.CharField(
        "discipline", max_length=30, choices=Discipline.choices, help_text="Vanuit welk vak werkt het lid mee?"
    )
    municipalities = ParentalManyToManyField(Municipality, verbose_name="gemeenten", blank=True, related_name="members")
    in_directory = models.BooleanField("in de ledengids", default=False)
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.UNPROVEN, db_index=True)
    applied = models.DateTimeField("aangemeld op", auto_now_add=True)
    decided = models.DateTimeField("beslist op", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="beslist door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decision_reason = models.TextField("reden", blank=True, max_length=1000)

    objects = MemberQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.FilterField("state"),
        index.FilterField("discipline"),
    ]

    class Meta:
        verbose_name = "lid"
        verbose_name_plural = "leden"
        ordering = ["sort_name", "pk"]
        indexes = [models.Index(fields=["state", "sort_name", "id"]), models.Index(fields=["state", "in_directory", "account"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_admitted(self) -> bool:
        return self.state == self.State.ADMITTED

    @property
    def may_be_listed(self) -> bool:
        """Whether this person stands in the directory, or will once admitted, if he chooses to."""
        return self.state not in (self.State.REFUSED, self.State.LEFT)

    @property
    def organisation_name(self) -> str:
        return self.organisation.name if self.organisation else self.organisation_typed

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, for the round sign beside a name."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
