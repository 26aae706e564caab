"""The index in Elasticsearch: its fields, its names, and putting a new one in the place of the old.

The read alias carries the fingerprint of the analysis, so that a process never asks an index of another analysis. The
write alias stands on every index that must be kept up to date: the one in force, and the one that is being built.
"""

import functools
import re
import uuid
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Index, Mapping, analyzer

from search import fields
from search.fields import ACCESS, FACETS, MEMBER_WORDS, NUMBERS, TITLE_ORDER, WEIGHT, WEIGHTS, WORDS

# Text comes analysed: its words are separated by spaces.
WORDS_ANALYZER = analyzer("woorden", type="custom", tokenizer="whitespace")
SHOWN = ("key", "digest", "kept", "files")
# Deep paging stays possible: page 10,000 of ten results.
DEEPEST = 100_000


@functools.cache
def fingerprint() -> str:
    return f"{fields.fingerprint()}-{version('elasticsearch').partition('.')[0]}"


def mapping() -> Mapping:
    """Return the strict mapping: a field that is not named here is refused."""
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", includes=list(SHOWN))
    for name in WEIGHTS:
        made.field(name, "text", analyzer=WORDS_ANALYZER)
    for name in (WORDS, MEMBER_WORDS):
        made.field(name, "text", analyzer=WORDS_ANALYZER, norms=False, index_options="docs")
    for name in ("key", "digest", TITLE_ORDER, *FACETS, ACCESS):
        made.field(name, "keyword")
    for name in NUMBERS:
        made.field(name, "long")
    made.field(WEIGHT, "float")
    for name in ("kept", "files"):
        made.field(name, "keyword", index=False, doc_values=False)
    return made


class Names:
    """The names of the index and its aliases on one server: asked in a short time, changed in a longer one."""

    def __init__(self, client: Elasticsearch, writer: Elasticsearch, name: str) -> None:
        self.client = client
        self.writer = writer
        self.name = name

    @property
    def read(self) -> str:
        return f"{self.name}-{fingerprint()}"

    @property
    def write(self) -> str:
        return f"{self.read}-schrijven"

    def own(self) -> list[str]:
        """Return every index of this name, also of another analysis; not those of a site whose name only begins alike."""
        form = re.compile(rf"{re.escape(self.name)}-[0-9a-f]{{12}}-\d+-[0-9a-f]{{8}}")
        return [index for index in self.writer.indices.get(index=f"{self.name}-*") if form.fullmatch(index)]

    def standing_on(self, alias: str) -> list[str]:
        """Return the indices that an alias stands on."""
        if not self.client.indices.exists_alias(name=alias):
            return []
        return sorted(self.client.indices.get_alias(name=alias))

    def being_built(self) -> str:
        """Return the index that is being built, made when there is none: a build that was cut off goes on."""
        unfinished = set(self.standing_on(self.write)) - set(self.standing_on(self.read))
        return min(unfinished) if unfinished else self.make()

    def make(self) -> str:
        made = f"{self.read}-{uuid.uuid4().hex[:8]}"
        index = Index(made, using=self.writer)
        index.mapping(mapping())
        # What is deleted while an index is being built must not come back by it.
        index.settings(number_of_shards=1, number_of_replicas=0, refresh_interval="1s", gc_deletes="1h")
        index.settings(max_result_window=DEEPEST + 100)
        index.aliases(**{self.write: {}})
        index.create()
        return made

    def put_in_place(self, made: str) -> None:
        """Let readers see the new index, in one call, and clear away the others with this name."""
        others = [name for name in self.own() if name != made]
        actions: list[dict[str, Any]] = [{"add": {"index": made, "alias": self.read}}]
        actions += [{"remove_index": {"index": name}} for name in others]
        self.writer.indices.update_aliases(actions=actions)


def actions_for(index: str, rows: Iterable[Any], gone: Iterable[str], revision: int) -> Iterator[dict[str, Any]]:
    """Give what must be done in bulk; an older revision never takes the place of a newer one."""
    versioned = {"_index": index, "version": revision, "version_type": "external_gte"}
    for key in gone:
        yield {"_op_type": "delete", "_id": key, **versioned}
    for row in rows:
        yield {"_op_type": "index", "_id": row["key"], "_source": dict(row), **versioned}
