"""The embedded engine alone: files, locks and processes."""

import fcntl
import os
import signal
import subprocess
import sys

import pytest

from search.documents import MEMBERS
from search.engines.base import EngineError
from search.engines.embedded import EmbeddedEngine
from search.fields import row_of
from search.tests.conftest import MEMBER, VISITOR, Shelf, document
from search.text import Splitter


def rows(*documents):
    return [row_of(one, Splitter(())) for one in documents]


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(EmbeddedEngine(str(tmp_path / "index")))
    made.fill(document("a", "Geluid"))
    return made


def test_without_an_index_it_says_so(tmp_path):
    nothing = Shelf(EmbeddedEngine(str(tmp_path)))
    assert not nothing.engine.has_index()
    with pytest.raises(EngineError):
        nothing.ask("geluid")
    with pytest.raises(EngineError):
        nothing.put()


@pytest.mark.parametrize("kind", ["store", "fast", "idx", "term", "pos", "json"])
def test_a_broken_file_is_an_engine_error_and_never_a_crash(shelf, kind):
    engine = EmbeddedEngine(str(shelf.engine.folder))
    for path in (engine.folder / engine.current()).glob(f"*{kind}"):
        path.write_bytes(b"rommel")
    with pytest.raises(EngineError):
        Shelf(engine).ask("geluid")
    assert not engine.has_index()
    engine.rebuild(rows(document("a", "Geluid")))
    assert Shelf(engine).found("geluid") == ["a"]


def test_an_index_of_another_analysis_is_not_used(shelf, monkeypatch):
    monkeypatch.setattr(sys.modules["search.engines.embedded"], "fingerprint", lambda: "andere")
    assert not shelf.engine.has_index()
    with pytest.raises(EngineError, match="rebuild"):
        shelf.ask("geluid")


def test_old_builds_are_cleared_away(shelf):
    for _ in range(3):
        shelf.fill(document("a", "Geluid"))
    folders = [path.name for path in shelf.engine.folder.iterdir() if path.is_dir()]
    assert folders == [shelf.engine.current()]


def test_a_second_reader_sees_every_commit(shelf):
    other = Shelf(EmbeddedEngine(str(shelf.engine.folder)))
    for number in range(5):
        shelf.put(document(str(number), f"Geluid {number}"))
        assert other.ask("geluid").total == number + 2
    shelf.fill(document("nieuw", "Geluid"))
    assert other.found("geluid") == ["nieuw"]


def test_a_row_that_cannot_be_put_in_is_named_and_stops_no_other(shelf):
    good, bad, also = rows(document("a", "Goed"), document("b", "Fout"), document("c", "Ook goed"))
    refused = shelf.engine.update([good, {**bad, "digest": None}, also], [])
    assert list(refused) == ["b"]
    assert shelf.engine.contents().keys() == {"a", "c"}


def test_an_update_that_breaks_off_changes_nothing(shelf):
    def broken():
        yield from rows(document("b", "Stank"))
        raise KeyError

    with pytest.raises(KeyError):
        shelf.engine.update(broken(), ["a"])
    assert shelf.engine.contents().keys() == {"a"}
    shelf.put(document("c", "Weer goed"))
    assert shelf.engine.contents().keys() == {"a", "c"}


def test_words_are_known_to_who_may_read_them(shelf):
    shelf.put(document("b", "Geluid en geheimzinnigheid", access=(MEMBERS,)))
    assert shelf.engine.frequencies(VISITOR) == {"geluid": 1}
    assert shelf.engine.frequencies(MEMBER) == {"geluid": 2, "en": 1, "geheimzinnigheid": 1}
    assert (shelf.engine.size(VISITOR), shelf.engine.size(MEMBER)) == (1, 2)


def test_words_of_compounds_stay_as_they_were_when_the_index_was_built(shelf):
    shelf.engine.rebuild([], compound_words=["geluid", "overlast"])
    shelf.put(document("a", "Hond"))
    assert shelf.engine.compound_words() == ["geluid", "overlast"]


def test_only_one_writes_at_a_time(shelf):
    other = EmbeddedEngine(str(shelf.engine.folder))
    with shelf.engine.writing():
        turn = (other.folder / "schrijver").open("a")
        with turn, pytest.raises(BlockingIOError):
            # What `writing` waits for, without the waiting.
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with other.writing():
        assert other.has_index()


WRITES_FOR_EVER = """
import itertools, sys
import django
django.setup()
from search.engines.embedded import EmbeddedEngine
from search.tests.test_embedded import document, rows
engine = EmbeddedEngine(sys.argv[1])
for number in itertools.count():
    with engine.writing():
        print(number, flush=True)
        engine.update(rows(*(document(f"{number}-{part}", "Geluid") for part in range(50))), [])
"""


def test_a_writer_that_is_killed_leaves_whole_updates_and_no_lock(shelf):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "website.test_settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    for round_ in range(3):
        command = [sys.executable, "-c", WRITES_FOR_EVER, str(shelf.engine.folder)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        for _ in range(round_ + 2):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        with shelf.engine.writing():
            shelf.put(document("b", "Geluid"))
        assert shelf.ask("geluid").total % 50 == 2
        shelf.fill(document("a", "Geluid"))
