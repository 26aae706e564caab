"""What else is about the same as one document: by its words, its themes and its instruments."""

from collections.abc import Collection

from core.access import Person, access_terms
from search import engines, hits, knowing
from search.documents import ARCHIVED, SearchDocument, source
from search.engines.base import Question
from search.fields import texts_of, values_of
from search.like import plan_like, terms_of
from search.shapes import Hit

MOST = 4
SHARED = ("themes", "instruments")


def related_to(kind: str, pk: int, person: Person, known: Collection[str] = ()) -> list[Hit]:
    """Return what is most like this thing, as far as this person may open it, without what has one of these addresses.

    Raises EngineError when no engine answers.
    """
    described = source(kind)
    built = described.build([pk]).documents if described else []
    return like(built[0], person, known) if built else []


def like(document: SearchDocument, person: Person, known: Collection[str]) -> list[Hit]:
    knowledge = knowing.knowledge_for(access_terms(person))
    texts = texts_of(document)
    body = " ".join(texts[name] for name in ("summary", "keywords", "body"))
    terms = terms_of([(document.title, body)], knowledge.splitter, knowledge.lexicon)
    values = {name: values for name, values in values_of(document).items() if name in SHARED}
    question = Question(
        access=access_terms(person),
        plans=(plan_like(terms, values),),
        without={"state": (ARCHIVED,)},
        size=MOST + len(known) + 1,
    )
    found, _ = engines.search(question)
    shown = hits.still_visible([hits.plain_hit(row) for row in found.stored], person)
    return [hit for hit in shown if hit.key != document.key and hit.url not in known][:MOST]
