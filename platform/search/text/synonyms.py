"""Words of the field that mean the same, looked up in what is typed, in any form of the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search.text.lexicon import Lexicon
from search.text.normalising import composed, words
from search.text.stemming import stem
from search.text.stop_words import STOP_WORDS

Term = tuple[str, ...]
LONGEST_TERM = 8
SHORTEST = 3
MOST_AKIN = 20
# As many as the list has, and more: each change of it goes through all of them again.
TERMS_KEPT = 60_000


@dataclass(frozen=True)
class SynonymGroup:
    """Terms that mean the same; or, with `leads_to`, terms that find something wider too. The other way round counts less."""

    terms: tuple[str, ...]
    leads_to: tuple[str, ...] = ()


@lru_cache(maxsize=TERMS_KEPT)
def term_of(text: str) -> Term:
    return tuple(words(composed(text)))


def terms_of(texts: Iterable[str]) -> list[Term]:
    return [term_of(text) for text in texts]


def tells(term: Term) -> bool:
    """Tell whether a term says something by itself: «om» leads to «openbaar ministerie», but stands in every text."""
    return any(len(word) >= SHORTEST and word not in STOP_WORDS for word in term)


def key_of(term: Sequence[str]) -> Term:
    """Return the term as it is looked up: by the stems of its words."""
    return tuple(stem(word) for word in term)


@dataclass(frozen=True)
class Thesaurus:
    """Every term with the other terms that mean the same, and with those that are narrower.

    `lexicon` holds the terms of one word, for who mistypes them.
    """

    others: Mapping[Term, tuple[Term, ...]] = field(default_factory=dict)
    narrower: Mapping[Term, tuple[Term, ...]] = field(default_factory=dict)
    longest: int = 0
    lexicon: Lexicon = field(default_factory=lambda: Lexicon({}))

    @classmethod
    def of(cls, groups: Iterable[SynonymGroup]) -> "Thesaurus":
        """Make a thesaurus. A term that leads to another also leads to what means the same as that one."""
        known = list(groups)
        others: dict[Term, tuple[Term, ...]] = {}
        narrower: dict[Term, tuple[Term, ...]] = {}
        for group in known:
            if not group.leads_to:
                add(others, terms_of(group.terms), terms_of(group.terms))
        for group in known:
            if group.leads_to:
                targets = terms_of(group.leads_to)
                wider = [*targets, *(other for target in targets for other in others.get(key_of(target), ()))]
                add(narrower, wider, [term for term in terms_of(group.terms) if tells(term)])
                add(others, terms_of(group.terms), wider)
        said = [term for group in known for term in terms_of((*group.terms, *group.leads_to))]
        lexicon = Lexicon({term[0]: 1 for term in said if len(term) == 1})
        return cls(others, narrower, max(map(len, [*others, *narrower]), default=0), lexicon)

    def same_as(self, term: Sequence[str]) -> tuple[Term, ...]:
        """Return the terms that mean the same as these words together."""
        return self.others.get(key_of(term), ()) if 0 < len(term) <= self.longest else ()

    def narrower_than(self, term: Sequence[str]) -> tuple[Term, ...]:
        """Return the terms that say less than these words together, or than what means the same."""
        return self.narrower.get(key_of(term), ()) if 0 < len(term) <= self.longest else ()

    def akin_to(self, term: Sequence[str]) -> tuple[Term, ...]:
        """Return terms that have to do with these words: a step further than what means the same or is narrower."""
        near = [*self.same_as(term), *self.narrower_than(term)]
        further = (other for one in near for other in (*self.same_as(one), *self.narrower_than(one)))
        known = {tuple(term), *near}
        return tuple(dict.fromkeys(other for other in further if other not in known))[:MOST_AKIN]


def add(others: dict[Term, tuple[Term, ...]], terms: Iterable[Term], targets: Sequence[Term]) -> None:
    for term in terms:
        if 0 < len(term) <= LONGEST_TERM:
            found = [other for other in targets if other and other != term]
            others[key_of(term)] = tuple(dict.fromkeys([*others.get(key_of(term), ()), *found]))
