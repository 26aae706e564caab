"""The fields of the embedded index. All text comes analysed: its words are separated by spaces."""

from typing import Any

import tantivy

from search.fields import ACCESS, FACETS, MEMBER_WORDS, NUMBERS, TITLE_ORDER, WEIGHT, WEIGHTS, WORDS

VALUES = (*FACETS, ACCESS)
# Kept as it is, not searched.
SHOWN = ("digest", "kept", "files")


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in SHOWN:
        builder.add_bytes_field(name, stored=True)
    for name in WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in (WORDS, MEMBER_WORDS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in (*VALUES, TITLE_ORDER):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_float_field(WEIGHT, fast=True)
    return builder.build()


SCHEMA = build_schema()


def to_tantivy(row: Any) -> tantivy.Document:
    """Return a row of the index as Tantivy takes it."""
    single = {name: [row[name]] for name in ("key", WORDS, MEMBER_WORDS, WEIGHT, TITLE_ORDER, *WEIGHTS, *NUMBERS)}
    shown = {name: [row[name].encode()] for name in SHOWN}
    document = tantivy.Document(**single, **shown)
    for name in VALUES:
        for value in row[name]:
            document.add_text(name, value)
    return document
