"""When something goes wrong, changes unseen or is slow: what can be found stays true, and the page stays quick."""

import datetime as dt
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from django.contrib.auth.models import AnonymousUser
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from core import chores, clock, fragments, uploads
from core.models import ContentVersion, Thema
from events.tests.factories import make_event
from members import municipality_data
from search import engines, outbox, queries, reading_files, tasks
from search.engines.base import EngineError
from search.models import FileText, IndexChange
from search.queries import search
from search.shapes import SearchRequest
from website.tests.searching import body_with, file_with, guide, put, results, shown

pytestmark = pytest.mark.django_db


# Files


def test_the_text_of_a_deleted_file_is_found_no_more(index, home, client):
    file = file_with(b"Over kwantumschuim")
    page = guide(home, "Gids", body=body_with(file))
    ReferenceIndex.create_or_update_for_object(page)
    index()
    assert results(shown(client, "kwantumschuim")) == ["Gids"]
    file.delete()
    index()
    assert results(shown(client, "kwantumschuim")) == []


def test_a_file_of_which_the_reading_was_cut_off_is_read_later(db):
    file = file_with(b"Over kwantumschuim")
    DBTaskResult.objects.all().delete()
    FileText.objects.update(state=FileText.State.WAITING)
    tasks.read_what_waits()
    waiting = DBTaskResult.objects.filter(task_path=tasks.read_file.module_path, status=TaskResultStatus.READY)
    assert [task.args_kwargs["args"] for task in waiting] == [[file.pk]]
    tasks.read_what_waits()
    assert waiting.count() == 1
    assert "bestanden lezen die bleven liggen" in chores.chores


def packed(**parts):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


MANIFEST = {"mimetype": reading_files.TYPES["odt"], "META-INF/manifest.xml": "<x><manifest:encryption-data/></x>"}


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (uploads.COMPOUND + b"\0" * 4000 + uploads.ENCRYPTED, "docx"),
        (uploads.COMPOUND + b"\0" * 4000 + uploads.ENCRYPTED, "pptx"),
        (packed(**MANIFEST, **{"content.xml": b"\x07\x99" * 900}), "odt"),
        (packed(**MANIFEST, **{"encrypted-package": b"\x07\x99" * 900}), "odt"),
    ],
)
def test_a_document_with_a_password_is_not_taken_for_a_broken_or_an_empty_one(content, extension):
    assert reading_files.read(content, extension) == reading_files.Outcome("op-slot")


def test_signs_that_nobody_sees_do_not_stop_the_reading():
    assert reading_files.read(b"Over\x00 kwantum\x02schuim", "txt") == reading_files.Outcome("gelezen", "Over kwantumschuim")


# The feed


@pytest.mark.parametrize("q", ["\x01", "ratel\x0bslang", ""])
def test_a_feed_holds_no_signs_that_xml_refuses(index, home, client, q):
    put(home, "Ratelslang\x02", "Een slang\x03 die ratelt")
    index()
    answer = client.get("/zoeken/atom/", {"q": q})
    assert answer.status_code == 200
    ET.fromstring(answer.content)  # noqa: S314 (made by ourselves just now)


# Upkeep


def test_what_keeps_failing_for_years_does_not_stop_the_upkeep(index, home, monkeypatch):
    page = put(home, "Ratelslang")
    key = f"pagina:{page.pk}"
    IndexChange.objects.all().delete()
    IndexChange.objects.create(key=key, attempts=5_807, is_parked=True, due=clock.now())
    monkeypatch.setattr(outbox, "row_of", lambda *_: 1 / 0)
    outbox.repair()
    row = IndexChange.objects.get(key=key)
    assert (row.attempts, row.is_parked) == (outbox.MOST_ATTEMPTS, True)


def test_names_of_municipalities_that_are_loaded_anew_reach_the_index(index):
    IndexChange.objects.all().delete()
    before = ContentVersion.ask()
    municipality_data.load()
    assert IndexChange.objects.filter(key=outbox.EVERYTHING).exists()
    assert ContentVersion.ask() > before


def test_a_guide_that_is_due_for_a_check_becomes_outdated_by_itself(index, home, client, monkeypatch):
    today = clock.today()
    guide(home, "Ratelslang", checked_on=today, review_date=today + dt.timedelta(days=30))
    index()
    assert results(shown(client, "ratelslang", stand="verouderd")) == []
    later = clock.now() + dt.timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", later.date)
    outbox.repair()
    assert results(shown(client, "ratelslang", stand="verouderd")) == ["Ratelslang"]


@pytest.mark.parametrize(
    ("values", "badge"),
    [({"is_cancelled": True}, "Afgelast"), ({"start": clock.now() - dt.timedelta(days=9)}, "Geweest"), ({}, "")],
)
def test_a_meeting_to_which_nobody_can_go_says_so(index, home, client, values, badge):
    make_event(title="Ratelslangen", parent=home, **values)
    index()
    page = shown(client, "ratelslangen")
    assert [said for said in ("Afgelast", "Geweest") if f">{said}</span>" in page] == [badge] * bool(badge)


# What is related


def test_what_is_related_is_drawn_anew_once_the_index_knows_it(index, home, client):
    first = guide(home, "Ratelslang in huis", "Een ratelslang bijt.")
    for number in range(12):
        put(home, f"Vergadering {number}", "Over de begroting.")
    index()
    client.get(first.url)
    guide(home, "Ratelslang in de tuin", "Ook daar bijt een ratelslang.")
    assert "Ratelslang in de tuin" not in client.get(first.url).content.decode()
    tasks.update_index.func()
    assert "Ratelslang in de tuin" in client.get(first.url).content.decode()


def test_an_article_without_what_is_related_is_kept_for_a_minute_only(index, home, client, monkeypatch):
    page = guide(home, "Ratelslang in huis", "Over een slang met een ratel")
    index()
    kept = []
    monkeypatch.setattr(fragments.caches["delen"], "set", lambda key, _, seconds: kept.append((key.split(":")[1], seconds)))
    monkeypatch.setattr(engines, "search", lambda _: (_ for _ in ()).throw(EngineError("weg")))
    assert client.get(page.url).status_code == 200
    assert ("artikel", fragments.BRIEF_SECONDS) in kept


# Slowness


@pytest.mark.parametrize(("slow", "has_more"), [(False, True), (True, False)])
def test_a_slow_engine_is_not_asked_for_more(index, home, monkeypatch, slow, has_more):
    put(home, "Ratelslang in huis")
    put(home, "Boom")
    index()
    monkeypatch.setattr(queries, "SECONDS_FOR_MORE", -1 if slow else 60)
    found = search(SearchRequest(q="ratelslang huis tuin boom"), AnonymousUser())
    assert [str(hit.title) for hit in found.hits]
    assert bool(found.more) is has_more


# What only a theme says


def test_a_result_that_holds_the_words_in_its_theme_alone_says_so(index, home, client):
    theme = Thema.objects.create(name="Ratelslangen", slug="ratelslangen")
    page = guide(home, "Praten met elkaar")
    page.themes.add(theme)
    page.save_revision().publish()
    index()
    assert 'Gaat over <mark class="nl-mark">Ratelslangen</mark>' in shown(client, "ratelslang")
