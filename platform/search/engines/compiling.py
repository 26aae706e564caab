"""Compiling what is looked for into queries of Tantivy; never through its query parser, so that any text is safe."""

from collections.abc import Mapping, Sequence

import tantivy

from search.engines.schema import ANALYZERS, PLAIN, SCHEMA, STEMMED
from search.text import Alternative, Group

# What a word weighs in each field: stemmed forms find, plain forms put the exact word first.
WEIGHTS = {
    "title": 4.0,
    "title_plain": 3.0,
    "keywords": 2.5,
    "summary": 2.0,
    "body": 1.0,
    "attachments": 0.6,
    "body_plain": 0.5,
}
# What the other fields, and the lesser alternatives, add to the best one.
TIE_BREAKER = 0.2


def compile_groups(groups: Sequence[Group], *, every: bool) -> tantivy.Query:
    """Return the query for documents that hold every group, or any of them; without groups, all documents."""
    compiled = [query for group in groups if (query := compile_group(group)) is not None]
    if not compiled:
        return tantivy.Query.empty_query() if groups else tantivy.Query.all_query()
    occur = tantivy.Occur.Must if every else tantivy.Occur.Should
    return tantivy.Query.boolean_query([(occur, query) for query in compiled])


def compile_group(group: Group) -> tantivy.Query | None:
    compiled = [query for alternative in group.alternatives if (query := compile_alternative(alternative)) is not None]
    if not compiled:
        return None
    return compiled[0] if len(compiled) == 1 else tantivy.Query.disjunction_max_query(compiled, TIE_BREAKER)


def compile_alternative(alternative: Alternative) -> tantivy.Query | None:
    """Return the query for one way to say it; None when nothing of it can stand in the index."""
    sentence = " ".join(alternative.words)
    stems, plain = ANALYZERS[STEMMED].analyze(sentence), ANALYZERS[PLAIN].analyze(sentence)
    if not stems or len(stems) != len(plain):
        return None
    if alternative.adjacent or len(stems) == 1:
        query = in_fields(stems, plain)
    else:
        both = zip(stems, plain, strict=True)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, in_fields([stem], [word])) for stem, word in both])
    return tantivy.Query.boost_query(query, alternative.weight)


def in_fields(stems: list[str], plain: list[str]) -> tantivy.Query:
    """Return the query for these words in a row in any field, the best field counting most."""
    parts = []
    for name, weight in WEIGHTS.items():
        terms = plain if name.endswith("_plain") else stems
        parts.append(tantivy.Query.boost_query(in_a_row(name, terms), weight))
    return tantivy.Query.disjunction_max_query(parts, TIE_BREAKER)


def in_a_row(name: str, terms: list[str]) -> tantivy.Query:
    if len(terms) == 1:
        return tantivy.Query.term_query(SCHEMA, name, terms[0], "freq")
    return tantivy.Query.phrase_query(SCHEMA, name, list(terms))


def with_filters(query: tantivy.Query, filters: Mapping[str, Sequence[str]], access: Sequence[str]) -> tantivy.Query:
    """Narrow a query to what may be seen and to the chosen values."""
    parts = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, one_of("access", access))]
    parts += [(tantivy.Occur.Must, one_of(name, values)) for name, values in filters.items()]
    return tantivy.Query.boolean_query(parts)


def one_of(name: str, values: Sequence[str]) -> tantivy.Query:
    """Return a filter that adds nothing to the score."""
    return tantivy.Query.const_score_query(tantivy.Query.term_set_query(SCHEMA, name, list(values)), 0.0)
