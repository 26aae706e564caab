"""Putting the indices right: after a copy of the database was put back, and when an index is lost or broken."""

import os
import shutil
import uuid
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from search import engines, outbox
from search.engines.elastic import ElasticEngine
from search.models import IndexChange, IndexRevision
from search.testing import index_now
from website.tests.searching import put

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request, tmp_path, home):
    """Each engine as that of the site, with an index of its own."""
    url = f"embedded://{tmp_path / 'index'}"
    if request.param == "elasticsearch":
        server = os.environ["TEST_ELASTICSEARCH_URL"]
        url = f"elasticsearch+{server}/test-{uuid.uuid4().hex[:8]}?map={tmp_path / 'index'}"
    with override_settings(SEARCH_URL=url):
        outbox.rebuild()
        made = engines.current()
        assert made.name == request.param
        yield made
        if isinstance(made, ElasticEngine):
            made.forget()


def key(thing):
    return f"pagina:{thing.pk}"


def told(action):
    out = StringIO()
    call_command("search_index", action, stdout=out, stderr=out)
    return out.getvalue()


def in_index():
    return [engine.contents() for engine in engines.every()]


def as_in_database():
    wanted = {document.key: document.digest() for document in outbox.all_documents().documents}
    return [wanted for _ in engines.every()]


# A copy of the database


def put_back(page, title, revision):
    """Let the database be as it was when this page had this title, and the index was at this revision."""
    type(page).objects.filter(pk=page.pk).update(title=title)
    IndexChange.objects.all().delete()
    IndexRevision.objects.update(number=revision)


@pytest.fixture
def from_copy(engine, home):
    """A page that is changed four times, and gone, and there again as it was before."""
    page = put(home, "Kattenlawaai")
    index_now()
    copied = IndexRevision.objects.get().number
    for number in range(4):
        page.title = f"Hondenlawaai {number}"
        page.save()
        index_now()
    IndexRevision.next()
    engine.update([], [key(page)], IndexRevision.next())
    put_back(page, "Kattenlawaai", copied)
    return page


def test_an_index_that_is_ahead_of_a_database_that_was_put_back_is_mended(from_copy):
    assert "1 documenten bijgewerkt" in told("repair")
    assert in_index() == as_in_database()
    assert told("status").count("Anders dan in de database: 0") == len(engines.every())


def test_changes_after_a_copy_was_put_back_reach_the_index_without_mending(from_copy):
    from_copy.title = "Vogellawaai"
    from_copy.save()
    index_now()
    assert in_index() == as_in_database()


def test_mending_says_so_when_something_stays_different(engine, home, monkeypatch):
    page = put(home, "Kattenlawaai")
    monkeypatch.setattr(type(engine), "update", lambda *_: {})
    with pytest.raises(CommandError, match="Niet alles is weer gelijk aan de database: 1 documenten niet"):
        told("repair")
    row = IndexChange.objects.get(key=key(page))
    assert (row.attempts, row.error) == (1, f"{engine.name}: {outbox.STAYED_DIFFERENT}")


# An index that is lost or broken


def empty(path):
    path.write_bytes(b"")


def noise(path):
    path.write_bytes(os.urandom(200))


def without_builds(folder):
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)


def each_file(do, pattern="*"):
    return lambda folder: [do(path) for path in [*folder.rglob(pattern)] if path.is_file()]


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        each_file(Path.unlink, "current"),
        each_file(empty, "current"),
        without_builds,
        each_file(Path.unlink, "woorden.txt"),
        each_file(Path.unlink, "*.store"),
        each_file(empty, "*.store"),
        each_file(empty, "*.term"),
        each_file(noise, "meta.json"),
        each_file(empty),
        each_file(noise),
    ],
    ids="all pointer emptied-pointer builds words store emptied-store emptied-terms meta every-file-emptied noise".split(),
)
def test_an_embedded_index_that_is_lost_or_broken_is_built_anew(engine, home, harm):
    put(home, "Kattenlawaai")
    index_now()
    harm(engines.embedded().folder)
    # As a process that begins now, which holds no file open.
    engines.embedded().opened = None
    assert "De index is weer gelijk aan de database" in told("repair")
    assert in_index() == as_in_database()
