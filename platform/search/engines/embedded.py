"""The embedded engine: Tantivy, in this process, its index in one folder.

The folder holds one subfolder per build of the index, a file `current` that names the one in force, and a file that
whoever writes holds locked. One process writes at a time; every process reads, and notices a new commit by the index's
own meta file.
"""

import datetime as dt
import fcntl
import functools
import json
import os
import shutil
import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from search.documents import SearchDocument, source
from search.engines import compiling, schema
from search.engines.base import EngineError, Found, Question
from search.engines.highlighting import Highlighter
from search.shapes import Hit

WRITER_MEMORY = 30_000_000
MOST_FACET_VALUES = 1000


@dataclass
class Opened:
    """An index that is open for reading, its name, and the sign by which a newer commit is noticed."""

    index: tantivy.Index
    name: str
    meta: tuple[int, ...]


@contextmanager
def trouble_is_engine_error() -> Iterator[None]:
    """Turn what Tantivy raises, panics of its Rust code included, into EngineError."""
    try:
        yield
    except (OSError, ValueError) as problem:
        raise EngineError(str(problem)) from problem
    # A panic is no Exception, and its class cannot be imported.
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise EngineError(f"de index is beschadigd: {problem}") from problem


class EmbeddedEngine:
    """Tantivy with Dutch stemming; accents folded."""

    name = "embedded"

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.pointer = self.folder / "current"
        self.lock = threading.Lock()
        self.opened: Opened | None = None

    # Reading

    def search(self, question: Question) -> Found:
        with trouble_is_engine_error():
            return self.find(self.reader().searcher(), question)

    def find(self, searcher: tantivy.Searcher, question: Question) -> Found:
        query = compiling.compile_groups(question.groups, every=True)
        result = self.ask(searcher, query, question)
        loosened = not count(result) and len(question.groups) > 1
        if loosened:
            query = compiling.compile_groups(question.groups, every=False)
            result = self.ask(searcher, query, question)
        highlighter = Highlighter(searcher, query if question.groups else None)
        return Found(
            hits=[hit(searcher.doc(address), highlighter) for _, address in result.hits],
            total=count(result),
            counts={name: facet_counts(searcher, query, question, name) for name in question.facets},
            loosened=loosened,
        )

    def ask(self, searcher: tantivy.Searcher, query: tantivy.Query, question: Question) -> tantivy.SearchResult:
        search = functools.partial(
            searcher.search,
            compiling.with_filters(query, question.filters, question.access),
            limit=question.size,
            offset=question.start,
        )
        if question.sort == "titel":
            return search(order_by_field="title_order", order=tantivy.Order.Asc)
        if question.sort == "nieuw" or not question.groups:
            return search(order_by_field="date")
        return search()

    def contents(self) -> dict[str, str]:
        with trouble_is_engine_error():
            searcher = self.reader().searcher()
            found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs))
            documents = (searcher.doc(address) for _, address in found.hits)
            return {document["key"][0]: document["digest"][0] for document in documents}

    def has_index(self) -> bool:
        try:
            with trouble_is_engine_error():
                self.reader()
        except EngineError:
            return False
        return True

    def reader(self) -> tantivy.Index:
        """Return the index for reading, as it now stands. One that is replaced at this very moment is looked up again."""
        try:
            return self.fresh(self.current())
        except FileNotFoundError:
            return self.fresh(self.current())

    def fresh(self, name: str) -> tantivy.Index:
        meta = self.meta_of(name)
        opened = self.opened
        if opened is None or opened.name != name:
            opened = self.open(name, meta)
        elif opened.meta != meta:
            opened.index.reload()
            opened.meta = meta
        return opened.index

    def open(self, name: str, meta: tuple[int, ...]) -> Opened:
        with self.lock:
            index = schema.register(tantivy.Index.open(str(self.folder / name)))
            # The meta file is looked at with every search; a thread of Tantivy's own need not do so too.
            index.config_reader("manual")
            index.reload()
            self.opened = Opened(index, name, meta)
            return self.opened

    def current(self) -> str:
        """Return the name of the index in force. One made with another analysis is as good as none."""
        name = self.pointer.read_text().strip()
        if not name.startswith(f"{fingerprint()}-"):
            raise EngineError("De index is van een andere indeling: bouw hem opnieuw met `manage.py search_index rebuild`.")
        return name

    def meta_of(self, name: str) -> tuple[int, ...]:
        found = (self.folder / name / "meta.json").stat()
        return found.st_mtime_ns, found.st_ino, found.st_size

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        with trouble_is_engine_error():
            self.folder.mkdir(parents=True, exist_ok=True)
            turn = (self.folder / "schrijver").open("a")
        with turn:
            # The lock goes with the file: also when the process is killed.
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def update(self, documents: Iterable[SearchDocument], gone: Iterable[str]) -> dict[str, str]:
        with trouble_is_engine_error():
            return self.write(schema.register(tantivy.Index.open(str(self.folder / self.current()))), documents, gone)

    def rebuild(self, documents: Iterable[SearchDocument]) -> dict[str, str]:
        with trouble_is_engine_error():
            name = f"{fingerprint()}-{uuid.uuid4().hex[:8]}"
            path = self.folder / name
            path.mkdir(parents=True)
            refused = self.write(schema.register(tantivy.Index(schema.SCHEMA, path=str(path))), documents, ())
            self.point_at(name)
            for old in self.folder.iterdir():
                if old.is_dir() and old.name != name:
                    shutil.rmtree(old, ignore_errors=True)
            return refused

    def point_at(self, name: str) -> None:
        """Let readers see the new index, in one step."""
        draft = self.pointer.with_suffix(f".{uuid.uuid4().hex[:8]}")
        draft.write_text(name)
        os.replace(draft, self.pointer)  # noqa: PTH105 (Path.replace does the same; this names what matters)

    def write(self, index: tantivy.Index, documents: Iterable[SearchDocument], gone: Iterable[str]) -> dict[str, str]:
        writer = index.writer(heap_size=WRITER_MEMORY, num_threads=1)
        try:
            refused = fill(writer, documents, gone)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        writer.wait_merging_threads()
        return refused


@functools.cache
def fingerprint() -> str:
    return schema.fingerprint()


def fill(writer: tantivy.IndexWriter, documents: Iterable[SearchDocument], gone: Iterable[str]) -> dict[str, str]:
    """Hand the writer what changed; return what could not be put in, each with the reason."""
    refused: dict[str, str] = {}
    for key in gone:
        writer.delete_documents_by_term("key", key)
    for document in documents:
        try:
            row = schema.to_tantivy(document)
        except (ValueError, TypeError, OverflowError, AttributeError) as problem:
            refused[document.key] = f"{type(problem).__name__}: {problem}"
            continue
        writer.delete_documents_by_term("key", document.key)
        writer.add_document(row)
    return refused


def count(result: tantivy.SearchResult) -> int:
    # The stubs of tantivy leave `count` out.
    return int(getattr(result, "count"))  # noqa: B009 (see above)


def facet_counts(searcher: tantivy.Searcher, query: tantivy.Query, question: Question, name: str) -> dict[str, int]:
    """Count per value: the facet's own choice does not narrow it (or within a facet, and between facets)."""
    others = {facet: values for facet, values in question.filters.items() if facet != name}
    wanted = {"values": {"terms": {"field": name, "size": MOST_FACET_VALUES}}}
    answer = searcher.aggregate(compiling.with_filters(query, others, question.access), wanted)
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["values"]["buckets"]}


def hit(document: tantivy.Document, highlighter: Highlighter) -> Hit:
    kept = json.loads(document["kept"][0])
    known = source(kept["kind"])
    return Hit(
        key=document["key"][0],
        kind=kept["kind"],
        kind_label=known.label if known else "",
        title=highlighter.marked(document, "title"),
        snippet=highlighter.snippet(document),
        url=kept["url"],
        date=dt.date.fromisoformat(kept["date"]) if kept["date"] else None,
        municipality=kept["municipality"],
        state=kept["state"],
        labels=tuple(kept["labels"]),
    )
