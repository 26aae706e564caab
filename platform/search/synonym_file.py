"""The first list of synonyms, as the file beside this module has it (`data/synoniemen.txt`)."""

from collections.abc import Iterator
from pathlib import Path

from search.text import SynonymGroup

FILE = Path(__file__).resolve().parent / "data" / "synoniemen.txt"


def groups_in(lines: Iterator[str]) -> Iterator[SynonymGroup]:
    """Give the groups of a list: «a, b» both ways, «a => b» one way; lines with # before them are remarks."""
    for line in lines:
        said = line.partition("#")[0].strip()
        if said:
            terms, _, leads_to = said.partition("=>")
            yield SynonymGroup(split(terms), split(leads_to))


def split(text: str) -> tuple[str, ...]:
    return tuple(term for part in text.split(",") if (term := part.strip()))


def first_groups() -> list[SynonymGroup]:
    with FILE.open(encoding="utf-8") as lines:
        return list(groups_in(lines))
