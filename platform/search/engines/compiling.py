"""From a plan to a query of Tantivy; never through its query parser, so that any text is safe."""

import re
from collections.abc import Mapping, Sequence

import tantivy

from search.engines.schema import SCHEMA
from search.fields import ACCESS
from search.plan import TIE_BREAKER, Also, Best, Every, Plan, Prefix, Row, Some


def compiled(plan: Plan) -> tantivy.Query:
    """Return the query of a plan; one without parts finds nothing."""
    query = of_kind(plan)
    return tantivy.Query.boost_query(query, plan.weight) if plan.weight != 1.0 else query


def of_kind(plan: Plan) -> tantivy.Query:
    if isinstance(plan, Row):
        return in_a_row(plan)
    if isinstance(plan, Prefix):
        return tantivy.Query.regex_query(SCHEMA, plan.field, f"{re.escape(plan.begun)}.*")
    parts = [compiled(part) for part in plan.of]
    return combined(plan, parts) if parts else tantivy.Query.empty_query()


def combined(plan: Best | Every | Also | Some, parts: Sequence[tantivy.Query]) -> tantivy.Query:
    if isinstance(plan, Best):
        return tantivy.Query.disjunction_max_query(parts, TIE_BREAKER)
    if isinstance(plan, Every):
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
    should = [(tantivy.Occur.Should, part) for part in parts]
    if isinstance(plan, Also):
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, parts[0]), *should[1:]])
    return tantivy.Query.boolean_query(should, plan.at_least)


def in_a_row(row: Row) -> tantivy.Query:
    if len(row.words) == 1:
        return tantivy.Query.term_query(SCHEMA, row.field, row.words[0], "freq")
    return tantivy.Query.phrase_query(SCHEMA, row.field, list(row.words)) if row.words else tantivy.Query.empty_query()


def narrowed(
    query: tantivy.Query,
    wanted: Mapping[str, Sequence[str]],
    without: Mapping[str, Sequence[str]],
    access: Sequence[str],
) -> tantivy.Query:
    """Narrow a query to what may be seen and to the chosen values."""
    parts = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, one_of(ACCESS, access))]
    parts += [(tantivy.Occur.Must, one_of(name, values)) for name, values in wanted.items()]
    parts += [(tantivy.Occur.MustNot, one_of(name, values)) for name, values in without.items()]
    return tantivy.Query.boolean_query(parts)


def one_of(name: str, values: Sequence[str]) -> tantivy.Query:
    """Return a filter that adds nothing to the score."""
    return tantivy.Query.const_score_query(tantivy.Query.term_set_query(SCHEMA, name, list(values)), 0.0)
