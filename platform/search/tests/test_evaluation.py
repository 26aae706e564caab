"""Measuring: the figures by hand, sets in every state, and a run that other tools can read."""

import json
import re
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import override_settings

from core.models import File
from search import knowing
from search.documents import SearchDocument
from search.evaluation.measures import figures, ndcg, recall, reciprocal_rank
from search.evaluation.reading import SetError, grades
from search.evaluation.running import scratch_address
from search.evaluation.sets import OWN_FOLDER, own_set, questions_in, read, stable_name, unread
from search.management.commands.search_evaluate import trec
from search.models import RelatedWords, Synonyms

CORPUS = [
    {"id": "d1", "title": "Buurtbemiddeling", "text": "Vrijwilligers helpen buren om te praten."},
    {"id": "d2", "title": "Hennep", "text": "Een kwekerij op zolder is gevaarlijk."},
    {"id": "d3", "title": "Contact", "text": "Stuur een mail."},
]
QUERIES = [
    {"qid": "q1", "query": "hennep", "kind": "woord", "half": "stel"},
    {"qid": "q2", "query": "praten met buren", "kind": "vraag", "half": "keur"},
]
QRELS = "q1\td2\t3\nq2\td1\t3\nq2\td3\t1\n"


def as_lines(things):
    return "".join(f"{json.dumps(thing, ensure_ascii=False)}\n" for thing in things)


@pytest.fixture
def folder(tmp_path):
    """A set that is in order."""
    (tmp_path / "corpus.jsonl").write_text(as_lines(CORPUS))
    (tmp_path / "queries.jsonl").write_text(as_lines(QUERIES))
    (tmp_path / "qrels.tsv").write_text(QRELS)
    return tmp_path


def measure(folder, *options):
    out, err = StringIO(), StringIO()
    call_command("search_evaluate", str(folder), "--engine", "embedded", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def problem_of(folder):
    with pytest.raises(SetError) as told:
        read(folder).remarks()
    return str(told.value)


# The figures


def test_ndcg_is_the_gain_of_the_first_ten_as_a_share_of_the_best_order():
    grades = {"a": 3, "b": 1, "c": 2, "d": 3}
    # Found: 7/1 + 0 + 1/2 + 3/2.3219 = 8.7920; the best order: 7/1 + 7/1.5850 + 3/2 + 1/2.3219 = 13.3472.
    assert ndcg(["a", "?", "b", "c"], grades) == pytest.approx(8.7920 / 13.3472, abs=1e-4)
    assert ndcg(["a", "d", "c", "b"], grades) == 1.0
    assert ndcg([], grades) == 0.0


def test_ndcg_does_not_look_beyond_the_tenth_place():
    nine = [f"?{number}" for number in range(9)]
    # Alone at place ten: 1 / log2(11).
    assert ndcg([*nine, "a"], {"a": 1}) == pytest.approx(0.2891, abs=1e-4)
    assert ndcg([*nine, "?", "a"], {"a": 1}) == 0.0
    assert ndcg([f"d{number}" for number in range(10)], {f"d{number}": 2 for number in range(12)}) == 1.0


def test_a_grade_below_zero_gains_nothing():
    assert ndcg(["spam", "a"], {"spam": -2, "a": 1}) == pytest.approx(1 / 1.5850, abs=1e-4)


def test_recall_counts_good_documents_among_the_first_twenty():
    grades = {"a": 3, "b": 2, "c": 2, "d": 1}
    assert recall(["a", "d", "b"], grades) == pytest.approx(2 / 3)
    assert recall([*(f"?{number}" for number in range(19)), "a", "b"], grades) == pytest.approx(1 / 3)


def test_recall_is_a_share_of_at_most_twenty():
    grades = {f"d{number}": 2 for number in range(25)}
    assert recall([f"d{number}" for number in range(15)], grades) == 15 / 20
    assert recall(list(grades), grades) == 1.0


def test_the_reciprocal_rank_takes_the_first_document_with_any_grade():
    assert reciprocal_rank(["?", "nul", "b", "a"], {"nul": 0, "a": 3, "b": 1}) == 1 / 3
    assert reciprocal_rank(["?"], {"a": 3}) == 0.0


def test_figures_are_means_over_questions():
    run = {"q1": ["a"], "q2": ["?", "b"], "q3": [], "q4": ["?"]}
    found = figures(run, {"q1": {"a": 3}, "q2": {"b": 2}, "q3": {"c": 3}, "q4": {"d": 2}})
    assert found.ndcg == pytest.approx((1 + 1 / 1.58496 + 0 + 0) / 4, abs=1e-5)
    assert (found.recall, found.mrr, found.empty, found.number) == (2 / 4, (1 + 1 / 2) / 4, 1 / 4, 4)


def test_questions_without_good_answers_do_not_spoil_the_means():
    found = figures({"q1": ["a"], "q2": [], "q3": ["b"]}, {"q1": {"a": 3}, "q3": {"b": 1}})
    assert (found.ndcg, found.recall, found.mrr, found.empty, found.number) == (1.0, 1.0, 1.0, 1 / 3, 3)
    assert figures({}, {}).ndcg == 0.0


# Reading


def test_a_set_is_read(folder):
    found = read(folder)
    assert [(one.qid, one.query, one.kind, one.half) for one in found.questions] == [
        ("q1", "hennep", "woord", "stel"),
        ("q2", "praten met buren", "vraag", "keur"),
    ]
    assert found.judged == {"q1": {"d2": 3}, "q2": {"d1": 3, "d3": 1}}
    assert found.names == {"tekst:d1": "d1", "tekst:d2": "d2", "tekst:d3": "d3"}
    assert found.parts() == {"woord": ["q1"], "vraag": ["q2"], "stel": ["q1"], "keur": ["q2"]}
    assert found.remarks() == []


def test_bom_windows_line_ends_and_blank_lines_make_no_difference(folder):
    wanted = read(folder)
    for path in folder.iterdir():
        text = "\n \n" + path.read_text().replace("\n", "\n\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read(folder) == wanted


def test_a_text_may_hold_any_separator(folder):
    text = "een\u2028twee\u0085drie"
    (folder / "corpus.jsonl").write_text(as_lines([*CORPUS, {"id": "d4", "title": "", "text": text}]))
    assert read(folder).documents[-1].body == text


@pytest.mark.parametrize(
    "text",
    [
        "q1 0 d2 3\nq2 0 d1 3\nq2 0 d3 1",
        "qid\tdocid\tgrade\nq1\td2\t3\nq2\td1\t3\nq2\td3\t1",
        " q1\td2\t3 \nq1\td2\t3\nq2\td1\t3\nq2\td3\t1",
    ],
)
def test_judgements_come_in_several_manners(tmp_path, text):
    (tmp_path / "qrels.tsv").write_text(text)
    assert grades(tmp_path / "qrels.tsv") == {"q1": {"d2": 3}, "q2": {"d1": 3, "d3": 1}}


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_or_empty_or_unreadable_file_is_named(folder, name):
    (folder / name).write_text("\n\n")
    assert problem_of(folder) == f"{name} is leeg."
    (folder / name).write_bytes(b"\xff\xfe\x00q")
    assert problem_of(folder) == f"{name} is geen tekst in UTF-8."
    (folder / name).unlink()
    assert problem_of(folder) == f"In {folder} ontbreekt {name}."
    (folder / name).mkdir()
    assert "is niet te lezen" in problem_of(folder)


def test_a_folder_that_is_not_there_or_is_a_file_is_said(folder):
    assert problem_of(folder / "weg") == f"De map {folder / 'weg'} is er niet."
    assert "is een bestand" in problem_of(folder / "corpus.jsonl")
    assert "is niet te lezen" in problem_of(folder / ("x" * 300))
    assert "is niet te lezen" in problem_of(folder / "\0")


@pytest.mark.parametrize(
    ("name", "line", "wanted"),
    [
        ("corpus.jsonl", "{", "corpus.jsonl, regel 4: dit is geen JSON."),
        ("corpus.jsonl", "[" * 100_000, "corpus.jsonl, regel 4: dit is geen JSON."),
        ("corpus.jsonl", "[1]", "corpus.jsonl, regel 4: dit is geen JSON-object met velden."),
        ("corpus.jsonl", '{"id": 4, "title": ""}', "corpus.jsonl, regel 4: het veld text ontbreekt."),
        ("corpus.jsonl", '{"id": "d1", "title": "", "text": ""}', "corpus.jsonl, regel 4: id «d1» komt al eerder voor."),
        ("queries.jsonl", '{"qid": "q3", "query": null}', "queries.jsonl, regel 3: het veld query ontbreekt."),
        ("queries.jsonl", '{"qid": "q1", "query": "x"}', "queries.jsonl, regel 3: qid «q1» komt al eerder voor."),
        ("qrels.tsv", "q1 d1", "qrels.tsv, regel 4: hier horen een vraag, een document en een cijfer te staan."),
        ("qrels.tsv", "q1\t\t3", "qrels.tsv, regel 4: hier horen een vraag, een document en een cijfer te staan."),
        ("qrels.tsv", "q1\td1\thoog", "qrels.tsv, regel 4: «hoog» is geen cijfer (een heel getal, zoals 0, 1, 2 of 3)."),
        ("qrels.tsv", "q1\td1\t2.5", "qrels.tsv, regel 4: «2.5» is geen cijfer (een heel getal, zoals 0, 1, 2 of 3)."),
        ("qrels.tsv", "q1\td1\t123", "qrels.tsv, regel 4: «123» is geen cijfer (een heel getal, zoals 0, 1, 2 of 3)."),
        ("qrels.tsv", "q1\td2\t1", "qrels.tsv, regel 4: «d2» had bij «q1» al het cijfer 3."),
    ],
)
def test_a_line_that_makes_no_sense_is_pointed_at(folder, name, line, wanted):
    with (folder / name).open("a") as file:
        file.write(line)
    assert problem_of(folder) == wanted


def test_what_does_not_fit_together_is_told(folder):
    with (folder / "qrels.tsv").open("a") as file:
        file.write("q1\tweg\t2\nq9\td1\t1\n")
    with (folder / "queries.jsonl").open("a") as file:
        file.write('{"qid": "q3", "query": "iets"}')
    assert [remark.rpartition(": ")[2] for remark in read(folder).remarks()] == ["weg.", "q9.", "q3."]


def test_judgements_of_another_set_are_refused(folder):
    (folder / "qrels.tsv").write_text("q1\tanders\t3")
    assert problem_of(folder).startswith("Geen van de beoordeelde documenten is er.")
    (folder / "qrels.tsv").write_text("q8\td1\t3")
    assert problem_of(folder).startswith("Bij geen van de vragen is iets beoordeeld.")


def test_many_names_are_not_all_shown(folder):
    (folder / "qrels.tsv").write_text(QRELS + "".join(f"q1\tweg{number}\t2\n" for number in range(9)))
    assert read(folder).remarks()[0].endswith(": weg0, weg1, weg2, weg3, weg4 en 4 andere.")


# The set of the project


def test_a_document_is_named_after_the_end_of_its_address():
    def name(url):
        return stable_name(SearchDocument(key="soort:7", kind="soort", title="", url=url))

    assert name("/kennisbank/handreikingen/geluid/") == "soort:geluid"
    assert name("https://www.voorbeeld.nl/kennisbank/begrippen/#afschalen") == "soort:afschalen"
    assert name("") == "soort:7"


def test_the_halves_of_each_kind_alternate():
    questions = questions_in(OWN_FOLDER)
    kinds = {question.kind for question in questions}
    assert len(kinds) == 7
    for kind in kinds:
        assert [one.half for one in questions if one.kind == kind] == ["stel", "keur"] * 6


@pytest.mark.django_db
def test_a_site_without_content_cannot_be_measured():
    with pytest.raises(SetError, match="De site heeft geen inhoud"):
        own_set()


@pytest.mark.django_db
def test_files_that_wait_to_be_read_are_told():
    assert unread() == ()
    File.objects.create(title="Plan", file=ContentFile(b"Plan", name="plan.txt"))
    assert unread()[0].startswith("Nog niet gelezen bestanden: 1.")


# The command


@pytest.mark.django_db
def test_the_command_shows_the_whole_each_kind_and_each_half(folder):
    out, err = measure(folder)
    names = [line.split()[0] for line in out.splitlines() if line[:1].isalpha()]
    assert names == ["embedded:", "alles", "woord", "vraag", "stel", "keur"]
    assert "3 documenten, 2 vragen" in out
    assert err == ""


def test_before_there_is_a_database_the_first_synonyms_are_measured(folder, monkeypatch):
    def no_table():
        raise OperationalError("no such table")

    monkeypatch.setattr(knowing, "kept_by_editors", no_table)
    (folder / "queries.jsonl").write_text(as_lines([{"qid": "q1", "query": "wiet", "kind": "synoniem"}]))
    out, err = measure(folder)
    assert "Er is nog geen database." in err
    assert re.search(r"^alles +1\.000 ", out, re.MULTILINE)
    assert re.search(r"^alles +0\.000 ", measure(folder, "--without-synonyms", "--without-related")[0], re.MULTILINE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "figure"),
    [
        ("", "1.000"),
        ("--without-synonyms", "1.000"),
        ("--without-related", "1.000"),
        ("--without-synonyms --without-related", "0.000"),
    ],
)
def test_synonyms_and_related_words_are_each_left_out_when_asked(folder, options, figure):
    Synonyms.objects.all().delete()
    RelatedWords.objects.all().delete()
    Synonyms.objects.create(terms="wiet\nhennep")
    RelatedWords.objects.create(terms="wiet", related="kwekerij")
    (folder / "queries.jsonl").write_text(as_lines([{"qid": "q1", "query": "wiet", "kind": "synoniem"}]))
    assert re.search(rf"^alles +{figure} ", measure(folder, *options.split())[0], re.MULTILINE)


@pytest.mark.django_db
def test_the_command_warns_and_measures(folder):
    (folder / "qrels.tsv").write_text(QRELS + "q1\tweg\t2\n")
    out, err = measure(folder, "--without-synonyms")
    assert "alles" in out
    assert err.startswith("Let op. Beoordeeld, maar niet bij de documenten")


@pytest.mark.django_db
def test_the_command_says_what_is_wrong(folder):
    (folder / "queries.jsonl").write_text("\n")
    with pytest.raises(CommandError, match=r"queries\.jsonl is leeg"):
        measure(folder)


@pytest.mark.django_db
def test_the_command_writes_a_run(folder, tmp_path):
    measure(folder, "--run", str(tmp_path / "uit.run"))
    first = (tmp_path / "uit.run").read_text().splitlines()[0]
    assert first == "q1 Q0 d2 1 1.0000 embedded"
    with pytest.raises(CommandError, match=r"niet naar .* te schrijven"):
        measure(folder, "--run", str(tmp_path / "weg" / "uit.run"))


def test_a_run_has_a_line_for_each_document_with_falling_scores():
    found = trec({"q1": ["a", "b", "c"], "q2": [], "q3": ["a"]}, "proef")
    assert found == "q1 Q0 a 1 1.0000 proef\nq1 Q0 b 2 0.5000 proef\nq1 Q0 c 3 0.3333 proef\nq3 Q0 a 1 1.0000 proef\n"


@override_settings(SEARCH_URL="elasticsearch+http://host/onze")
def test_a_scratch_index_begins_with_the_name_of_the_site():
    assert re.fullmatch(r"onze-proef-[0-9a-f]{8}", scratch_address().name)


@pytest.mark.django_db
@override_settings(SEARCH_URL="embedded:///tmp/nergens")
def test_elasticsearch_needs_an_address(folder):
    with pytest.raises(CommandError, match="SEARCH_URL noemt geen Elasticsearch"):
        call_command("search_evaluate", str(folder), "--engine", "elasticsearch")


@pytest.mark.django_db
@override_settings(SEARCH_URL="elasticsearch+http://127.0.0.1:9/x?map=/tmp/nergens")
def test_an_engine_that_is_away_is_said(folder):
    with pytest.raises(CommandError):
        call_command("search_evaluate", str(folder), "--engine", "elasticsearch")


@pytest.mark.django_db
def test_a_document_that_an_engine_refuses_is_told(folder, caplog):
    (folder / "corpus.jsonl").write_text(as_lines(CORPUS) + '{"id": "d4", "title": "half teken \\ud800", "text": ""}')
    measure(folder)
    assert "Niet in de proefindex: tekst:d4" in caplog.text
