"""Elasticsearch 8, by way of elasticsearch-dsl."""

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import elastic_transport
from elasticsearch import ApiError, Elasticsearch, helpers
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from search.engines.addresses import Address
from search.engines.base import EngineError, Found, Question, Row, Stored
from search.engines.elastic_index import DEEPEST, SHOWN, Names, actions_for
from search.fields import ACCESS, TITLE_ORDER, WEIGHT
from search.plan import TIE_BREAKER, Also, Best, Every, Plan, Prefix, Some
from search.plan import Row as PlanRow

# One try, and all tries of one search together: then the embedded engine answers.
SECONDS_OF_A_TRY = 0.7
SECONDS_TO_ANSWER = 1.5
SECONDS_TO_WRITE = 30
MOST_FACET_VALUES = 1000
# Counts what a plan finds before anything is chosen or left out; no facet is called so.
UNFILTERED = "_alles"
FORBIDDEN, NOT_FOUND, CONFLICT, TOO_MANY, SERVER_ERROR = 403, 404, 409, 429, 500
ROWS_AT_ONCE = 200


class AwayError(EngineError):
    """The server does not answer, or says that it cannot: asking it again at once makes no sense."""


@contextmanager
def trouble_is_engine_error() -> Iterator[None]:
    try:
        yield
    except elastic_transport.TransportError as problem:
        raise AwayError(f"Elasticsearch antwoordt niet: {problem}") from problem
    except ApiError as problem:
        away = problem.status_code in (NOT_FOUND, TOO_MANY) or problem.status_code >= SERVER_ERROR
        raise (AwayError if away else EngineError)(f"Elasticsearch: {problem}") from problem


def client_for(address: Address) -> Elasticsearch:
    options: dict[str, Any] = {"request_timeout": SECONDS_OF_A_TRY, "max_retries": 1, "retry_on_timeout": True}
    if address.api_key:
        options["api_key"] = address.api_key
    elif address.user:
        options["basic_auth"] = (address.user, address.password)
    if address.ca_file:
        options["ca_certs"] = address.ca_file
    return Elasticsearch(address.server, **options)


class ElasticEngine:
    """Elasticsearch: one index for everything, behind a read alias and a write alias."""

    name = "elasticsearch"

    def __init__(self, address: Address) -> None:
        self.client = client_for(address)
        # Writing may take its time, but is not tried again at once: other work of the worker waits for it.
        self.writer = self.client.options(request_timeout=SECONDS_TO_WRITE, max_retries=0)
        self.names = Names(self.client, self.writer, address.name)

    # Reading

    def search(self, question: Question) -> Found:
        with trouble_is_engine_error():
            totals: list[int] = []
            until = time.monotonic() + SECONDS_TO_ANSWER
            for place, plan in question.tries():
                query = compiled(plan) if plan else Q("match_all")
                answer = self.asked(query, question, self.client_until(until)).execute()
                totals.append(answer.aggregations[UNFILTERED].doc_count)
                if question.is_enough(place, totals[-1]):
                    break
            stored = [Stored(hit["key"], hit["kept"], hit["files"]) for hit in (row.to_dict() for row in answer.hits)]
            # The stubs know a response's hits as a list only.
            total = int(getattr(answer.hits, "total").value)  # noqa: B009 (see above)
            return Found(stored, total, counts_of(answer, question), place, totals[0])

    def client_until(self, until: float) -> Elasticsearch:
        """Return the client for what is left of the time of a search."""
        left = until - time.monotonic()
        if left <= 0:
            raise AwayError("Elasticsearch antwoordt te langzaam.")
        return self.client.options(request_timeout=min(SECONDS_OF_A_TRY, left / 2))

    def asked(self, query: Query, question: Question, client: Elasticsearch) -> Search:
        """Return the request: limits and rights narrow everything, chosen filters only the results and the other counts."""
        start = min(question.start, DEEPEST)
        wanted = Q("bool", must=[weighed(query)], filter=base_filters(question))
        search = Search(using=client, index=self.names.read).query(wanted).source(list(SHOWN))
        search = search.extra(track_total_hits=True)[start : start + question.size]
        search = search.post_filter(chosen(question.filters, question.without))
        search.aggs.bucket(UNFILTERED, "filter", filter=Q("match_all"))
        for names in question.counted_together():
            others = {name: values for name, values in question.filters.items() if name != names[0]}
            narrowed = search.aggs.bucket(names[0], "filter", filter=chosen(others, question.excluding(names[0])))
            for name in names:
                narrowed.bucket(name, A("terms", field=name, size=MOST_FACET_VALUES))
        order = sort_of(question)
        return search.sort(*order) if order else search

    def has_index(self) -> bool:
        with trouble_is_engine_error():
            return bool(self.names.standing_on(self.names.read))

    def contents(self) -> dict[str, str]:
        with trouble_is_engine_error():
            return self.contents_of(self.names.read)

    def contents_of(self, index: str) -> dict[str, str]:
        found = helpers.scan(self.writer, index=index, query={"_source": ["digest"]}, size=1000)
        return {row["_id"]: row["_source"]["digest"] for row in found}

    def explain(self, plan: Plan, key: str) -> str | None:
        with trouble_is_engine_error():
            if not self.client.exists(index=self.names.read, id=key):
                return None
            answer = self.client.explain(index=self.names.read, id=key, query=weighed(compiled(plan)).to_dict())
            return json.dumps(answer.body["explanation"]) if answer.body["matched"] else ""

    # Writing

    def forget(self) -> None:
        """Remove every index with the name of this engine; for scratch indices."""
        with trouble_is_engine_error():
            for index in self.names.own():
                self.writer.indices.delete(index=index)

    def update(self, rows: Iterable[Row], gone: Iterable[str], revision: int) -> dict[str, str]:
        with trouble_is_engine_error():
            rows, gone = list(rows), list(gone)
            targets = self.names.standing_on(self.names.write)
            if not targets:
                raise EngineError("Er is geen index in Elasticsearch: bouw hem met `manage.py search_index rebuild`.")
            refused: dict[str, str] = {}
            for index in targets:
                refused |= self.write(index, rows, gone, revision)
            # What is drawn from now on shows it.
            self.writer.indices.refresh(index=targets)
            return refused

    def rebuild(self, rows: Iterable[Row], revision: int) -> dict[str, str]:
        with trouble_is_engine_error():
            made = self.names.being_built()
            there = self.contents_of(made)
            wanted: set[str] = set()

            def missing() -> Iterator[Row]:
                for row in rows:
                    wanted.add(row["key"])
                    if there.get(row["key"]) != row["digest"]:
                        yield row

            refused = self.write(made, missing(), (), revision)
            refused |= self.write(made, (), there.keys() - wanted, revision)
            self.writer.indices.refresh(index=made)
            number = self.writer.count(index=made)["count"]
            # What changed meanwhile was written to the new index too, so it may hold more; never less.
            if number < len(wanted - refused.keys()):
                raise EngineError(f"De nieuwe index heeft {number} van {len(wanted)} documenten; de oude blijft in gebruik.")
            self.names.put_in_place(made)
            return refused

    def write(self, index: str, rows: Iterable[Row], gone: Iterable[str], revision: int) -> dict[str, str]:
        """Write in bulk; return what was refused, each with the reason.

        Raises AwayError when the server lets nothing be written, as with a full disk: no document is to blame for that.
        """
        refused: dict[str, str] = {}
        actions = actions_for(index, rows, gone, revision)
        outcomes = helpers.streaming_bulk(
            self.writer, actions, chunk_size=ROWS_AT_ONCE, raise_on_error=False, max_retries=3, initial_backoff=1
        )
        for done, outcome in outcomes:
            (answer,) = outcome.values()
            if done or answer["status"] in (CONFLICT, NOT_FOUND):
                continue
            reason = str(answer.get("error"))[:400]
            if answer["status"] in (FORBIDDEN, TOO_MANY) or answer["status"] >= SERVER_ERROR:
                raise AwayError(f"Elasticsearch laat niets schrijven: {reason}")
            refused[answer["_id"]] = reason
        return refused


def compiled(plan: Plan) -> Query:
    """Return the query of a plan; one without parts finds nothing."""
    if isinstance(plan, PlanRow):
        return in_a_row(plan)
    if isinstance(plan, Prefix):
        return Q("prefix", **{plan.field: {"value": plan.begun, "boost": plan.weight}})
    parts = [compiled(part) for part in plan.of]
    return combined(plan, parts) if parts else Q("match_none")


def combined(plan: Best | Every | Also | Some, parts: list[Query]) -> Query:
    if isinstance(plan, Best):
        return Q("dis_max", queries=parts, tie_breaker=TIE_BREAKER, boost=plan.weight)
    if isinstance(plan, Every):
        return Q("bool", must=parts, boost=plan.weight)
    if isinstance(plan, Also):
        return Q("bool", must=parts[:1], should=parts[1:], boost=plan.weight)
    return Q("bool", should=parts, minimum_should_match=plan.at_least, boost=plan.weight)


def in_a_row(row: PlanRow) -> Query:
    if not row.words:
        return Q("match_none")
    if len(row.words) == 1:
        return Q("term", **{row.field: {"value": row.words[0], "boost": row.weight}})
    return Q("match_phrase", **{row.field: {"query": " ".join(row.words), "boost": row.weight}})


def weighed(query: Query) -> Query:
    """Let each document count for what it weighs."""
    factor = {"field_value_factor": {"field": WEIGHT, "missing": 1}}
    return Q("function_score", query=query, functions=[factor], boost_mode="multiply")


def terms(values: Any) -> list[Query]:
    return [Q("terms", **{name: list(chosen)}) for name, chosen in values.items()]


def chosen(filters: Any, without: Any) -> Query:
    """Return the query for what has one of the values of each filter, and none of what is left out."""
    return Q("bool", filter=terms(filters), must_not=terms(without))


def base_filters(question: Question) -> list[Query]:
    return [*terms({ACCESS: question.access}), *terms(question.limits)]


def sort_of(question: Question) -> list[Any]:
    if question.sort == "titel":
        return [TITLE_ORDER, "key"]
    if question.sort == "gecontroleerd":
        return ["-checked", "key"]
    return ["-date", "key"] if question.sort == "nieuw" or not question.plans else []


def counts_of(answer: Any, question: Question) -> dict[str, dict[str, int]]:
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in answer.aggregations[names[0]][name]["buckets"]}
        for names in question.counted_together()
        for name in names
    }
