"""The embedded engine: Tantivy, in this process, its index in one folder.

The folder holds one subfolder per build of the index, a file `current` that names the one in force, and a file that
whoever writes holds locked. One process writes at a time; every process reads, and notices a new commit by the index's
own meta file.
"""

import fcntl
import functools
import os
import shutil
import threading
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import tantivy

from search import fields
from search.documents import MEMBERS
from search.engines.base import EngineError, Found, Question, Row, Stored
from search.engines.compiling import compiled, narrowed, one_of
from search.engines.schema import SCHEMA, to_tantivy
from search.fields import ACCESS, MEMBER_WORDS, TITLE_ORDER, WEIGHT, WORDS
from search.plan import Plan

WRITER_MEMORY = 30_000_000
MOST_FACET_VALUES = 1000
# Beside the index: the words that its compounds fall apart in.
WORD_LIST = "woorden.txt"


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
    """Tantivy, in this process."""

    name = "embedded"

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.pointer = self.folder / "current"
        self.lock = threading.Lock()
        self.opened: Opened | None = None

    # Reading

    def search(self, question: Question) -> Found:
        with trouble_is_engine_error():
            searcher = self.reader().searcher()
            totals = []
            for place, plan in question.tries():
                query = compiled(plan) if plan else tantivy.Query.all_query()
                result = self.ask(searcher, query, question)
                totals.append(count(result))
                if not question.is_enough(place, totals[-1]):
                    totals[-1] = self.unfiltered(searcher, query, question)
                if question.is_enough(place, totals[-1]):
                    break
            return Found(
                stored=[stored(searcher.doc(address)) for _, address in result.hits],
                total=count(result),
                counts=self.facets(searcher, query, question),
                plan=place,
                by_first=totals[0],
            )

    def unfiltered(self, searcher: tantivy.Searcher, query: tantivy.Query, question: Question) -> int:
        """Return how many there are before anything is chosen or left out."""
        return count(searcher.search(narrowed(query, question.limits, {}, question.access), limit=1))

    def ask(self, searcher: tantivy.Searcher, query: tantivy.Query, question: Question) -> tantivy.SearchResult:
        wanted = narrowed(query, question.narrowing(), question.without, question.access)
        find = functools.partial(searcher.search, wanted, limit=question.size, offset=question.start)
        if question.sort == "titel":
            return find(order_by_field=TITLE_ORDER, order=tantivy.Order.Asc)
        if question.sort == "gecontroleerd":
            return find(order_by_field="checked")
        if question.sort == "nieuw" or not question.plans:
            return find(order_by_field="date")
        return find(weight_by_field=WEIGHT)

    def facets(self, searcher: tantivy.Searcher, query: tantivy.Query, question: Question) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {}
        for names in question.counted_together():
            wanted = narrowed(query, question.narrowing(names[0]), question.excluding(names[0]), question.access)
            asked = {name: {"terms": {"field": name, "size": MOST_FACET_VALUES}} for name in names}
            answer = searcher.aggregate(wanted, asked)
            counts |= {name: {row["key"]: row["doc_count"] for row in answer[name]["buckets"]} for name in names}
        return counts

    def contents(self) -> dict[str, str]:
        with trouble_is_engine_error():
            searcher = self.reader().searcher()
            found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs))
            documents = (searcher.doc(address) for _, address in found.hits)
            return {document["key"][0]: document["digest"][0].decode() for document in documents}

    def explain(self, plan: Plan, key: str) -> str | None:
        with trouble_is_engine_error():
            searcher, query = self.reader().searcher(), compiled(plan)
            this_one = tantivy.Query.term_query(SCHEMA, "key", key)
            both = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, this_one)])
            if found := searcher.search(both, limit=1).hits:
                return query.explain(searcher, found[0][1]).to_json()
            return "" if searcher.search(this_one, limit=1).hits else None

    def frequencies(self, access: Sequence[str]) -> dict[str, int]:
        """Return every word that stands in what these access terms open, with the number of documents that hold it."""
        with trouble_is_engine_error():
            searcher, open_to = self.reader().searcher(), one_of(ACCESS, access)
            found = Counter(dict(searcher.terms_with_prefix(WORDS, "", open_to)))
            if MEMBERS in access:
                found.update(dict(searcher.terms_with_prefix(MEMBER_WORDS, "", open_to)))
            return found

    def size(self, access: Sequence[str]) -> int:
        """Return how many documents these access terms open."""
        with trouble_is_engine_error():
            return count(self.reader().searcher().search(one_of(ACCESS, access), limit=1))

    def compound_words(self) -> list[str]:
        """Return the words that compounds fall apart in, as they were when the index was built."""
        with trouble_is_engine_error():
            return (self.folder / self.current() / WORD_LIST).read_text(encoding="utf-8").split()

    def state(self) -> tuple[str, tuple[int, ...]]:
        """Return what changes with every change of the index."""
        with trouble_is_engine_error():
            name = self.current()
            return name, self.meta_of(name)

    def has_index(self) -> bool:
        try:
            with trouble_is_engine_error():
                self.reader()
                self.compound_words()
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
            index = tantivy.Index.open(str(self.folder / name))
            # The meta file is looked at with every search; a thread of Tantivy's own need not do so too.
            index.config_reader("manual")
            index.reload()
            self.opened = Opened(index, name, meta)
            return self.opened

    def current(self) -> str:
        """Return the name of the index in force. One made with another analysis is as good as none. Raises EngineError."""
        with trouble_is_engine_error():
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

    def update(self, rows: Iterable[Row], gone: Iterable[str], revision: int = 0) -> dict[str, str]:  # noqa: ARG002 (who writes here writes alone, in order)
        with trouble_is_engine_error():
            return self.write(self.opened_for_writing(self.current()), rows, gone)

    def rebuild(self, rows: Iterable[Row], revision: int = 0, compound_words: Iterable[str] = ()) -> dict[str, str]:  # noqa: ARG002 (as above)
        with trouble_is_engine_error():
            name = f"{fingerprint()}-{uuid.uuid4().hex[:8]}"
            path = self.folder / name
            path.mkdir(parents=True)
            (path / WORD_LIST).write_text("\n".join(sorted(compound_words)), encoding="utf-8")
            refused = self.write(tantivy.Index(SCHEMA, path=str(path)), rows, ())
            self.point_at(name)
            for old in self.folder.iterdir():
                if old.is_dir() and old.name != name:
                    shutil.rmtree(old, ignore_errors=True)
            return refused

    def opened_for_writing(self, name: str) -> tantivy.Index:
        return tantivy.Index.open(str(self.folder / name))

    def point_at(self, name: str) -> None:
        """Let readers see the new index, in one step."""
        draft = self.pointer.with_suffix(f".{uuid.uuid4().hex[:8]}")
        draft.write_text(name)
        os.replace(draft, self.pointer)  # noqa: PTH105 (Path.replace does the same; this names what matters)

    def write(self, index: tantivy.Index, rows: Iterable[Row], gone: Iterable[str]) -> dict[str, str]:
        writer = index.writer(heap_size=WRITER_MEMORY, num_threads=1)
        try:
            refused = fill(writer, rows, gone)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        writer.wait_merging_threads()
        return refused


@functools.cache
def fingerprint() -> str:
    return f"{fields.fingerprint()}-{version('tantivy')}"


def fill(writer: tantivy.IndexWriter, rows: Iterable[Row], gone: Iterable[str]) -> dict[str, str]:
    """Hand the writer what changed; return what could not be put in, each with the reason."""
    refused: dict[str, str] = {}
    for key in gone:
        writer.delete_documents_by_term("key", key)
    for row in rows:
        try:
            document = to_tantivy(row)
        except (ValueError, TypeError, OverflowError, AttributeError) as problem:
            refused[row["key"]] = f"{type(problem).__name__}: {problem}"
            continue
        writer.delete_documents_by_term("key", row["key"])
        writer.add_document(document)
    return refused


def count(result: tantivy.SearchResult) -> int:
    # The stubs of tantivy leave `count` out.
    return int(getattr(result, "count"))  # noqa: B009 (see above)


def stored(document: tantivy.Document) -> Stored:
    return Stored(document["key"][0], bytes(document["kept"][0]).decode(), bytes(document["files"][0]).decode())
