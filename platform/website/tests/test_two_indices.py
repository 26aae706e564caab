"""Two indices kept up to date: the embedded one never waits for the other, and the other misses nothing."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import override_settings

from core import clock
from search import engines, outbox
from search.engines.base import EngineError
from search.engines.elastic_index import Names
from search.engines.embedded import EmbeddedEngine
from search.models import IndexChange
from website.tests.searching import put

pytestmark = pytest.mark.django_db


class Other(EmbeddedEngine):
    """An index elsewhere, which may be away."""

    away = False

    def has_index(self):
        if self.away:
            raise EngineError("weg")
        return super().has_index()

    def rebuild(self, rows, revision=0, compound_words=()):  # noqa: ARG002 (the words are those of the embedded index)
        return super().rebuild(rows, revision, engines.embedded().compound_words())


@pytest.fixture
def other(index, tmp_path, monkeypatch):
    made = Other(tmp_path / "elders")
    monkeypatch.setattr(engines, "every", lambda: [engines.embedded(), made])
    outbox.rebuild()
    return made


def key(page):
    return f"pagina:{page.pk}"


def apply_all():
    while outbox.apply_changes():
        pass


def test_a_change_reaches_both_and_only_then_is_gone(other, home):
    page = put(home, "Geluid")
    apply_all()
    assert other.contents().keys() == engines.embedded().contents().keys() == {key(page)}
    assert not IndexChange.objects.exists()


def test_an_index_that_was_lost_is_built_whole_by_the_next_change(other, home):
    pages = [put(home, f"Pagina {number}") for number in range(4)]
    apply_all()
    other.pointer.unlink()
    pages[0].save()
    apply_all()
    assert other.contents().keys() == {key(page) for page in pages}


def test_the_embedded_index_follows_everything_while_the_other_is_away(other, home, monkeypatch):
    monkeypatch.setattr(outbox, "MOST_AT_ONCE", 3)
    other.away = True
    pages = [put(home, f"Pagina {number}") for number in range(8)]
    with pytest.raises(EngineError):
        apply_all()
    new = put(home, "Later")
    with pytest.raises(EngineError):
        apply_all()
    assert engines.embedded().contents().keys() == {key(page) for page in [*pages, new]}
    other.away = False
    IndexChange.objects.filter(key=key(new)).update(due=clock.now())
    apply_all()
    # Nothing that was put off waits any longer once the other answers.
    assert other.contents() == engines.embedded().contents()
    assert not IndexChange.objects.exists()


@pytest.mark.parametrize(("age", "wait"), [(0, 5), (20, 20), (50, 50), (7200, 60)])
def test_what_waits_for_an_engine_that_is_away_waits_as_long_again(other, home, age, wait):
    other.away = True
    put(home, "Geluid")
    IndexChange.objects.update(created=clock.now() - dt.timedelta(seconds=age))
    with pytest.raises(EngineError):
        apply_all()
    row = IndexChange.objects.get()
    assert round((row.due - clock.now()).total_seconds()) in (wait - 1, wait, wait + 1)
    assert (row.attempts, row.is_parked) == (0, False)


def test_a_build_of_one_index_keeps_changes_waiting(other, home, monkeypatch):
    page = put(home, "Geluid")
    apply_all()
    turns = []
    writing, read = EmbeddedEngine.writing, outbox.all_documents

    def watched(self):
        turns.append("beurt")
        return writing(self)

    def meanwhile():
        assert turns
        built = read()
        page.title = "Stank"
        page.save()
        return built

    monkeypatch.setattr(EmbeddedEngine, "writing", watched)
    with monkeypatch.context() as busy:
        busy.setattr(outbox, "all_documents", meanwhile)
        outbox.rebuild(other)
    assert IndexChange.objects.filter(key=key(page)).exists()
    apply_all()
    assert other.contents() == engines.embedded().contents()


def test_the_other_index_follows_when_the_embedded_one_is_built_alone(other, home):
    put(home, "Geluid")
    apply_all()
    outbox.rebuild(engines.embedded())
    assert list(IndexChange.objects.values_list("key", "in_embedded")) == [(outbox.EVERYTHING, True)]
    apply_all()
    assert not IndexChange.objects.exists()


def test_rows_that_waited_for_another_engine_are_dealt_with_when_there_is_one_engine_left(index, home):
    page = put(home, "Geluid")
    IndexChange.objects.update(in_embedded=True)
    apply_all()
    assert engines.embedded().contents().keys() == {key(page)}
    assert not IndexChange.objects.exists()


def test_the_site_starts_while_the_server_is_away(home, tmp_path, capsys):
    page = put(home, "Geluid")
    with override_settings(SEARCH_URL=f"elasticsearch+http://127.0.0.1:9/proef?map={tmp_path / 'index'}"):
        call_command("search_index", "ensure")
        assert engines.embedded().contents().keys() == {key(page)}
    assert "antwoordt de ingebouwde zoekmachine" in capsys.readouterr().err
    assert IndexChange.objects.filter(key=outbox.EVERYTHING).exists()


def test_another_site_on_the_same_server_keeps_its_index():
    own, old, others = "lpw-0123456789ab-8-00000000", "lpw-ba9876543210-8-11111111", "lpw-test-0123456789ab-8-00000000"
    server = SimpleNamespace(indices=SimpleNamespace(get=lambda **_: dict.fromkeys([own, old, others])))
    assert Names(server, server, "lpw").own() == [own, old]
