"""Asking the questions of a set to a scratch index of its own; the index of the site is left alone."""

import logging
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from search import engines, outbox
from search.documents import PUBLIC, SearchDocument
from search.engines.addresses import Address
from search.engines.base import Engine
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.evaluation.sets import TestSet
from search.fields import row_of
from search.finding import ranked
from search.text import Knowledge, Lexicon, Relations, Splitter, Thesaurus
from search.text.dictionary import has_word

DEPTH = 20
ACCESS = (PUBLIC,)
# An engine, and what is known of the words of the documents in it.
Index = tuple[Engine, Splitter, Lexicon]
Run = dict[str, list[str]]

logger = logging.getLogger(__name__)


@contextmanager
def scratch(documents: Sequence[SearchDocument], engine_name: str) -> Iterator[Index]:
    """Build an index of these documents that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="platform-zoeken-") as folder:
        known = outbox.compound_words(documents)
        splitter = Splitter(known)
        embedded = EmbeddedEngine(folder)
        tell(embedded.rebuild((row_of(document, splitter) for document in documents), 1, known))
        lexicon = Lexicon(embedded.frequencies(ACCESS), embedded.size(ACCESS))
        if engine_name == embedded.name:
            yield embedded, splitter, lexicon
            return
        elastic = ElasticEngine(scratch_address())
        try:
            tell(elastic.rebuild((row_of(document, splitter) for document in documents), 1))
            yield elastic, splitter, lexicon
        finally:
            elastic.forget()


def scratch_address() -> Address:
    """Return the address of an index beside that of the site; who may write that one may write what begins with its name."""
    known = engines.address()
    return replace(known, name=f"{known.name}-proef-{uuid.uuid4().hex[:8]}")


def tell(refused: Mapping[str, str]) -> None:
    """Say which documents are not in the index, for they cannot be found."""
    for key, reason in refused.items():
        logger.warning("Niet in de proefindex: %s (%s)", key, reason)


def run(test_set: TestSet, engine_name: str, thesaurus: Thesaurus, relations: Relations) -> Run:
    """Return per question the documents that were found, the best first, at most twenty."""
    with scratch(test_set.documents, engine_name) as index:
        return answers(test_set, index, thesaurus, relations)


def answers(test_set: TestSet, index: Index, thesaurus: Thesaurus, relations: Relations) -> Run:
    """Ask all questions of a set to an index that holds its documents, as a visitor."""
    engine, splitter, lexicon = index
    knowledge = Knowledge(splitter, thesaurus, lexicon, has_word, relations=relations)
    run = {one.qid: ranked(one.query, knowledge, engine.search, ACCESS, DEPTH) for one in test_set.questions}
    return {qid: [test_set.names.get(key, key) for key in keys] for qid, keys in run.items()}
