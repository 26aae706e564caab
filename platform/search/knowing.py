"""What is known when a query is understood: the words of the content, and what editors keep.

Words come from the embedded index, apart for what everybody and what members may read: a word that stands only in hidden
text is as unknown to a visitor as one that stands nowhere.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.models import ContentVersion
from search import engines
from search.documents import PUBLIC
from search.engines.base import EngineError
from search.models import KeptWord, PinnedResult, RelatedWords, Synonyms
from search.text import Knowledge, Lexicon, Relations, Splitter, Thesaurus
from search.text.dictionary import has_word

# Reading all words again takes a moment; it is done at most so seldom that it takes a twentieth of the time.
SHARE_OF_TIME = 20
NOTHING = Lexicon({})


@dataclass(frozen=True)
class Read:
    """The words of the index in one state."""

    state: Any
    lexicon: Lexicon
    until: float


_lexicons: dict[tuple[str, tuple[str, ...]], Read] = {}


@dataclass(frozen=True)
class Kept:
    """What editors keep, as it was in one state of the content."""

    version: int
    thesaurus: Thesaurus
    relations: Relations
    left_alone: frozenset[str]
    pinned: Mapping[str, tuple[int, ...]]


_kept: list[Kept] = []
_splitters: dict[str, Splitter] = {}


def forget() -> None:
    """Read everything anew at the next question; for tests, whose databases begin again."""
    _kept.clear()
    _lexicons.clear()
    _splitters.clear()


def warm() -> None:
    """Read word lists and the words of the index, so that the first question need not wait for it. Asks no database."""
    has_word("")
    known = lexicon((PUBLIC,))
    known.knows("overlast")
    known.nearest("overlasst")


def knowledge_for(access: Sequence[str]) -> Knowledge:
    """Return what is known to somebody with these access terms."""
    kept = kept_by_editors()
    return Knowledge(
        splitter=splitter(),
        thesaurus=kept.thesaurus,
        lexicon=lexicon(tuple(access)),
        is_word=has_word,
        left_alone=kept.left_alone,
        relations=kept.relations,
    )


def kept_by_editors() -> Kept:
    """Return synonyms, related words, words to leave alone and pinned pages; a change is in force at the next query."""
    version = ContentVersion.current()
    if not _kept or _kept[0].version != version:
        results = PinnedResult.objects.prefetch_related("pages")
        _kept[:] = [
            Kept(
                version,
                thesaurus_of(tuple(Synonyms.objects.values_list("terms", "leads_to"))),
                relations_of(tuple(RelatedWords.objects.values_list("terms", "related"))),
                frozenset(KeptWord.objects.values_list("word", flat=True)),
                {key: tuple(pinned.page_id for pinned in row.pages.all()) for row in results for key in row.keys},
            )
        ]
    return _kept[0]


@lru_cache(maxsize=2)
def thesaurus_of(rows: tuple[tuple[str, str], ...]) -> Thesaurus:
    """Return the thesaurus of these rows; the same one as long as no editor changes a word, for it takes a moment to make."""
    return Thesaurus.of(Synonyms(terms=terms, leads_to=leads_to).as_group() for terms, leads_to in rows)


@lru_cache(maxsize=2)
def relations_of(rows: tuple[tuple[str, str], ...]) -> Relations:
    """Return the relations of these rows; see above."""
    return Relations.of(RelatedWords(terms=terms, related=related).as_group() for terms, related in rows)


def splitter() -> Splitter:
    """Return what splits compounds: as the index was built, for both must split alike."""
    folder = engines.embedded().folder.as_posix()
    # An index that is replaced at this very moment splits as it did.
    with suppress(EngineError):
        _splitters[folder] = splitter_of(folder, engines.embedded().current())
    return _splitters.get(folder) or Splitter(())


@lru_cache(maxsize=4)
def splitter_of(folder: str, build: str) -> Splitter:  # noqa: ARG001 (another build has other words)
    return Splitter(engines.embedded_at(folder).compound_words())


def lexicon(access: tuple[str, ...]) -> Lexicon:
    """Return the words that these access terms open; those of a moment ago when the index just changed."""
    engine = engines.embedded()
    key = (engine.folder.as_posix(), access)
    known = _lexicons.get(key)
    try:
        state = engine.state()
        if known is None or (known.state != state and time.monotonic() > known.until):
            known = _lexicons[key] = read(state, access)
    except EngineError:
        return known.lexicon if known else NOTHING
    return known.lexicon


def read(state: Any, access: tuple[str, ...]) -> Read:
    begun = time.monotonic()
    engine = engines.embedded()
    found = Lexicon(engine.frequencies(access), engine.size(access))
    ended = time.monotonic()
    return Read(state, found, ended + SHARE_OF_TIME * (ended - begun))
