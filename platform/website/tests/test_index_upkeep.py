"""The index follows the database: every change is noted with it, applied once, and never lost."""

import datetime as dt
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils.text import slugify
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from core import clock
from core.models import Thema
from core.vocabulary import Trede
from knowledge.models import Begrip, Instrument
from search import documents, engines, outbox
from search.engines.base import EngineError
from search.engines.embedded import EmbeddedEngine
from search.models import IndexChange
from search.outbox import Repaired
from search.queries import search
from search.shapes import SearchRequest
from search.tasks import update_index
from search.testing import index_now
from website import documents as website_documents
from website.models import StandardPage

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


@pytest.fixture
def index(tmp_path, home):
    """An index of its own, up to date."""
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'index'}"):
        outbox.rebuild()
        yield engines.current()


def put(parent, title, **values):
    page = StandardPage(title=title, slug=slugify(title), **values)
    parent.add_child(instance=page)
    return page


def noted():
    return set(IndexChange.objects.values_list("key", flat=True))


def key(page):
    return f"pagina:{page.pk}"


def addresses(q):
    return [hit.url for hit in search(SearchRequest(q=q), VISITOR).hits]


def keep_failing(monkeypatch, page):
    """Let one page be no document any more."""
    make = website_documents.page_document

    def fail(thing):
        if thing.pk == page.pk:
            raise ValueError("stuk")
        return make(thing)

    source = documents.source("pagina")
    monkeypatch.setitem(documents._sources, "pagina", type(source)(**{**vars(source), "to_document": fail}))


# Noting


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.unpublish(),
        lambda page: page.save_revision().publish(),
        lambda page: page.save(),
        lambda page: page.delete(),
        lambda page: Page.objects.get(pk=page.pk).delete(),
        lambda page: page.get_parent().delete(),
        lambda page: Page.objects.get(pk=page.pk).save(),
    ],
)
def test_every_change_of_a_page_is_noted(index, home, change):
    page = put(put(home, "Boven"), "Onder")
    index_now()
    change(page)
    assert key(page) in noted()


def test_a_change_that_is_rolled_back_is_not_noted(index, home):
    page = put(home, "Geluid")
    index_now()
    with transaction.atomic():
        page.unpublish()
        assert key(page) in noted()
        transaction.set_rollback(True)
    assert noted() == set()


def test_a_move_and_a_new_address_are_noted_in_their_own_transaction(index, home, monkeypatch):
    above, page = put(home, "Boven"), put(home, "Midden")
    below = put(page, "Onder")
    index_now()
    # What comes after the transaction is lost when the process dies there.
    for late in ("wagtail.signals.post_page_move.send", "wagtail.signals.page_slug_changed.send"):
        monkeypatch.setattr(late, lambda **_: None)
    page.move(above, "last-child")
    assert {key(page), key(below)} <= noted()
    index_now()
    above.refresh_from_db()
    above.slug = "anders"
    above.save()
    assert {key(above), key(page), key(below)} <= noted()


def test_a_page_that_moves_takes_what_is_below_it_along(index, home):
    above, page = put(home, "Boven"), put(home, "Midden")
    below = put(page, "Onder")
    index_now()
    page.move(above, "last-child")
    assert {key(page), key(below)} <= noted()


def test_a_page_that_only_changes_its_text_notes_only_itself(index, home):
    page = put(home, "Boven")
    put(page, "Onder")
    index_now()
    page.title = "Ander"
    page.save()
    assert noted() == {key(page)}


def test_an_instrument_with_another_address_is_noted_for_everything(index, home):
    instrument = home.add_child(instance=Instrument(title="Middel", slug="middel", rung=Trede.values[0]))
    index_now()
    instrument.title = "Ander middel"
    instrument.save()
    assert outbox.EVERYTHING not in noted()
    instrument.slug = "ander-middel"
    instrument.save()
    assert outbox.EVERYTHING in noted()


def test_a_theme_that_gets_another_name_is_noted_for_everything(index):
    thema = Thema.objects.create(name="Lawaai", slug="lawaai")
    assert noted() == set()
    thema.name = "Geluid"
    thema.save()
    assert noted() == {outbox.EVERYTHING}


def test_a_term_that_is_deleted_is_noted(index):
    term = Begrip.objects.create(term="Geluid", slug="geluid", explanation="Wat u hoort.")
    index_now()
    number = term.pk
    term.delete()
    assert noted() == {f"begrip:{number}"}


# Applying


def test_changes_of_one_thing_are_folded_and_gone_when_the_index_has_them(index, home, monkeypatch):
    page = put(home, "Eén keer")
    for _ in range(3):
        page.save()
    assert IndexChange.objects.filter(key=key(page)).count() >= 3
    written = []
    write = EmbeddedEngine.update

    def watch(self, changed, gone, revision):
        written.extend(changed)
        return write(self, changed, gone, revision)

    monkeypatch.setattr(EmbeddedEngine, "update", watch)
    index_now()
    assert [row["key"] for row in written] == [key(page)]
    assert not IndexChange.objects.exists()
    assert index.contents().keys() == {key(page)}


@pytest.mark.parametrize("moment", ["write", "after"])
def test_a_worker_that_dies_loses_nothing(index, home, monkeypatch, moment):
    page = put(home, "Blijft bestaan")
    write = EmbeddedEngine.write

    def die(self, *values):
        if moment == "after":
            write(self, *values)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(EmbeddedEngine, "write", die)
        with pytest.raises(KeyboardInterrupt):
            index_now()
    assert noted() == {key(page)}
    index_now()
    assert index.contents().keys() == {key(page)}
    assert noted() == set()


def test_a_task_that_died_halfway_is_followed_by_another_look(index, home, monkeypatch):
    put(home, "Blijft bestaan")

    def die():
        raise KeyboardInterrupt

    monkeypatch.setattr(outbox, "apply_changes", die)
    DBTaskResult.objects.all().delete()
    with pytest.raises(KeyboardInterrupt):
        update_index.func()
    coming = DBTaskResult.objects.get(task_path=update_index.module_path, status=TaskResultStatus.READY)
    assert coming.run_after - clock.now() < dt.timedelta(minutes=2)


def test_one_thing_that_fails_is_tried_again_later_then_parked_and_stops_no_other(index, home, monkeypatch):
    bad, good = put(home, "Wil niet"), put(home, "Gaat goed")
    keep_failing(monkeypatch, bad)
    index_now()
    assert index.contents().keys() == {key(good)}
    waiting = IndexChange.objects.filter(key=key(bad))
    assert not waiting.filter(due__lte=clock.now()).exists()
    for _ in range(outbox.MOST_ATTEMPTS):
        waiting.update(due=clock.now())
        index_now()
    row = waiting.first()
    assert (row.is_parked, row.attempts, row.error) == (True, outbox.MOST_ATTEMPTS, "ValueError: stuk")


def test_what_was_there_stays_when_it_can_no_longer_be_made(index, home, monkeypatch):
    page = put(home, "Geluid")
    index_now()
    keep_failing(monkeypatch, page)
    page.save()
    index_now()
    assert index.contents().keys() == {key(page)}


def test_an_engine_that_is_away_costs_no_row_and_is_tried_again(index, home, monkeypatch):
    page = put(home, "Geluid")

    def away(*_):
        raise EngineError("weg")

    DBTaskResult.objects.all().delete()
    with monkeypatch.context() as broken:
        broken.setattr(EmbeddedEngine, "update", away)
        for _ in range(10):
            IndexChange.objects.update(due=clock.now())
            update_index.func()
    assert not IndexChange.objects.filter(is_parked=True).exists()
    # Ten failures do not make ten chains of tasks.
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() <= 3
    IndexChange.objects.update(due=clock.now())
    update_index.func()
    assert index.contents().keys() == {key(page)}


def test_a_missing_index_is_built_by_the_next_change(index, home):
    first = put(home, "Eerste")
    index_now()
    index.pointer.unlink()
    second = put(home, "Tweede")
    index_now()
    assert index.contents().keys() == {key(first), key(second)}


def test_a_change_during_a_rebuild_is_not_lost(index, home, monkeypatch):
    page = put(home, "Geluid")
    make = outbox.all_documents

    def meanwhile():
        built = make()
        page.title = "Stank"
        page.save()
        return built

    monkeypatch.setattr(outbox, "all_documents", meanwhile)
    outbox.rebuild()
    monkeypatch.undo()
    assert key(page) in noted()


# Looking and mending


def status():
    out = StringIO()
    call_command("search_index", "status", stdout=out, stderr=out)
    return out.getvalue()


def test_status_tells_what_waits_what_is_parked_and_what_differs(index, home):
    stale, gone, missing = put(home, "Anders"), put(home, "Weg"), put(home, "Ontbreekt")
    index_now()
    StandardPage.objects.filter(pk=stale.pk).update(introduction="Nieuw")
    Page.objects.filter(pk=gone.pk).update(live=False)
    index.update([], [key(missing)])
    IndexChange.objects.create(key="pagina:0", is_parked=True, error="stuk")
    IndexChange.objects.create(key="pagina:1")
    told = status()
    for line in ("Wachtende wijzigingen: 1", "Opzijgezet: 1", "pagina:0: stuk", "Ontbreekt in de index: 1", "ten onrechte in: 1"):
        assert line in told
    assert "Anders dan in de database: 1" in told


def test_repair_puts_right_what_differs_and_no_more(index, home, monkeypatch):
    stale, gone, fine = put(home, "Anders"), put(home, "Weg"), put(home, "Goed")
    index_now()
    StandardPage.objects.filter(pk=stale.pk).update(introduction="Nieuw")
    Page.objects.filter(pk=gone.pk).update(live=False)
    IndexChange.objects.create(key=key(fine), is_parked=True, attempts=5)
    assert outbox.repair() == Repaired(put=1, taken=1, left={})
    assert noted() == set()
    assert outbox.repair() == Repaired(put=0, taken=0, left={})
    assert index.contents().keys() == {key(stale), key(fine)}


def test_ensure_builds_only_what_is_missing(index, home):
    name = index.current()
    call_command("search_index", "ensure", stdout=StringIO())
    assert index.current() == name
    index.pointer.unlink()
    call_command("search_index", "ensure", stdout=StringIO())
    assert index.has_index()


def test_explaining_says_that_a_document_does_not_hold_the_question_or_is_not_there(index, home):
    here = key(put(home, "Hond"))
    index_now()
    out = StringIO()
    call_command("search_index", "explain", "kat", here, stdout=out)
    assert f"In document «{here}» staat niets van deze zoekvraag." in out.getvalue()
    call_command("search_index", "explain", "hond", here, stdout=out)
    assert "Een resultaat heeft alles wat is gezocht." in out.getvalue()
    with pytest.raises(CommandError, match="Er is geen document «pagina:0»"):
        call_command("search_index", "explain", "hond", "pagina:0", stdout=out)


def test_explaining_tells_what_a_document_lacks_to_be_a_result(index, home):
    put(home, "Hond in de tuin")
    here = key(put(home, "Tuin"))
    index_now()
    out = StringIO()
    call_command("search_index", "explain", '"hond" in de tuin', here, stdout=out)
    assert f"Document «{here}» heeft dat niet. Wel heeft het:" in out.getvalue()


def test_without_an_index_status_says_so_and_repair_builds_it(tmp_path, home):
    with override_settings(SEARCH_URL=f"embedded://{tmp_path / 'nergens'}"):
        told = status()
        assert "Er is geen index: bouw hem met `manage.py search_index rebuild`." in told
        assert "Antwoordt niet" not in told
        call_command("search_index", "repair", stdout=StringIO())
        assert "Ontbreekt in de index: 0" in status()


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        (["analyse"], "«analyse» vraagt één tekst"),
        (["explain", "kat"], "«explain» vraagt twee dingen: een zoekvraag, en het document"),
        (["status", "kat"], "«status» vraagt verder niets"),
    ],
)
def test_a_command_says_what_it_asks_for(words, asks):
    with pytest.raises(CommandError, match=asks):
        call_command("search_index", *words)


def test_status_fails_when_an_engine_does_not_answer(settings, tmp_path):
    settings.SEARCH_URL = f"elasticsearch+http://127.0.0.1:9/proef?map={tmp_path / 'index'}"
    out = StringIO()
    with pytest.raises(CommandError, match="De zoekmachine antwoordt niet: elasticsearch"):
        call_command("search_index", "status", stdout=out, stderr=out)
    assert "Zoekmachine: embedded" in out.getvalue()
