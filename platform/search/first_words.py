"""The first lists of words, as the files beside this module have them (`data/synoniemen.txt` and `data/verwant.txt`)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from search.text import RelatedGroup, SynonymGroup

DATA = Path(__file__).resolve().parent / "data"
SYNONYMS, RELATED = DATA / "synoniemen.txt", DATA / "verwant.txt"


def synonyms_in(lines: Iterable[str]) -> Iterator[SynonymGroup]:
    """Give the groups of a list: «a, b» both ways, «a => b» one way; lines with # before them are remarks."""
    for said in told(lines):
        terms, _, leads_to = said.partition("=>")
        yield SynonymGroup(split(terms), split(leads_to))


def related_in(lines: Iterable[str]) -> Iterator[RelatedGroup]:
    """Give the groups of a list: «a, b ~ c, d», where who types a or b may be helped by c or d."""
    for said in told(lines):
        terms, _, related = said.partition("~")
        yield RelatedGroup(split(terms), split(related))


def told(lines: Iterable[str]) -> Iterator[str]:
    return filter(None, (line.partition("#")[0].strip() for line in lines))


def split(text: str) -> tuple[str, ...]:
    return tuple(term for part in text.split(",") if (term := part.strip()))


def first_synonyms() -> list[SynonymGroup]:
    with SYNONYMS.open(encoding="utf-8") as lines:
        return list(synonyms_in(lines))


def first_related() -> list[RelatedGroup]:
    with RELATED.open(encoding="utf-8") as lines:
        return list(related_in(lines))
