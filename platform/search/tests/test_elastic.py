"""Elasticsearch alone: versions, building anew, and a server that does not answer."""

import http.server
import threading
import traceback
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from elastic_transport import ApiResponseMeta, ConnectionTimeout, HttpHeaders, Urllib3HttpNode
from elasticsearch import ApiError

from search.engines.addresses import Address, parsed
from search.engines.base import EngineError
from search.engines.breaker import SECONDS_OPEN, Breaker
from search.engines.elastic import AwayError, ElasticEngine, client_for
from search.tests.conftest import Shelf, document

ANSWERED = HttpHeaders({"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"})
NOTHING = b'{"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {"_alles": {"doc_count": 0}}}'
real = pytest.mark.elasticsearch


@pytest.fixture
def shelf(elastic):
    made = Shelf(elastic)
    made.fill(document("a", "Hond"))
    return made


# Versions


@real
def test_an_older_revision_never_takes_the_place_of_a_newer_one(shelf):
    shelf.engine.update(shelf.rows([document("a", "Nieuw")]), [], 9)
    assert shelf.engine.update(shelf.rows([document("a", "Oud")]), [], 8) == {}
    assert shelf.engine.update([], ["a"], 7) == {}
    shelf.refresh()
    assert (shelf.found("nieuw"), shelf.found("oud")) == (["a"], [])


@real
def test_what_was_taken_out_does_not_come_back_by_an_older_revision(shelf):
    shelf.engine.update([], ["a"], 9)
    shelf.engine.update(shelf.rows([document("a", "Oud")]), [], 8)
    shelf.refresh()
    assert shelf.engine.contents() == {}


@real
def test_the_mapping_is_strict_and_a_refused_row_is_named(shelf):
    good, bad = shelf.rows([document("b", "Goed"), document("c", "Fout")])
    refused = shelf.engine.update([good, {**bad, "vreemd": 1}], [], 9)
    shelf.refresh()
    assert list(refused) == ["c"]
    assert shelf.engine.contents().keys() == {"a", "b"}


# Building anew


@real
def test_the_read_alias_moves_in_one_call_and_the_old_index_goes(shelf):
    before = shelf.engine.names.standing_on(shelf.engine.names.read)
    shelf.fill(document("b", "Hond"))
    after = shelf.engine.names.standing_on(shelf.engine.names.read)
    assert len(before) == len(after) == 1
    assert before != after
    assert not shelf.engine.client.indices.exists(index=before[0])
    assert shelf.engine.names.standing_on(shelf.engine.names.write) == after


@real
def test_what_changes_while_an_index_is_built_stands_in_both(shelf):
    def rows():
        yield from shelf.rows([document("a", "Hond")])
        other = ElasticEngine.__new__(ElasticEngine)
        other.__dict__ = dict(shelf.engine.__dict__)
        other.update(shelf.rows([document("b", "Kat")]), [], 50)

    shelf.engine.rebuild(rows(), 40)
    assert shelf.engine.contents().keys() == {"a", "b"}


@real
def test_a_build_that_was_cut_off_goes_on_where_it_was(shelf, monkeypatch):
    written: list[str] = []

    def broken():
        yield from shelf.rows([document("a", "Hond"), document("b", "Kat")])
        raise KeyboardInterrupt

    monkeypatch.setattr("search.engines.elastic.ROWS_AT_ONCE", 1)
    with pytest.raises(KeyboardInterrupt):
        shelf.engine.rebuild(broken(), 2)
    assert shelf.found("hond") == ["a"]
    write = ElasticEngine.write

    def watch(self, index, rows, gone, revision):
        rows = list(rows)
        written.extend(row["key"] for row in rows)
        return write(self, index, rows, gone, revision)

    monkeypatch.setattr(ElasticEngine, "write", watch)
    shelf.engine.writer.indices.refresh(index=f"{shelf.engine.names.name}-*")
    shelf.fill(document("a", "Hond"), document("b", "Kat"), document("c", "Vis"))
    assert "c" in written
    assert "a" not in written
    assert shelf.engine.contents().keys() == {"a", "b", "c"}
    assert len(shelf.engine.client.indices.get(index=f"{shelf.engine.names.name}-*")) == 1


@real
def test_a_server_that_lets_nothing_be_written_is_away_and_the_old_index_stays(shelf, monkeypatch):
    """So it does when its disk is full: that is no fault of the documents."""
    names, make = type(shelf.engine.names), type(shelf.engine.names).make

    def closed(self):
        made = make(self)
        self.writer.indices.put_settings(index=made, settings={"index.blocks.write": True})
        return made

    monkeypatch.setattr(names, "make", closed)
    with pytest.raises(AwayError):
        shelf.engine.rebuild(shelf.rows([document("a", "Hond"), document("b", "Hond")]), 2)
    assert shelf.found("hond") == ["a"]


@real
def test_an_index_of_another_analysis_is_not_used(shelf, monkeypatch):
    monkeypatch.setattr("search.engines.elastic_index.fingerprint", lambda: "anders")
    assert not shelf.engine.has_index()
    with pytest.raises(EngineError):
        shelf.ask("hond")


# A server that does not answer as it should


@contextmanager
def server(status, body=b"{}"):
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    listening.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("status", "kind"), [(500, AwayError), (503, AwayError), (429, AwayError), (404, AwayError), (400, EngineError)]
)
def test_an_answer_that_is_none_is_an_engine_error(status, kind):
    with server(status) as url, pytest.raises(kind):
        Shelf(ElasticEngine(Address("/var", server=url))).ask("hond")


def test_a_question_that_is_refused_does_not_close_the_way():
    with server(400) as url, pytest.raises(EngineError) as refused:
        Shelf(ElasticEngine(Address("/var", server=url))).ask("hond")
    assert not isinstance(refused.value, AwayError)


def test_after_a_failure_one_is_let_through_each_half_minute():
    now = [100.0]
    breaker = Breaker(lambda: now[0])
    assert breaker.lets_through()
    breaker.failed()
    assert not breaker.lets_through()
    now[0] += SECONDS_OPEN
    assert breaker.lets_through()
    assert not breaker.lets_through()
    breaker.worked()
    assert breaker.lets_through()
    assert breaker.lets_through()


@pytest.mark.parametrize("answered_after", [0.0, 0.3, 0.6, 0.69, 0.75])
def test_all_tries_of_one_search_fit_in_its_time(monkeypatch, answered_after):
    """Answers come after so many seconds and find nothing, or not before the try is given up."""
    now = [0.0]

    def slowly(self, *_, request_timeout, **__):
        now[0] += min(answered_after, request_timeout)
        if answered_after > request_timeout:
            raise ConnectionTimeout("te laat")
        return SimpleNamespace(meta=ApiResponseMeta(200, "1.1", ANSWERED, answered_after, self.config), body=NOTHING)

    monkeypatch.setattr("search.engines.elastic.time.monotonic", lambda: now[0])
    monkeypatch.setattr(Urllib3HttpNode, "perform_request", slowly)
    with suppress(AwayError):
        Shelf(ElasticEngine(Address("/var", server="http://host:9200"))).ask("kat vis vogel")
    assert now[0] <= 1.5


# What SEARCH_URL says


def test_an_address_names_server_user_and_index():
    found = parsed("elasticsearch+https://jan:ge%20heim@zoek.example:9243/onze?ca=/etc/ca.pem&map=/var/zoek", "/standaard")
    assert found == Address("/var/zoek", "https://zoek.example:9243", "onze", "jan", "ge heim", ca_file="/etc/ca.pem")
    assert parsed("elasticsearch+http://host/onze?api_key=abc", "/standaard") == Address(
        "/standaard", "http://host:9200", "onze", api_key="abc"
    )
    assert parsed("embedded:///var/zoekindex", "/standaard") == Address("/var/zoekindex")
    assert parsed("elasticsearch+http://[::1]:9300/onze", "/standaard") == Address("/standaard", "http://[::1]:9300", "onze")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "solr://host",
        "embedded://",
        "embedded://var/zoekindex",
        "elasticsearch+http://",
        "elasticsearch+http://[::1",
        "elasticsearch+http://host:99999/onze",
        "elasticsearch+http://host:poort/onze",
        "http://host:9200",
        "elasticsearch+http://host",
        "elasticsearch+http://host?map=/var",
        "elasticsearch+http://host/Onze",
        "elasticsearch+http://host/_onze",
        "elasticsearch+http://host/onze/twee",
        "elasticsearch+http://host/onze?foo=bar",
        "elasticsearch+http://host/onze?ca=",
        "embedded:///var?foo=bar",
        "embedded:///var?ca=/etc/ca.pem",
    ],
)
def test_an_address_that_no_engine_understands_is_refused_with_an_example(url):
    with pytest.raises(ImproperlyConfigured, match="Voorbeeld"):
        parsed(url, "/standaard")


@pytest.mark.parametrize(
    "url",
    [
        "elasticsearch://piet:geheim@host/onze",
        *[
            f"elasticsearch+https://piet:{password}@host/onze"
            for password in ("geheim/pje", "geheim#pje", "1/geheim", "1?geheim")
        ],
    ],
)
def test_an_address_that_is_refused_tells_nobody_the_password(url):
    with pytest.raises(ImproperlyConfigured) as refused:
        parsed(url, "/standaard")
    told = "".join(traceback.format_exception(refused.value, limit=0))
    assert "piet" not in told
    assert "geheim" not in told


@pytest.mark.parametrize(
    ("address", "header"),
    [
        (Address("/", "http://h:1", user="jan", password="x"), "Basic amFuOng="),
        (Address("/", "http://h:1", api_key="abc"), "ApiKey abc"),
    ],
)
def test_who_asks_says_who_he_is(address, header):
    assert client_for(address)._headers["authorization"] == header


def test_an_error_of_the_client_is_one_of_ours():
    assert issubclass(AwayError, EngineError)
    assert not issubclass(ApiError, EngineError)
