"""A set to measure with: documents, questions, and which documents are good answers.

In a folder: `corpus.jsonl` (id, title, text), `queries.jsonl` (qid, query, kind, half) and `qrels.tsv` (qid, docid, grade).
The set of the project itself has no corpus: its documents are those of the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from search import outbox
from search.documents import SearchDocument
from search.evaluation import reading
from search.evaluation.reading import SetError
from search.models import FileText

OWN_SET = "ontwikkelset"
OWN_FOLDER = Path(__file__).resolve().parent / OWN_SET
MOST_NAMED = 5


@dataclass(frozen=True)
class Question:
    """One question of a set; its kind and half are for figures apart."""

    qid: str
    query: str
    kind: str
    half: str = ""


@dataclass(frozen=True)
class TestSet:
    """Documents, questions, and per question the grade of each document that was judged.

    `names` tells by what name the judgements know the document with each key; `notes` what to know beforehand.
    """

    documents: list[SearchDocument]
    questions: list[Question]
    judged: Mapping[str, Mapping[str, int]]
    names: Mapping[str, str]
    notes: tuple[str, ...] = ()

    def parts(self) -> dict[str, list[str]]:
        """Return the questions of each kind, then those of each half."""
        found: dict[str, list[str]] = {}
        for part in ("kind", "half"):
            for question in self.questions:
                if name := getattr(question, part):
                    found.setdefault(name, []).append(question.qid)
        return found

    def remarks(self) -> list[str]:
        """Return what does not fit together, for whoever reads the figures. Raises SetError when nothing fits."""
        documents = set(self.names.values())
        wanted = {name for grades in self.judged.values() for name in grades}
        asked = {question.qid for question in self.questions}
        if not wanted & documents:
            raise SetError("Geen van de beoordeelde documenten is er. Horen deze oordelen bij deze documenten?")
        if not asked & self.judged.keys():
            raise SetError("Bij geen van de vragen is iets beoordeeld. Horen deze oordelen bij deze vragen?")
        told = {
            "Beoordeeld, maar niet bij de documenten (telt als niet gevonden)": wanted - documents,
            "Beoordeeld, maar niet bij de vragen (telt niet mee)": self.judged.keys() - asked,
            "Niets beoordeeld bij deze vragen (tellen alleen mee bij «leeg»)": asked - self.judged.keys(),
        }
        return [*self.notes, *(f"{what}: {listed(names)}." for what, names in told.items() if names)]


def listed(names: set[str]) -> str:
    more = f" en {len(names) - MOST_NAMED} andere" if len(names) > MOST_NAMED else ""
    return ", ".join(sorted(names)[:MOST_NAMED]) + more


def read(folder: Path) -> TestSet:
    """Read the set in a folder. Raises SetError."""
    rows = reading.rows(folder / "corpus.jsonl", "id", "title", "text")
    names = {f"tekst:{row['id']}": str(row["id"]) for row in rows}
    documents = [
        SearchDocument(key=key, kind="tekst", title=str(row["title"]), url="/", body=str(row["text"]))
        for key, row in zip(names, rows, strict=True)
    ]
    return TestSet(documents, questions_in(folder), reading.grades(folder / "qrels.tsv"), names)


def own_set() -> TestSet:
    """Return the set of the project, with every document of this site as the index has it. Raises SetError."""
    documents = outbox.all_documents().documents
    if not documents:
        raise SetError("De site heeft geen inhoud. Vul haar eerst met `manage.py demo_content`.")
    names = {document.key: stable_name(document) for document in documents}
    return TestSet(documents, questions_in(OWN_FOLDER), reading.grades(OWN_FOLDER / "qrels.tsv"), names, unread())


def unread() -> tuple[str, ...]:
    """Return a note when files of the site wait to be read: what stands in them cannot be found yet."""
    number = FileText.objects.filter(state=FileText.State.WAITING).count()
    note = f"Nog niet gelezen bestanden: {number}. Laat de werker ze eerst lezen (`manage.py worker --batch`)."
    return (note,) if number else ()


def questions_in(folder: Path) -> list[Question]:
    rows = reading.rows(folder / "queries.jsonl", "qid", "query")
    return [Question(str(row["qid"]), str(row["query"]), str(row.get("kind") or ""), str(row.get("half") or "")) for row in rows]


def stable_name(document: SearchDocument) -> str:
    """Return `kind:slug`, from the end of its address: that stays the same when the content is loaded anew."""
    address = urlsplit(document.url)
    slug = address.fragment or address.path.rstrip("/").rpartition("/")[2]
    return f"{document.kind}:{slug}" if slug else document.key
