"""Fixed lists of the field that several rooms share."""

from django.db import models


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
