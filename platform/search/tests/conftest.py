"""One index per way to keep it, for the tests that run over each of them."""

import os
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import override_settings

from search import engines
from search.documents import MEMBERS, PUBLIC, SearchDocument
from search.engines.addresses import parsed
from search.engines.base import Engine, Found, Question
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.fields import row_of
from search.finding import wanted_by
from search.text import Knowledge, Splitter

VISITOR = (PUBLIC,)
MEMBER = (PUBLIC, MEMBERS)
NOBODY_LISTENS = "elasticsearch+http://127.0.0.1:9/proef"
COMPOUND_WORDS = ("geluid", "overlast", "laatste", "kans", "contract")


def document(key: str, title: Any, **values: Any) -> SearchDocument:
    return SearchDocument(key=key, kind=values.pop("kind", "pagina"), title=title, url=f"/{key}/", **values)


@dataclass
class Shelf:
    """An index, and short words for what the tests do with it. `spare` answers through a server that is not there."""

    engine: Engine
    spare: bool = False
    knowledge: Knowledge = field(default_factory=lambda: Knowledge(Splitter(COMPOUND_WORDS)))
    revision: int = 0

    def rows(self, documents):
        return [row_of(one, self.knowledge.splitter) for one in documents]

    def next(self):
        self.revision += 1
        return self.revision

    def put(self, *documents, gone=()):
        refused = self.engine.update(self.rows(documents), gone, self.next())
        self.refresh()
        return refused

    def fill(self, *documents):
        self.engine.rebuild(self.rows(documents), self.next())
        self.refresh()

    def refresh(self):
        if isinstance(self.engine, ElasticEngine):
            self.engine.writer.indices.refresh(index=self.engine.names.read)

    def search(self, question: Question) -> Found:
        if not self.spare:
            return self.engine.search(question)
        found, spare = engines.search(question)
        assert spare
        return found

    def ask(self, typed="", access=VISITOR, **values) -> Found:
        plans = values.pop("plans", None) or wanted_by(typed, self.knowledge).plans
        return self.search(Question(access=access, plans=plans, **values))

    def found(self, typed="", access=VISITOR, **values):
        return [row.key for row in self.ask(typed, access, **values).stored]


@pytest.fixture
def elastic():
    """Elasticsearch, with an index of its own that is gone afterwards."""
    url = os.environ["TEST_ELASTICSEARCH_URL"]
    engine = ElasticEngine(parsed(f"elasticsearch+{url}/test-{uuid.uuid4().hex[:8]}", ""))
    yield engine
    engine.forget()


@pytest.fixture(
    params=["ingebouwd", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch), "elasticsearch weg, ingebouwd antwoordt"]
)
def shelf(request, tmp_path):
    """An empty index, kept in each of the ways."""
    if request.param == "elasticsearch":
        made = Shelf(request.getfixturevalue("elastic"))
        made.fill()
        yield made
        return
    engines.breaker.worked()
    address = NOBODY_LISTENS if "weg" in request.param else "embedded://"
    with override_settings(SEARCH_URL=f"{address}?map={tmp_path}" if "weg" in request.param else f"embedded://{tmp_path}"):
        made = Shelf(engines.embedded_at(str(tmp_path)), spare="weg" in request.param)
        assert isinstance(made.engine, EmbeddedEngine)
        made.fill()
        yield made
    engines.breaker.worked()
