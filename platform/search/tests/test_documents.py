"""What can be found is registered, and made into documents."""

from dataclasses import replace
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
from django.db.models import Model

from search import documents
from search.documents import AttachedText, SearchDocument, Source, Vocabulary
from search.fields import row_of
from search.text import Splitter


class Things:
    """Things that narrow as a queryset does."""

    def __init__(self, things):
        self.things = things

    def __iter__(self):
        return iter(self.things)

    def filter(self, pk__in):
        return Things([thing for thing in self.things if thing.pk in pk__in])


@pytest.fixture
def registries(monkeypatch):
    monkeypatch.setattr(documents, "_sources", {})
    monkeypatch.setattr(documents, "_vocabularies", {})


def as_document(thing):
    return SearchDocument(key=f"ding:{thing.pk}", kind="ding", title=thing.title.strip(), url="/", themes=("geluid",))


def source(*titles, **values):
    things = Things([SimpleNamespace(pk=number, title=title) for number, title in enumerate(titles)])
    everyone = MagicMock(return_value=things)
    return Source("ding", "Ding", Model, as_document, everyone, everyone, **values)


def test_a_word_counts_once_also_when_a_page_and_its_file_for_members_both_have_it():
    hidden = AttachedText("Stuk", "Kwantum en geheim.", 7, for_members=True)
    row = row_of(replace(as_document(SimpleNamespace(pk=1, title="Kwantum")), attachments=(hidden,)), Splitter(()))
    assert (row["words"], row["member_words"]) == ("kwantum", "en geheim stuk")


@pytest.mark.usefixtures("registries")
def test_kinds_are_listed_in_the_order_in_which_people_see_them():
    first, second = source(order=20), Source("a", "A", Model, as_document, MagicMock(), MagicMock(), 10)
    documents.register(first)
    documents.register(second)
    assert documents.sources() == [second, first]
    assert documents.source("ding") is first
    assert documents.source("weg") is None


@pytest.mark.usefixtures("registries")
def test_a_thing_that_cannot_be_made_a_document_is_named_and_stops_no_other():
    built = source("Een", None, "Drie").build()
    assert [document.title for document in built.documents] == ["Een", "Drie"]
    assert list(built.failed) == ["ding:1"]


@pytest.mark.usefixtures("registries")
def test_only_what_is_asked_for_is_made():
    assert [document.key for document in source("Een", "Twee").build([1]).documents] == ["ding:1"]


@pytest.mark.usefixtures("registries")
def test_a_document_also_has_the_values_above_its_own():
    documents.register_vocabulary("themes", Vocabulary(lambda _: {}, lambda: {"geluid": ("buren",)}))
    assert source("Een").build().documents[0].themes == ("geluid", "buren")
