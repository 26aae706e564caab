"""Handreikingen, voorbeeldaanpak, praktijkvoorbeelden, instruments, escalation models, glossary and rulings."""

from knowledge.models.begrippen import Begrip
from knowledge.models.escalatiemodellen import Escalatiemodel
from knowledge.models.handreikingen import Handreiking, HandreikingAttachment, HandreikingEdition
from knowledge.models.indexes import BegrippenIndex, KnowledgeIndex, RechtspraakIndex
from knowledge.models.instrumenten import Instrument
from knowledge.models.partners import Partner
from knowledge.models.praktijkvoorbeelden import Praktijkvoorbeeld
from knowledge.models.uitspraken import Uitspraak
from knowledge.models.voorbeeldaanpakken import Voorbeeldaanpak

__all__ = [
    "Begrip",
    "BegrippenIndex",
    "Escalatiemodel",
    "Handreiking",
    "HandreikingAttachment",
    "HandreikingEdition",
    "Instrument",
    "KnowledgeIndex",
    "Partner",
    "Praktijkvoorbeeld",
    "RechtspraakIndex",
    "Uitspraak",
    "Voorbeeldaanpak",
]
