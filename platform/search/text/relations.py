"""What has to do with each other without meaning the same (SKOS: related): «burenruzie» with «mediation» and «erfgrens»."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from search.text.stop_words import STOP_WORDS
from search.text.synonyms import LONGEST_TERM, Term, Thesaurus, key_of, terms_of

# So many terms of one are looked for, those that editors named first.
MOST_RELATED = 12
# A longer term is a way to say it, by which nobody else would be found.
LONGEST_BACK = 2

Stems = frozenset[str]


@dataclass(frozen=True)
class RelatedGroup:
    """Terms that people type, and terms of the texts that help them, those that tell most first."""

    terms: tuple[str, ...]
    related: tuple[str, ...]


@dataclass(frozen=True)
class Relations:
    """Every term with those that have to do with it; and phrases, by one of their stems, with all their stems.

    `small` holds words that are no term, for they stand in every text, and tell something in a question all the same: «zeggen».
    """

    related: Mapping[Term, tuple[Term, ...]] = field(default_factory=dict)
    small: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[Stems, tuple[Term, ...]], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Iterable[RelatedGroup]) -> "Relations":
        """Make relations. They count both ways; what groups name themselves, each in its turn, comes before what names it."""
        forth: dict[Term, list[tuple[Term, ...]]] = defaultdict(list)
        back: dict[Term, list[Term]] = defaultdict(list)
        small: dict[str, tuple[Term, ...]] = {}
        phrases: dict[str, list[tuple[Stems, tuple[Term, ...]]]] = defaultdict(list)
        for term, targets in pairs(groups):
            if len(term) == 1 and term[0] in STOP_WORDS:
                small[term[0]] = targets[:MOST_RELATED]
                continue
            forth[key_of(term)].append(targets)
            if len(term) > 1:
                phrases[handle_of(term)].append((frozenset(key_of(term)), targets[:MOST_RELATED]))
            for target in targets if is_name(term) else ():
                back[key_of(target)].append(term)
        related = {key: in_turn(forth.get(key, ()), back.get(key, ())) for key in {**forth, **back}}
        return cls(related, small, {handle: tuple(found) for handle, found in phrases.items()})

    def of_term(self, term: Sequence[str], thesaurus: Thesaurus) -> tuple[Term, ...]:
        """Return the terms that have to do with this one, or with what means the same; not those that mean the same."""
        alike = thesaurus.same_as(term)
        known = {key_of(one) for one in (term, *alike, *thesaurus.narrower_than(term))}
        found = (other for one in (term, *alike) for other in self.related.get(key_of(one), ()))
        return tuple(dict.fromkeys(other for other in found if key_of(other) not in known))[:MOST_RELATED]

    def of_phrases(self, stems: Collection[str]) -> list[tuple[Term, ...]]:
        """Return the terms that have to do with each phrase of which all words were typed, in any order, the longest only."""
        typed = frozenset(stems)
        there = [(phrase, terms) for stem in stems for phrase, terms in self.phrases.get(stem, ()) if phrase <= typed]
        longest = [terms for phrase, terms in there if not any(phrase < other for other, _ in there)]
        return list(dict.fromkeys(longest))


def in_turn(named: Iterable[Iterable[Term]], naming: Iterable[Term]) -> tuple[Term, ...]:
    """Return the first of each, the second of each and so on, each once; then the others."""
    return tuple(dict.fromkeys([term for row in zip_longest(*named) for term in row if term] + [*naming]))


def pairs(groups: Iterable[RelatedGroup]) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Give each term that people type with the terms that have to do with it."""
    for group in groups:
        targets = tuple(term for term in terms_of(group.related) if term)
        for term in terms_of(group.terms):
            if 0 < len(term) <= LONGEST_TERM:
                yield term, targets


def handle_of(term: Term) -> str:
    """Return the stem by which a phrase is looked up: that of its longest word that tells something."""
    return max(key_of([word for word in term if word not in STOP_WORDS] or term), key=len)


def is_name(term: Term) -> bool:
    """Tell whether a term is what something is called: texts about it can be found by it."""
    return len(term) <= LONGEST_BACK and STOP_WORDS.isdisjoint(term)
