"""The fields of the embedded index, and their analysis."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import tantivy

from search import text
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
# Letters and digits are words of their own: «artikel 172» finds article 172a too, «172a» only that.
WORDS = r"[\p{L}\p{M}]+|\p{N}+"
DAY_ZERO = dt.date(1970, 1, 1)
# Stemmers change between versions; their work on these words tells one from another.
STEM_SAMPLES = "woningen overlast buren huisverboden gedragsaanwijzing honden lawaaiige meldingen sluiting bemiddelaars"


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "digest", "kept"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "summary", "body"):
        builder.add_text_field(name, stored=True, tokenizer_name=STEMMED)
    for name in ("keywords", "attachments"):
        builder.add_text_field(name, tokenizer_name=STEMMED)
    for name in ("title_plain", "body_plain"):
        builder.add_text_field(name, tokenizer_name=PLAIN)
    for name in FACET_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_integer_field("title_order", indexed=True, fast=True)
    return builder.build()


def analyzers() -> dict[str, tantivy.TextAnalyzer]:
    def begin() -> tantivy.TextAnalyzerBuilder:
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(WORDS))
        return words.filter(tantivy.Filter.remove_long(80)).filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())

    return {STEMMED: begin().filter(tantivy.Filter.stemmer("dutch")).build(), PLAIN: begin().build()}


SCHEMA = build_schema()
ANALYZERS = analyzers()


def fingerprint() -> str:
    """Return a short name for the fields and the analysis: another name means that the index must be built anew."""
    sources = [Path(__file__), *sorted(Path(text.__file__).parent.glob("*.py"))]
    content = b"".join(path.read_bytes() for path in sources)
    stems = " ".join(ANALYZERS[STEMMED].analyze(STEM_SAMPLES))
    return hashlib.sha256(content + stems.encode() + version("tantivy").encode()).hexdigest()[:12]


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
    title, body = composed(document.title), composed(document.body)
    row = tantivy.Document(
        key=[document.key],
        digest=[document.digest()],
        kept=[json.dumps(kept)],
        title=[title],
        title_plain=[title],
        summary=[composed(document.summary)],
        body=[body],
        body_plain=[body],
        keywords=[normalise_long(document.keywords)],
        attachments=[composed(content) for content in document.attachments],
        date=[(document.date - DAY_ZERO).days if document.date else 0],
        title_order=[title_order(document.title)],
    )
    for name, values in facets_of(document).items():
        for value in values:
            row.add_text(name, value)
    return row


def facets_of(document: SearchDocument) -> dict[str, Sequence[str]]:
    """Return the values of each facet that the document has."""
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


def composed(words: str) -> str:
    """Return the text with each letter and its accent as one sign, the only form that the analysis folds."""
    return unicodedata.normalize("NFC", words)


def normalise_long(lines: str) -> str:
    return " ".join(f"{composed(line)} {normalise(line)}" for line in lines.splitlines())


def title_order(title: str) -> int:
    """Return a number that orders titles by their first seven letters, as signed 64-bit numbers hold no more."""
    letters = fold(title).encode("ascii", "ignore")[:7].ljust(7, b"\0")
    return int.from_bytes(letters, "big")
