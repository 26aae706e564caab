"""The fields of the embedded index, their analysis and their weights. Any change here makes a new index."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

import tantivy

from search.documents import SearchDocument
from search.text import fold, normalise

STEMMED = "nederlands"
PLAIN = "woorden"
FACET_FIELDS = (
    "kind",
    "themes",
    "rungs",
    "municipality",
    "province",
    "instruments",
    "partners",
    "audience",
    "year",
    "state",
    "access",
)

# What a word weighs in each field: stemmed forms find, plain forms put the exact word first.
WEIGHTS = {"title": 4.0, "title_plain": 3.0, "keywords": 2.5, "summary": 2.0, "body": 1.0, "body_plain": 0.5}
DAY_ZERO = dt.date(1970, 1, 1)


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kept", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "summary", "body"):
        builder.add_text_field(name, stored=True, tokenizer_name=STEMMED)
    builder.add_text_field("keywords", tokenizer_name=STEMMED)
    for name in ("title_plain", "body_plain"):
        builder.add_text_field(name, tokenizer_name=PLAIN)
    for name in FACET_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_integer_field("title_order", indexed=True, fast=True)
    return builder.build()


def analyzers() -> dict[str, tantivy.TextAnalyzer]:
    def begin() -> tantivy.TextAnalyzerBuilder:
        simple = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        return (
            simple.filter(tantivy.Filter.remove_long(80)).filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
        )

    return {STEMMED: begin().filter(tantivy.Filter.stemmer("dutch")).build(), PLAIN: begin().build()}


SCHEMA = build_schema()
ANALYZERS = analyzers()


def register(index: tantivy.Index) -> tantivy.Index:
    """Tell an index how its fields are analysed."""
    for name, analyzer in ANALYZERS.items():
        index.register_tokenizer(name, analyzer)
    return index


def to_tantivy(document: SearchDocument) -> tantivy.Document:
    """Return the document as the index holds it; `kept` is what a result shows without asking the database."""
    kept = {
        "kind": document.kind,
        "url": document.url,
        "date": document.date.isoformat() if document.date else "",
        "municipality": document.municipality,
        "state": document.state,
        "labels": document.labels,
    }
    row = tantivy.Document(
        key=[document.key],
        kept=[json.dumps(kept)],
        title=[document.title],
        title_plain=[document.title],
        summary=[document.summary],
        body=[document.body],
        body_plain=[document.body],
        keywords=[normalise_long(document.keywords)],
        date=[(document.date - DAY_ZERO).days if document.date else 0],
        title_order=[title_order(document.title)],
    )
    for name, values in facets_of(document).items():
        for value in values:
            row.add_text(name, value)
    return row


def facets_of(document: SearchDocument) -> dict[str, Sequence[str]]:
    return {
        "kind": (document.kind,),
        "themes": document.themes,
        "rungs": document.rungs,
        "municipality": (document.municipality,) if document.municipality else (),
        "province": (document.province,) if document.province else (),
        "instruments": document.instruments,
        "partners": document.partners,
        "audience": document.audience,
        "year": (str(document.date.year),) if document.date else (),
        "state": (document.state,) if document.state else (),
        "access": document.access,
    }


def normalise_long(text: str) -> str:
    return " ".join(f"{line} {normalise(line)}" for line in text.splitlines())


def title_order(title: str) -> int:
    """Return a number that orders titles by their first eight letters."""
    letters = fold(title).encode("ascii", "ignore")[:7].ljust(7, b"\0")
    return int.from_bytes(letters, "big")


def words_query(words: Sequence[str], *, every: bool) -> tantivy.Query:
    """Return the query for these words: documents with every word, or with any of them."""
    groups = [group for word in words if (group := word_query(word)) is not None]
    if not groups:
        return tantivy.Query.all_query()
    occur = tantivy.Occur.Must if every else tantivy.Occur.Should
    return tantivy.Query.boolean_query([(occur, group) for group in groups])


def word_query(word: str) -> tantivy.Query | None:
    """Return the query for one word in all fields, the best field counting most."""
    stems, plain = ANALYZERS[STEMMED].analyze(word), ANALYZERS[PLAIN].analyze(word)
    if not stems or not plain:
        return None
    parts = []
    for name, weight in WEIGHTS.items():
        term = plain[0] if name.endswith("_plain") else stems[0]
        parts.append(tantivy.Query.boost_query(tantivy.Query.term_query(SCHEMA, name, term, "freq"), weight))
    return tantivy.Query.disjunction_max_query(parts, 0.2)


def with_filters(query: tantivy.Query, filters: Mapping[str, Sequence[str]], access: Sequence[str]) -> tantivy.Query:
    """Narrow a query to what may be seen and to the chosen values."""
    parts = [
        (tantivy.Occur.Must, query),
        (tantivy.Occur.Must, silent(tantivy.Query.term_set_query(SCHEMA, "access", list(access)))),
    ]
    for name, values in filters.items():
        parts.append((tantivy.Occur.Must, silent(tantivy.Query.term_set_query(SCHEMA, name, list(values)))))
    return tantivy.Query.boolean_query(parts)


def silent(query: tantivy.Query) -> tantivy.Query:
    """Let a filter add nothing to the score."""
    return tantivy.Query.const_score_query(query, 0.0)
