"""What may have to do with a question, beside what is looked for: it orders results, and finds where words alone do not."""

from collections.abc import Iterator, Sequence

from search.text.groups import Alternative, Group
from search.text.knowledge import Knowledge
from search.text.stemming import stem
from search.text.synonyms import Term

MOST_HINTS = 12
# What a term that has to do with it weighs, beside the words as they were typed.
RELATED = 0.35


def hints_of(words: Sequence[str], groups: Sequence[Group], knowledge: Knowledge) -> tuple[Group, ...]:
    """Return at most 12 groups of terms that have to do with the words that were typed, or with what they were taken for."""
    found = dict.fromkeys(terms for terms in hinted(words, groups, knowledge) if terms)
    return tuple(Group(tuple(Alternative(term, RELATED) for term in terms)) for terms in found)[:MOST_HINTS]


def hinted(words: Sequence[str], groups: Sequence[Group], knowledge: Knowledge) -> Iterator[tuple[Term, ...]]:
    """Give the terms that have to do with each group; with each phrase; with each small word that tells something after all."""
    relations, thesaurus = knowledge.relations, knowledge.thesaurus
    for group in groups:
        known = {way.words for way in group.alternatives}
        yield tuple(term for term in relations.of_term(group.alternatives[0].words, thesaurus) if term not in known)
    yield from relations.of_phrases([stem(word) for word in words])
    for word in words:
        yield relations.small.get(word, ())
