"""Finding in the demo content stays at least as good as it is: measured with the development set, as a visitor.

Floors lie a little below what was measured. Who makes finding better raises them; who makes it worse lowers none without a
reason in the commit. `search/evaluation/ontwikkelset/README.md` tells how the set was made.
"""

import os

import pytest
from django.db import transaction
from django.test import override_settings

from core.models import File
from members import municipality_data
from search import attachments, first_words, outbox
from search.evaluation.measures import figures
from search.evaluation.running import answers, scratch
from search.evaluation.sets import own_set
from search.text import Relations, Thesaurus
from website.demo import files
from website.management.commands.demo_content import Command as DemoContent

# The set is made from the database: before the tests that empty it.
pytestmark = pytest.mark.django_db

ENGINES = ("embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch))
WORDS = {
    "alle woorden": (first_words.first_synonyms(), first_words.first_related()),
    "zonder synoniemen": ((), first_words.first_related()),
    "geen woorden": ((), ()),
}
# Floors of nDCG@10 of the whole, of each kind and of each half, and of recall@20 and MRR of the whole.
NAMES = "alles woord samenstelling verbuiging synoniem tikfout vraag wet stel keur recall mrr".split()
FLOORS = {
    ("embedded", "alle woorden"): (0.84, 0.85, 0.86, 0.78, 0.85, 0.81, 0.78, 0.91, 0.85, 0.83, 0.93, 0.98),
    ("embedded", "zonder synoniemen"): (0.82, 0.83, 0.84, 0.78, 0.74, 0.85, 0.77, 0.85, 0.84, 0.79, 0.91, 0.96),
    ("embedded", "geen woorden"): (0.78, 0.83, 0.84, 0.74, 0.65, 0.82, 0.75, 0.80, 0.83, 0.72, 0.88, 0.94),
    ("elasticsearch", "alle woorden"): (0.87, 0.87, 0.89, 0.83, 0.86, 0.84, 0.81, 0.92, 0.87, 0.86, 0.93, 0.98),
    ("elasticsearch", "zonder synoniemen"): (0.84, 0.87, 0.88, 0.78, 0.76, 0.85, 0.80, 0.86, 0.86, 0.81, 0.90, 0.96),
    ("elasticsearch", "geen woorden"): (0.80, 0.87, 0.86, 0.75, 0.67, 0.84, 0.75, 0.80, 0.84, 0.75, 0.89, 0.95),
}


def forget_files():
    """Let the demo content look again which of its files are in the database."""
    files.picture.cache_clear()
    files.attachment.cache_clear()


@pytest.fixture(scope="module")
def demo_set(django_db_setup, django_db_blocker):
    """The development set with the demo content, files read; the database is then as it was."""
    forget_files()
    with django_db_blocker.unblock(), transaction.atomic(), outbox.paused():
        municipality_data.load()
        DemoContent().load_pages()
        for file in File.objects.all():
            attachments.read_one(file.pk)
        made = own_set()
        transaction.set_rollback(True)
    forget_files()
    return made


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, demo_set):
    """The name of an engine, and an index of it with every document."""
    name = request.param
    url = f"elasticsearch+{os.environ['TEST_ELASTICSEARCH_URL']}/kwaliteit" if name == "elasticsearch" else "embedded:///nergens"
    with override_settings(SEARCH_URL=url), scratch(demo_set.documents, name) as index:
        yield name, index


@pytest.fixture(scope="module", params=WORDS)
def found(request, demo_set, engine):
    """By which engine and which words of the editors, and what was found for each question."""
    name, index = engine
    synonyms, related = WORDS[request.param]
    return (name, request.param), answers(demo_set, index, Thesaurus.of(synonyms), Relations.of(related))


def figures_of(run, demo_set):
    """Return every figure that has a floor, in the order of NAMES."""
    parts = {"alles": list(run), **demo_set.parts()}
    ndcg = {name: figures({qid: run[qid] for qid in qids}, demo_set.judged).ndcg for name, qids in parts.items()}
    whole = figures(run, demo_set.judged)
    return {**ndcg, "recall": whole.recall, "mrr": whole.mrr}


def test_judgements_and_demo_content_belong_together(demo_set):
    assert demo_set.remarks() == []


def test_no_figure_falls_below_its_floor(demo_set, found):
    way, run = found
    floors = dict(zip(NAMES, FLOORS[way], strict=True))
    fallen = {name: value for name, value in figures_of(run, demo_set).items() if value < floors[name]}
    assert fallen == {}


def test_no_question_is_without_a_result(found):
    _, run = found
    assert [qid for qid, keys in run.items() if not keys] == []
