"""The embedded engine: Tantivy, in this process, its index in one folder.

The folder holds one subfolder per build of the index, and a file `current` that names the one in force. One process
writes (the worker); every process reads, and notices a new commit by the time of the index's own meta file.
"""

import datetime as dt
import hashlib
import json
import os
import shutil
import threading
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from search.documents import SearchDocument, source
from search.engines import highlighting, schema
from search.engines.base import EngineError, Found
from search.shapes import Hit, SearchRequest

WRITER_MEMORY = 30_000_000


@dataclass
class Opened:
    """An index that is open for reading, and the signs by which a newer one is noticed."""

    index: tantivy.Index
    pointer: int
    meta: int


class EmbeddedEngine:
    """Tantivy with Dutch stemming; accents folded."""

    name = "embedded"

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.pointer = self.folder / "current"
        self.lock = threading.Lock()
        self.opened: Opened | None = None

    # Reading

    def search(self, request: SearchRequest, access: Sequence[str], facets: Sequence[str]) -> Found:
        searcher = self.reader().searcher()
        words = request.words
        filters = request.all_filters
        query = schema.words_query(words, every=True)
        full = schema.with_filters(query, filters, access)
        total = self.count(searcher, full)
        loosened = not total and len(words) > 1
        if loosened:
            query = schema.words_query(words, every=False)
            full = schema.with_filters(query, filters, access)
            total = self.count(searcher, full)
        found = self.ask(searcher, full, request)
        hits = [self.hit(searcher, address, full if words else None) for _, address in found.hits]
        counts = {name: self.facet_counts(searcher, query, filters, access, name) for name in facets}
        return Found(hits=hits, total=total, counts=counts, loosened=loosened)

    def count(self, searcher: tantivy.Searcher, query: tantivy.Query) -> int:
        # The stubs of tantivy leave `count` out.
        return int(getattr(searcher.search(query, limit=1, count=True), "count"))  # noqa: B009 (see above)

    def ask(self, searcher: tantivy.Searcher, query: tantivy.Query, request: SearchRequest) -> tantivy.SearchResult:
        offset = (request.page - 1) * request.size
        if request.sort == "nieuw" or (request.sort == "past" and not request.words):
            return searcher.search(query, request.size, offset=offset, order_by_field="date")
        if request.sort == "titel":
            return searcher.search(query, request.size, offset=offset, order_by_field="title_order", order=tantivy.Order.Asc)
        return searcher.search(query, request.size, offset=offset)

    def facet_counts(
        self,
        searcher: tantivy.Searcher,
        query: tantivy.Query,
        filters: dict[str, tuple[str, ...]],
        access: Sequence[str],
        name: str,
    ) -> dict[str, int]:
        """Count per value: the facet's own choice does not narrow it (or within a facet, and between facets)."""
        others = {facet: values for facet, values in filters.items() if facet != name}
        wanted = {"values": {"terms": {"field": name, "size": 1000}}}
        answer = searcher.aggregate(schema.with_filters(query, others, access), wanted)
        return {bucket["key"]: bucket["doc_count"] for bucket in answer["values"]["buckets"]}

    def hit(self, searcher: tantivy.Searcher, address: tantivy.DocAddress, query: tantivy.Query | None) -> Hit:
        document = searcher.doc(address)
        kept = json.loads(document["kept"][0])
        known = source(kept["kind"])
        return Hit(
            key=document["key"][0],
            kind=kept["kind"],
            kind_label=known.label if known else "",
            title=highlighting.marked(searcher, query, document, "title"),
            snippet=highlighting.snippet(searcher, query, document),
            url=kept["url"],
            date=dt.date.fromisoformat(kept["date"]) if kept["date"] else None,
            municipality=kept["municipality"],
            state=kept["state"],
            labels=tuple(kept["labels"]),
        )

    def keys(self) -> set[str]:
        searcher = self.reader().searcher()
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs))
        return {searcher.doc(address)["key"][0] for _, address in found.hits}

    def reader(self) -> tantivy.Index:
        """Return the index for reading, as it now stands."""
        try:
            pointer = self.pointer.stat().st_mtime_ns
            opened = self.opened
            if opened is None or opened.pointer != pointer:
                opened = self.open(pointer)
            meta = self.meta_time()
        except (OSError, ValueError) as problem:
            raise EngineError(str(problem)) from problem
        if opened.meta != meta:
            opened.index.reload()
            opened.meta = meta
        return opened.index

    def open(self, pointer: int) -> Opened:
        with self.lock:
            self.opened = Opened(schema.register(tantivy.Index.open(str(self.current()))), pointer, self.meta_time())
            return self.opened

    def current(self) -> Path:
        return self.folder / self.pointer.read_text().strip()

    def meta_time(self) -> int:
        return (self.current() / "meta.json").stat().st_mtime_ns

    # Writing

    def update(self, documents: Iterable[SearchDocument], gone: Iterable[str]) -> None:
        if not self.is_current():
            raise EngineError(
                "De index ontbreekt of is van een andere indeling: bouw hem opnieuw met `manage.py search_index rebuild`."
            )
        try:
            index = schema.register(tantivy.Index.open(str(self.current())))
            self.write(index, documents, gone)
        except (OSError, ValueError) as problem:
            raise EngineError(str(problem)) from problem

    def is_current(self) -> bool:
        """Tell whether there is an index, made with the analysis that is in force now."""
        return self.pointer.exists() and self.pointer.read_text().startswith(fingerprint())

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        name = f"{fingerprint()}-{uuid.uuid4().hex[:8]}"
        path = self.folder / name
        path.mkdir(parents=True)
        index = schema.register(tantivy.Index(schema.SCHEMA, path=str(path)))
        number = self.write(index, documents, ())
        self.point_at(name)
        for old in self.folder.iterdir():
            if old.is_dir() and old.name != name:
                shutil.rmtree(old, ignore_errors=True)
        return number

    def point_at(self, name: str) -> None:
        """Let readers see the new index, in one step."""
        draft = self.pointer.with_suffix(f".{uuid.uuid4().hex[:8]}")
        draft.write_text(name)
        os.replace(draft, self.pointer)  # noqa: PTH105 (Path.replace does the same; this names what matters)

    def write(self, index: tantivy.Index, documents: Iterable[SearchDocument], gone: Iterable[str]) -> int:
        writer = index.writer(heap_size=WRITER_MEMORY, num_threads=1)
        number = 0
        for key in gone:
            writer.delete_documents_by_term("key", key)
        for document in documents:
            writer.delete_documents_by_term("key", document.key)
            writer.add_document(schema.to_tantivy(document))
            number += 1
        writer.commit()
        writer.wait_merging_threads()
        return number


def fingerprint() -> str:
    """Return a short name for the fields and the analysis: another name means that the index must be built anew."""
    return hashlib.sha256(Path(schema.__file__).read_bytes()).hexdigest()[:12]
