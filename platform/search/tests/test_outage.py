"""Elasticsearch that is killed, frozen or unwell: the embedded engine answers, and the other comes back by itself."""

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.test import override_settings

from search import engines
from search.engines.base import Question
from search.engines.elastic import ElasticEngine
from search.fields import row_of
from search.finding import wanted_by
from search.tests.conftest import VISITOR, document
from search.text import Knowledge, Splitter

pytestmark = pytest.mark.elasticsearch
ILL = b"HTTP/1.1 %d Ill\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"


@dataclass
class Between:
    """Stands between the site and a server: passes on, keeps silent, or answers in its place."""

    server: tuple[str, int]
    mood: str = "well"
    tries: int = 0
    listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    held: list[socket.socket] = field(default_factory=list)

    @property
    def port(self):
        return self.listening.getsockname()[1]

    def serve(self):
        while True:
            try:
                asking, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(asking,), daemon=True).start()

    def answer(self, asking):
        with asking:
            asked = self.whole_request(asking)
            while asked:
                self.tries += 1
                if self.mood == "frozen":
                    self.held.append(asking.dup())
                    return
                if self.mood == "killed":
                    return
                asking.sendall(self.passed_on(asked) if self.mood == "well" else ILL % int(self.mood))
                asked = self.whole_request(asking)

    def whole_request(self, asking):
        try:
            return whole(asking)
        except OSError:
            return b""

    def passed_on(self, asked):
        with socket.create_connection(self.server) as real:
            real.sendall(asked)
            return whole(real)

    def close(self):
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        for asking in self.held:
            asking.close()


def whole(connection):
    """Read one message of HTTP with a Content-Length."""
    read = b""
    while b"\r\n\r\n" not in read:
        part = connection.recv(65536)
        if not part:
            return b""
        read += part
    head, _, body = read.partition(b"\r\n\r\n")
    lengths = [int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
    while lengths and len(body) < lengths[0]:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def between(server):
    made = Between(server)
    thread = threading.Thread(target=made.serve, daemon=True)
    thread.start()
    yield made
    made.close()
    thread.join(timeout=5)


@pytest.fixture
def site(elastic, tmp_path):
    """A site on Elasticsearch, with something between them, and the same document in both indices."""
    rows = [row_of(document("a", "Hond"), Splitter(()))]
    elastic.rebuild(rows, 1)
    engines.embedded_at(str(tmp_path)).rebuild(rows, 1)
    known = urlsplit(elastic.client.transport.node_pool.get().base_url)
    with between((known.hostname, known.port)) as way:
        engines.breaker.worked()
        with override_settings(SEARCH_URL=f"elasticsearch+http://127.0.0.1:{way.port}/{elastic.names.name}?map={tmp_path}"):
            yield way
        engines.breaker.worked()


def ask():
    found, spare = engines.search(Question(access=VISITOR, plans=wanted_by("hond", Knowledge()).plans))
    return [row.key for row in found.stored], spare


def test_a_server_that_is_well_answers_itself(site):
    assert ask() == (["a"], False)


@pytest.mark.parametrize("mood", ["killed", "frozen", "500", "503", "429"])
def test_a_server_that_does_not_answer_is_tried_twice_and_then_left_alone_for_a_while(site, mood):
    ask()
    site.tries, site.mood = 0, mood
    assert ask() == (["a"], True)
    assert site.tries <= 2
    tried = site.tries
    for _ in range(5):
        assert ask() == (["a"], True)
    assert site.tries == tried


@pytest.mark.parametrize("mood", ["killed", "frozen", "500"])
def test_a_server_that_is_well_again_is_asked_again(site, mood, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(engines.breaker, "now", lambda: now[0])
    site.mood = mood
    assert ask() == (["a"], True)
    site.mood = "well"
    assert ask() == (["a"], True)
    now[0] += 31
    assert ask() == (["a"], False)


def test_all_tries_together_stay_within_the_time_of_one_search(site, monkeypatch):
    seconds = [0.0]
    monkeypatch.setattr("search.engines.elastic.time.monotonic", lambda: seconds[0])
    asked = ElasticEngine.asked

    def slowly(self, *values):
        seconds[0] += 0.6
        return asked(self, *values)

    monkeypatch.setattr(ElasticEngine, "asked", slowly)
    site.tries = 0
    found, spare = engines.search(Question(access=VISITOR, plans=wanted_by("kat vis vogel", Knowledge()).plans))
    assert (found.total, spare) == (0, True)
    assert site.tries == 3
