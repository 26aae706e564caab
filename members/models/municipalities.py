"""Municipalities and provinces, with the codes of CBS (Statistics Netherlands) and TOOI."""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.search import index

from core import clock
from core.folding import plain
from core.models.fields import year_validators
from members import cbs

CODE = re.compile(r"GM[0-9]{4}")


def told(members: int, organisations: int) -> str:
    """Return «2 leden en 1 organisatie»."""
    some = "1 lid" if members == 1 else f"{members} leden"
    others = "1 organisatie" if organisations == 1 else f"{organisations} organisaties"
    return f"{some} en {others}"


class Province(models.Model):
    """One of the twelve provinces."""

    code = models.CharField("code", max_length=4, primary_key=True, help_text="CBS-code, bijvoorbeeld PV23.")
    name = models.CharField("naam", max_length=40, unique=True)

    class Meta:
        verbose_name = "provincie"
        verbose_name_plural = "provincies"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def existing(self, day: dt.date) -> "MunicipalityQuerySet":
        """Return the municipalities that exist on this day."""
        return self.filter(Q(ended=None) | Q(ended__gt=day))


class Municipality(index.Indexed, models.Model):
    """A municipality, now or earlier. `ended` is the first day on which it no longer exists."""

    code = models.CharField("code", max_length=6, unique=True, help_text="CBS-code, bijvoorbeeld GM0193.")
    name = models.CharField(
        "naam", max_length=60, help_text="Zoals mensen hem noemen, met de provincie erbij als er meer van zijn: «Bergen (L)»."
    )
    official_name = models.CharField(
        "officiële naam",
        max_length=60,
        blank=True,
        help_text="Alleen als die anders is. Ook op deze naam vinden mensen de gemeente.",
    )
    slug = models.SlugField("adres", max_length=60, unique=True, help_text="Het woord in het webadres. Verander dit niet meer.")
    province = models.ForeignKey(
        Province,
        verbose_name="provincie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipalities",
        help_text="Leeg bij een gemeente die niet meer bestaat, als u de provincie niet weet.",
    )
    population = models.PositiveIntegerField(
        "inwoners", null=True, blank=True, help_text="Aantal op 1 januari van het jaar van de cijfers."
    )
    households = models.PositiveIntegerField(
        "huishoudens", null=True, blank=True, help_text="Aantal op 1 januari van het jaar van de cijfers."
    )
    figures_year = models.PositiveSmallIntegerField(
        "jaar van de cijfers", null=True, blank=True, help_text="Bijvoorbeeld 2026.", validators=year_validators
    )
    latitude = models.FloatField("breedtegraad", null=True, blank=True)
    longitude = models.FloatField("lengtegraad", null=True, blank=True)
    hex_q = models.SmallIntegerField("tegel q", null=True, blank=True)
    hex_r = models.SmallIntegerField("tegel r", null=True, blank=True)
    ended = models.DateField(
        "opgeheven op",
        null=True,
        blank=True,
        help_text="De eerste dag waarop de gemeente niet meer bestaat. Leeg: zij bestaat nog.",
    )
    successor = models.ForeignKey(
        "self",
        verbose_name="opgegaan in",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text="Wie de oude naam kiest, krijgt deze gemeente.",
    )

    objects = MunicipalityQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("code"),
        index.FilterField("province"),
        index.FilterField("ended"),
    ]

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["name__folded"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a code that CBS does not give, a name that is taken, and a merger that cannot be."""
        super().clean()
        self.code = self.code.upper()
        found = {"code": self.why_not_code(), "name": self.why_not_name()}
        found["ended" if self.successor and not self.ended else "successor"] = self.why_not_successor()
        if errors := {field: reason for field, reason in found.items() if reason}:
            raise ValidationError(errors)

    def why_not_code(self) -> str:
        """Return what is wrong with the code. A new municipality may have one that came after our list; the rest keep theirs."""
        if self.code and not CODE.fullmatch(self.code):
            return "Dit is geen code van het CBS. Typ GM en vier cijfers, bijvoorbeeld GM0193."
        before = Municipality.objects.filter(pk=self.pk).values_list("code", flat=True).first()
        if not self.code or before in (None, self.code) or self.code in cbs.known_codes():
            return ""
        return f"Deze gemeente heeft code {before}, en het CBS kent geen {self.code}. Laat de code staan."

    def why_not_name(self) -> str:
        """Return what is wrong with the name: two that exist at the same time are told apart by it."""
        day = clock.today()
        if not self.name or (self.ended and self.ended <= day):
            return ""
        others = Municipality.objects.existing(day).exclude(pk=self.pk)
        taken = others.filter(name__folded=plain(self.name)).first()
        if taken is None:
            return ""
        return f"Er is al een gemeente «{taken}» ({taken.code}). Zet de provincie erbij, zoals «Bergen (L)»."

    def why_not_successor(self) -> str:
        """Return what is wrong with the municipality that this one went into, or with the day on which it did."""
        if self.successor is None:
            return self.why_not_without_heir()
        if self.successor == self:
            return "Een gemeente kan niet in zichzelf opgaan. Kies een andere gemeente, of laat dit leeg."
        if not self.ended:
            return f"Vul in sinds welke dag de gemeente is opgegaan in {self.successor}."
        if self in self.successor.line():
            return f"{self.successor} is zelf opgegaan in {self}. Kies een andere gemeente."
        return ""

    def why_not_without_heir(self) -> str:
        """Return who would be left in a municipality that is gone and went into no other."""
        members, organisations = (self.members.count(), self.organisations.count()) if self.pk and self.ended else (0, 0)
        if not members and not organisations:
            return ""
        return f"Deze gemeente heeft nog {told(members, organisations)}. Kies naar welke gemeente zij overgaan."

    def line(self) -> "list[Municipality]":
        """Return the municipalities that this one went into, one after the other."""
        line: list[Municipality] = []
        following = self.successor
        while following and following not in line:
            line.append(following)
            following = following.successor
        return line

    @property
    def tooi(self) -> str:
        """The lasting address of this municipality in TOOI, the register of government organisations."""
        return f"https://identifier.overheid.nl/tooi/id/gemeente/{self.code.lower()}"
