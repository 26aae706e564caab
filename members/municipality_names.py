"""From names that people type to municipalities: any case, any accents, old names too."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import F

from core import clock
from members import merging
from members.models import Municipality

# What stands between names: a name may hold it too, as «Berg en Dal» and «Nuenen, Gerwen en Nederwetten» do.
BETWEEN = re.compile(r"(\s*[,;\n]\s*|\s+(?:en|&)\s+(?=\S))", re.IGNORECASE)
# What people say, beside the official names.
SPOKEN = {"den bosch": "s hertogenbosch"}
MOST_PARTS = 3


@dataclass(frozen=True)
class Unknown:
    """A name that no municipality has, with what may have been meant."""

    typed: str
    suggestion: str

    def __str__(self) -> str:
        hint = f" Bedoelt u {self.suggestion}?" if self.suggestion else " Kijk of de naam goed is gespeld."
        return f"«{self.typed[:40]}» is geen gemeente die wij kennen.{hint}"


def fold(name: str) -> str:
    """Return the name without case, accents and punctuation: «'s-Gravenhage» becomes «s gravenhage»."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", letters.replace("&", " en ")).removeprefix("gemeente ").split())
    return SPOKEN.get(plain, plain)


def known_names() -> dict[str, Municipality]:
    """Return the municipalities by their folded names, old names too: a dissolved one stands for the one it went into at last."""
    heirs = merging.heirs(clock.today())
    # What exists comes last, and so keeps its name from one that had it before.
    by_key = {place.pk: place for place in Municipality.objects.order_by(F("ended").asc(nulls_last=True))}
    by_name: dict[str, Municipality] = {}
    for municipality in by_key.values():
        for name in filter(None, (municipality.name, municipality.official_name)):
            by_name[fold(name)] = by_key[heirs.get(municipality.pk, municipality.pk)]
    return by_name


def typed_names(text: str, by_name: Mapping[str, object]) -> Iterator[str]:
    """Split what was typed at commas, semicolons, lines and «en», unless a municipality is called so."""
    parts = BETWEEN.split(text.strip())
    start = 0
    while start < len(parts):
        ends = (start + 2 * number for number in reversed(range(MOST_PARTS)))
        end = next((end for end in ends if end < len(parts) and fold("".join(parts[start : end + 1])) in by_name), start)
        if name := "".join(parts[start : end + 1]).strip():
            yield name
        start = end + 2


def meant(name: str, by_name: Mapping[str, Municipality]) -> str:
    """Return what may have been meant: every «Bergen (…)» for «bergen», else the nearest name."""
    several = sorted({place.name for known, place in by_name.items() if known.startswith(f"{name} ") and "(" in place.name})
    near = difflib.get_close_matches(name, by_name, n=1, cutoff=0.7)
    return " of ".join(several) or (by_name[near[0]].name if near else "")


def find(text: str) -> tuple[list[Municipality], list[Unknown]]:
    """Return the municipalities that were typed, in order and once each, and the names that nobody has."""
    by_name = known_names()
    found: dict[int, Municipality] = {}
    unknown: list[Unknown] = []
    for name in typed_names(text, by_name):
        known = by_name.get(fold(name))
        if known:
            found[known.pk] = known
        else:
            unknown.append(Unknown(name, meant(fold(name), by_name)))
    return list(found.values()), unknown
