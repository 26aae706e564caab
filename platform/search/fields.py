"""What the index holds of a document, whichever engine keeps it: words to search, values to filter and sort on, what is shown."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.text import as_sentences
from search import text
from search.documents import ARCHIVED, AttachedText, SearchDocument
from search.text.analysing import streams
from search.text.normalising import composed, fold
from search.text.splitting import Splitter
from search.text.stemming import SAMPLES, stem

# Each text stands in the index up to three times: its words as they are, their stems, and the stems of their parts.
STREAMS = ("exact", "stem", "parts")
# What a word weighs in each field. What is not named here is not searched, and not in the index.
WEIGHTS = {
    "title_exact": 0.7,
    "title_stem": 3.0,
    "title_parts": 2.7,
    "summary_stem": 1.6,
    "summary_parts": 1.4,
    "keywords_stem": 1.6,
    "keywords_parts": 1.4,
    "body_stem": 1.0,
    "body_parts": 0.9,
    "attachments_stem": 0.5,
    "attachments_parts": 0.4,
    "member_files_stem": 0.5,
    "member_files_parts": 0.4,
}
# Files that fewer people may open than the page they stand with: who may not is never asked for these, so that nothing of
# what stands in them can be noticed.
MEMBER_FILES = "member_files"
FOR_MEMBERS = frozenset(name for name in WEIGHTS if name.startswith(MEMBER_FILES))
# All words of a document as they are, once each: which words there are, and in how many documents; apart those that stand
# only in files for members.
WORDS = "words"
MEMBER_WORDS = "member_words"
FACETS = ("kind", "themes", "rungs", "municipality", "province", "instruments", "partners", "audience", "year", "state")
ACCESS = "access"
# What is sorted on: days since 1970, and the title in plain letters.
NUMBERS = ("date", "checked")
TITLE_ORDER = "title_order"
LONGEST_ORDER = 100
# What a document counts for, whatever is looked for.
WEIGHT = "weight"
DAY_ZERO = dt.date(1970, 1, 1)
# Characters of one attachment, and of all attachments of a document; a long report says what it is about before that.
LONGEST_ATTACHMENT = 100_000
LONGEST_ATTACHMENTS = 300_000


def row_of(document: SearchDocument, splitter: Splitter) -> dict[str, Any]:
    """Return the document as a row of the index: words separated by spaces, lists of values, numbers, and what is shown."""
    forms = {name: dict(zip(STREAMS, streams(words, splitter), strict=True)) for name, words in texts_of(document).items()}
    row: dict[str, Any] = {name: forms[name.rpartition("_")[0]][name.rpartition("_")[2]] for name in WEIGHTS}
    hidden = set(forms.pop(MEMBER_FILES)["exact"].split())
    known = {word for form in forms.values() for word in form["exact"].split()}
    row |= {WORDS: " ".join(sorted(known)), MEMBER_WORDS: " ".join(sorted(hidden - known))}
    row |= {name: list(values) for name, values in values_of(document).items()}
    row |= {"key": document.key, "digest": document.digest(), ACCESS: list(document.access), WEIGHT: document.weight}
    row |= {"date": days(document.published or document.date), "checked": days(document.checked)}
    row[TITLE_ORDER] = " ".join(fold(document.title).split())[:LONGEST_ORDER]
    return row | {"kept": kept(document), "files": files(document)}


def texts_of(document: SearchDocument) -> dict[str, str]:
    """Return what is searched, by field."""
    sections = (f"{section.title}\n{section.text}" for section in document.sections)
    return {
        "title": document.title,
        "summary": document.summary,
        "keywords": document.keywords,
        "body": "\n".join([document.body, *sections]),
        "attachments": attached(part for part in document.attachments if not part.for_members),
        MEMBER_FILES: attached(part for part in document.attachments if part.for_members),
    }


def attached(parts: Iterable[AttachedText]) -> str:
    """Return names and texts of files, no longer than an index takes."""
    return "\n".join(f"{part.name}\n{part.text[:LONGEST_ATTACHMENT]}" for part in parts)[:LONGEST_ATTACHMENTS]


def values_of(document: SearchDocument) -> dict[str, tuple[str, ...]]:
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
    }


def kept(document: SearchDocument) -> str:
    """Return what a result shows, without asking the database."""
    sections = [asdict(section) | {"text": composed(section.text)} for section in document.sections]
    return json.dumps(
        {
            "kind": document.kind,
            "title": composed(document.title),
            "url": document.url,
            "summary": composed(document.summary),
            "body": as_sentences(composed(document.body).splitlines()),
            "keywords": document.keywords.splitlines(),
            "sections": sections,
            "date": document.date.isoformat() if document.date else "",
            "checked": document.checked.isoformat() if document.checked else "",
            "published": published.isoformat() if (published := document.published or document.date) else "",
            "place": document.place,
            "badge": document.badge or (ARCHIVED if document.state == ARCHIVED else ""),
            "labels": document.labels,
        },
        ensure_ascii=False,
    )


def files(document: SearchDocument) -> str:
    """Return the attachments, each as its key, name and text, for when the words stand only there."""
    kept_ones = [(part.file, part.name, composed(part.text[:LONGEST_ATTACHMENT])) for part in document.attachments]
    return json.dumps(kept_ones, ensure_ascii=False)


def days(day: dt.date | None) -> int:
    return (day - DAY_ZERO).days if day else 0


def fingerprint() -> str:
    """Return a short name for the fields and the analysis: another name means that the index must be built anew."""
    sources = [Path(__file__), *sorted(Path(text.__file__).parent.glob("*.py"))]
    content = b"".join(path.read_bytes() for path in sources)
    stems = " ".join(map(stem, SAMPLES))
    return hashlib.sha256(content + stems.encode()).hexdigest()[:12]
