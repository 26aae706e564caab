"""What editors are told of the text of files: whether it can be found, and what to do when it cannot."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from core.access import Person
from core.models import File
from search.attachments import pages_with
from search.fields import LONGEST_ATTACHMENT
from search.models import FileText
from search.reading_files import LARGEST_BYTES

State = FileText.State
# So many letters fill a page.
LETTERS_PER_PAGE = 2500

ADVICE = {
    State.LOCKED: (
        "Dit bestand is beveiligd met een wachtwoord; de tekst wordt niet gevonden. "
        "Vervang het door een versie zonder wachtwoord."
    ),
    State.BROKEN: (
        "Dit bestand is niet te lezen; de tekst wordt niet gevonden. Open het op uw computer: lukt dat, sla het dan opnieuw op "
        "en vervang het."
    ),
    State.EMPTY: (
        "In dit bestand staat geen tekst, misschien omdat het een scan is; er wordt niets in gevonden. "
        "Vervang het door een versie met tekst. Van een scan maakt u tekst met tekstherkenning."
    ),
    State.TOO_LARGE: (
        f"Dit bestand is groter dan {LARGEST_BYTES // 1024**2} MB; de tekst wordt niet gevonden. Vervang het door een kleinere "
        "versie, of splits het."
    ),
    State.TOO_SLOW: (
        "Dit bestand lezen duurde te lang; de tekst wordt niet gevonden. Vervang het door een eenvoudiger versie, of splits het."
    ),
}
UNREAD = {
    State.WAITING: "De tekst wordt nog gelezen. Kijk over een minuut nog eens.",
    State.OTHER: "De tekst van dit soort bestand wordt niet gelezen. Mensen vinden het bestand op zijn titel, bij de pagina.",
}
NOWHERE = "De tekst is gelezen, maar het bestand staat nog bij geen pagina. Zet het bij een pagina; dan wordt het gevonden."
ONLY_DRAFT = "De tekst is gelezen, maar het bestand staat alleen bij een concept. Publiceer die pagina; dan wordt het gevonden."
PROBLEMS = tuple(ADVICE)


@dataclass(frozen=True)
class Told:
    """What is told of one file, and whether something is to be done."""

    text: str
    is_problem: bool = False


def told_of(file: File) -> Told:
    """Return what to tell of the text of this file."""
    known = FileText.objects.filter(file=file).first()
    state = State(known.state) if known else State.WAITING
    if known and state == State.READ:
        return Told(why_not_found(file) or how_much(len(known.text)))
    return Told(ADVICE[state], is_problem=True) if state in ADVICE else Told(UNREAD[state])


def why_not_found(file: File) -> str:
    """Return what keeps the text of this file from being found; empty when it stands with a page that is on the site."""
    pages = pages_with([file]).get(file.pk, [])
    if not pages:
        return NOWHERE
    return "" if any(page.live for page in pages) else ONLY_DRAFT


def how_much(letters: int) -> str:
    """Return how much of a text of so many letters can be found; the index holds only the beginning of a long one."""
    if letters > LONGEST_ATTACHMENT:
        return f"De tekst is gelezen: de eerste {LONGEST_ATTACHMENT // LETTERS_PER_PAGE} pagina's tekst worden gevonden."
    pages = max(1, round(letters / LETTERS_PER_PAGE))
    if pages == 1:
        return "De tekst is gelezen: ongeveer 1 pagina tekst wordt gevonden."
    return f"De tekst is gelezen: ongeveer {pages} pagina's tekst worden gevonden."


def unread() -> QuerySet[FileText]:
    """Return the files whose text cannot be read, the last one first."""
    return FileText.objects.filter(state__in=PROBLEMS).select_related("file").defer("text").order_by("-read", "-pk")


def unread_of(person: Person, since: dt.datetime) -> QuerySet[FileText]:
    """Return the files that this person added and that turned out, after this moment, not to be readable; the last one first."""
    return unread().filter(file__uploaded_by_user=person.pk, read__gt=since)
