"""From names that people type to municipalities: any case, any accents, old names too."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from members.models import Municipality

SEPARATORS = re.compile(r"[,;\n]|\s+en\s+(?=\S)")
MOST_NAMES = 40


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
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).removeprefix("gemeente ").split())


def typed_names(text: str) -> list[str]:
    """Split what was typed at commas, semicolons, lines and «en»."""
    return [name for part in SEPARATORS.split(text) if (name := part.strip())][:MOST_NAMES]


def find(names: Iterable[str]) -> tuple[list[Municipality], list[Unknown]]:
    """Return the municipalities with these names, in order and once each, and the names that nobody has.

    A dissolved municipality stands for the one it went into.
    """
    by_name: dict[str, Municipality] = {}
    for municipality in Municipality.objects.select_related("successor").order_by("-ended"):
        for name in (municipality.name, municipality.official_name):
            by_name[fold(name)] = municipality.successor or municipality
    found: dict[int, Municipality] = {}
    unknown: list[Unknown] = []
    for name in names:
        municipality_of_name = by_name.get(fold(name))
        if municipality_of_name:
            found[municipality_of_name.pk] = municipality_of_name
        else:
            near = difflib.get_close_matches(fold(name), by_name, n=1, cutoff=0.7)
            unknown.append(Unknown(name, by_name[near[0]].name if near else ""))
    return list(found.values()), unknown
