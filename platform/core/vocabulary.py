"""Fixed lists of the field that several rooms share."""

from collections.abc import Sequence

from django.db import models


def in_sentence(label: str) -> str:
    """Return a label as it stands within a sentence; what is called by letters («GGZ») keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def enumerated(words: Sequence[str]) -> str:
    """Return words as people say them: «gemeente, politie en GGZ»."""
    return " en ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


class Discipline(models.TextChoices):
    """Whom the platform is for: the kinds of organisations that Over ons names, and the disciplines of members."""

    GEMEENTE = "gemeente", "Gemeente"
    WONINGCORPORATIE = "woningcorporatie", "Woningcorporatie"
    POLITIE = "politie", "Politie"
    GGD = "ggd", "GGD"
    BUURTBEMIDDELING = "buurtbemiddeling", "Buurtbemiddeling"
    MAATSCHAPPELIJK_WERK = "maatschappelijk-werk", "Maatschappelijk werk"
    GGZ = "ggz", "GGZ"
    SOCIALE_ZAKEN = "sociale-zaken", "Sociale zaken en werk"
    ANTIDISCRIMINATIE = "antidiscriminatie", "Antidiscriminatiebureau"
    VVE = "vve", "Vereniging van eigenaren"


class Trede(models.TextChoices):
    """Rungs of the platform's own ladder, lightest first (an Escalatiemodel may draw its own)."""

    PREVENTIE = "preventie", "Voorkomen en zelf praten"
    VROEG = "vroeg", "Vroeg erbij en bemiddelen"
    ZORG = "zorg", "Hulp en zorg"
    DRANG = "drang", "Afspraken en waarschuwing"
    DWANG = "dwang", "Aanwijzing en dwang"
    LAATSTE = "laatste", "Laatste middel"
