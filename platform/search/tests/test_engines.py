"""What every engine does: one suite, run over each."""

import datetime as dt
import fcntl
import os
import signal
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.documents import MEMBERS, PUBLIC, SearchDocument
from search.engines import compiling, engine_for
from search.engines.base import EngineError, Question
from search.engines.embedded import EmbeddedEngine
from search.text import Alternative, Group, understand

VISITOR = (PUBLIC,)
MEMBER = (PUBLIC, MEMBERS)


def embedded(folder):
    return EmbeddedEngine(str(folder / "index"))


@pytest.fixture(params=[embedded])
def engine(request, tmp_path):
    made = request.param(tmp_path)
    made.rebuild([])
    return made


def document(key, title, **values):
    return SearchDocument(key=key, kind=values.pop("kind", "pagina"), title=title, url=f"/{key}/", **values)


def ask(engine, typed="", access=VISITOR, **values):
    return engine.search(Question(groups=understand(typed), access=access, **values))


def found(engine, typed="", access=VISITOR, **values):
    return [hit.key for hit in ask(engine, typed, access, **values).hits]


def test_what_is_put_in_is_found_and_what_is_taken_out_is_not(engine):
    engine.update([document("a", "Geluid"), document("b", "Stank")], [])
    assert found(engine, "geluid") == ["a"]
    engine.update([document("a", "Lawaai")], ["b"])
    assert (found(engine, "geluid"), found(engine, "stank"), found(engine, "lawaai")) == ([], [], ["a"])


def test_putting_in_twice_is_the_same_as_once(engine):
    for _ in range(2):
        engine.update([document("a", "Geluid")], ["weg"])
    assert ask(engine, "geluid").total == 1
    assert engine.contents() == {"a": document("a", "Geluid").digest()}


def test_the_digest_tells_a_changed_document(engine):
    engine.update([document("a", "Geluid", body="oud")], [])
    assert engine.contents()["a"] != document("a", "Geluid", body="nieuw").digest()


def test_all_groups_must_be_there_and_when_none_has_them_some_will_do(engine):
    engine.update([document("a", "Geluid van buren"), document("b", "Geluid van het spoor")], [])
    assert found(engine, "geluid buren") == ["a"]
    loosened = ask(engine, "geluid trommel")
    assert (loosened.loosened, loosened.total) == (True, 2)


def test_one_of_the_alternatives_is_enough_and_the_heavier_one_comes_first(engine):
    engine.update([document("a", "Herrie"), document("b", "Lawaai")], [])
    group = Group((Alternative(("lawaai",)), Alternative(("herrie",), weight=0.3)))
    hits = engine.search(Question(groups=(group,), access=VISITOR)).hits
    assert [hit.key for hit in hits] == ["b", "a"]


def test_words_of_a_phrase_stand_together_unless_they_need_not(engine):
    engine.update([document("a", "De laatste kans"), document("b", "Kans op het laatste nippertje")], [])
    assert found(engine, '"laatste kans"') == ["a"]
    apart = Group((Alternative(("laatste", "kans"), adjacent=False),))
    assert {hit.key for hit in engine.search(Question(groups=(apart,), access=VISITOR)).hits} == {"a", "b"}


@pytest.mark.parametrize("typed", ["art. 172", "Artikel 172", "art.172a", "172a"])
def test_an_article_is_found_however_it_is_written(engine, typed):
    engine.update([document("a", "Gebiedsverbod (artikel 172a)"), document("b", "Zaal 1720")], [])
    assert found(engine, typed) == ["a"]


def test_an_article_with_another_letter_is_another_article(engine):
    engine.update([document("a", "Artikel 172a"), document("b", "Artikel 172b")], [])
    assert found(engine, "art. 172b") == ["b"]


@pytest.mark.parametrize("typed", ["HONDEN", "hond", "Hönd"])
def test_case_accents_and_word_forms_make_no_difference(engine, typed):
    engine.update([document("a", "Honden in de buurt")], [])
    assert found(engine, typed) == ["a"]


@pytest.mark.parametrize("title", ["Café onder de woning", "Cafe\N{COMBINING ACUTE ACCENT} onder de woning"])
def test_an_accent_is_folded_in_either_way_of_writing(engine, title):
    engine.update([document("a", title)], [])
    assert found(engine, "cafe") == ["a"]


@pytest.mark.parametrize("field", ["summary", "body", "keywords"])
def test_text_of_every_field_is_found_and_the_title_weighs_most(engine, field):
    engine.update([document("a", "Iets anders", **{field: "Over geluid."}), document("b", "Geluid")], [])
    assert found(engine, "geluid") == ["b", "a"]


def test_text_of_attachments_is_found(engine):
    engine.update([document("a", "Brief", attachments=("Modelbrief geluid", "Bijlage twee"))], [])
    assert found(engine, "bijlage") == ["a"]


def test_nobody_finds_counts_or_reads_what_is_not_for_them(engine):
    engine.update([document("a", "Open geluid"), document("b", "Geheim geluid", access=(MEMBERS,), themes=("geluid",))], [])
    visitor = ask(engine, "geluid", facets=("kind", "themes", "access"))
    assert [hit.key for hit in visitor.hits] == ["a"]
    assert (visitor.total, visitor.counts) == (1, {"kind": {"pagina": 1}, "themes": {}, "access": {"public": 1}})
    assert ask(engine, "geluid", MEMBER).total == 2
    assert ask(engine, "geluid", ()).total == 0


def test_a_word_only_in_hidden_text_does_not_narrow_what_a_visitor_gets(engine):
    engine.update([document("a", "Geluid"), document("b", "Geluid en wachtwoord", access=(MEMBERS,))], [])
    assert (ask(engine, "geluid wachtwoord").loosened, found(engine, "geluid wachtwoord")) == (True, ["a"])


def test_facets_are_or_within_and_between(engine):
    engine.update(
        [
            document("a", "Een", kind="gids", themes=("geluid",)),
            document("b", "Twee", kind="gids", themes=("stank",)),
            document("c", "Drie", kind="nieuws", themes=("geluid", "stank")),
            document("d", "Vier", kind="nieuws", themes=("dieren",)),
        ],
        [],
    )
    answer = ask(engine, filters={"themes": ("geluid", "stank"), "kind": ("gids",)}, facets=("kind", "themes"))
    assert {hit.key for hit in answer.hits} == {"a", "b"}
    assert answer.counts == {"kind": {"gids": 2, "nieuws": 1}, "themes": {"geluid": 1, "stank": 1}}


@pytest.mark.parametrize(
    ("facet", "values"),
    [
        ("rungs", {"rungs": ("1", "2")}),
        ("municipality", {"municipality": "1"}),
        ("province", {"province": "1"}),
        ("instruments", {"instruments": ("1",)}),
        ("partners", {"partners": ("1",)}),
        ("audience", {"audience": ("1",)}),
        ("state", {"state": "1"}),
    ],
)
def test_every_facet_filters(engine, facet, values):
    engine.update([document("a", "Een", **values), document("b", "Twee")], [])
    assert found(engine, filters={facet: ("1",)}) == ["a"]


def test_a_year_is_a_facet_of_the_date(engine):
    engine.update([document("a", "Een", date=dt.date(2024, 5, 1)), document("b", "Twee", date=dt.date(2025, 5, 1))], [])
    assert found(engine, filters={"year": ("2024",)}) == ["a"]


def test_results_are_sorted_as_asked(engine):
    old = document("z", "Geluid a", date=dt.date(2020, 1, 1), body="geluid geluid geluid")
    new = document("y", "Geluid b", date=dt.date(2026, 1, 1))
    engine.update([old, new, document("x", "Geluid c")], [])
    assert found(engine, "geluid", sort="nieuw") == ["y", "z", "x"]
    assert found(engine, "geluid", sort="titel") == ["z", "y", "x"]
    assert found(engine, sort="past")[0] == "y"


def test_pages_follow_on_each_other_and_end(engine):
    engine.update([document(f"{number:02}", f"Geluid {number:02}") for number in range(25)], [])
    pages = [found(engine, "geluid", sort="titel", start=start) for start in (0, 10, 20, 30, 9_990)]
    assert [len(page) for page in pages] == [10, 10, 5, 0, 0]
    assert len({key for page in pages for key in page}) == 25


def test_found_words_are_marked_in_text_that_is_safe(engine):
    engine.update([document("a", "<b>Geluid</b> & meer", body="<script>x</script> " * 30 + "lawaai & herrie")], [])
    hit = ask(engine, "geluid").hits[0]
    assert hit.title == '&lt;b&gt;<mark class="nl-mark">Geluid</mark>&lt;/b&gt; &amp; meer'
    snippet = ask(engine, "herrie").hits[0].snippet
    assert '<mark class="nl-mark">herrie</mark>' in snippet
    assert "<script>" not in snippet


@pytest.mark.parametrize("behind", [" <>", " <script>x</script>" * 400])
def test_what_stands_behind_the_last_marked_piece_is_escaped_too(engine, behind):
    engine.update([document("a", f"Geluid{behind}", summary=f"Geluid{behind}")], [])
    hit = ask(engine, "geluid").hits[0]
    for shown in (hit.title, hit.snippet):
        assert "<" not in shown.replace('<mark class="nl-mark">', "").replace("</mark>", "")
        assert shown.count("&lt;") == behind.count("<")


def test_an_article_is_marked_whole(engine):
    engine.update([document("a", "Artikel 172a")], [])
    assert '<mark class="nl-mark">172a</mark>' in ask(engine, "172a").hits[0].title


def test_a_document_that_cannot_be_put_in_is_named_and_stops_no_other(engine):
    refused = engine.update([document("a", "Goed"), document("b", None), document("c", "Ook goed")], [])
    assert list(refused) == ["b"]
    assert engine.contents().keys() == {"a", "c"}


def test_an_update_that_breaks_off_changes_nothing(engine):
    engine.update([document("a", "Geluid")], [])

    def broken():
        yield document("b", "Stank")
        raise KeyError

    with pytest.raises(KeyError):
        engine.update(broken(), ["a"])
    assert engine.contents().keys() == {"a"}
    engine.update([document("c", "Weer goed")], [])
    assert engine.contents().keys() == {"a", "c"}


def test_a_second_reader_sees_every_commit(engine, tmp_path):
    other = embedded(tmp_path)
    for number in range(5):
        engine.update([document(str(number), f"Geluid {number}")], [])
        assert ask(other, "geluid").total == number + 1
    engine.rebuild([document("nieuw", "Geluid")])
    assert found(other, "geluid") == ["nieuw"]


def test_while_an_index_is_rebuilt_the_old_one_answers(engine):
    engine.update([document("a", "Geluid")], [])

    def looking():
        assert found(engine, "geluid") == ["a"]
        yield document("b", "Geluid")
        assert found(engine, "geluid") == ["a"]

    engine.rebuild(looking())
    assert found(engine, "geluid") == ["b"]


def test_only_one_writes_at_a_time(engine, tmp_path):
    other = embedded(tmp_path)
    with engine.writing():
        turn = (other.folder / "schrijver").open("a")
        with turn, pytest.raises(BlockingIOError):
            # What `writing` waits for, without the waiting.
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with other.writing():
        assert other.has_index()


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_asked_filtered_on_and_put_in(engine, typed):
    ask(engine, typed, filters={"themes": (typed,)}, facets=("themes",))
    engine.update([document("a", typed, summary=typed, body=typed, themes=(typed,))], [])
    ask(engine, typed)


@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "+ - && || ! ( ) { } [ ] ^ ~ * ? : \\ /", "title:geluid", "*", "שלום عربى", "🙂" * 500, "\0\ud7ff"]
)
def test_odd_questions_get_an_answer(engine, typed):
    engine.update([document("a", "Geluid", body=typed)], [])
    assert ask(engine, typed).total >= 0


def test_a_group_that_no_text_can_hold_finds_nothing(engine):
    engine.update([document("a", "Geluid")], [])
    assert engine.search(Question(groups=(Group(()),), access=VISITOR)).total == 0


# The embedded engine alone


@pytest.fixture
def folder(tmp_path):
    embedded(tmp_path).rebuild([document("a", "Geluid")])
    return tmp_path


def test_without_an_index_it_says_so(tmp_path):
    engine = embedded(tmp_path)
    assert not engine.has_index()
    with pytest.raises(EngineError):
        ask(engine, "geluid")
    with pytest.raises(EngineError):
        engine.update([], [])


@pytest.mark.parametrize("kind", ["store", "fast", "idx", "term", "pos", "json"])
def test_a_broken_file_is_an_engine_error_and_never_a_crash(folder, kind):
    engine = embedded(folder)
    for path in (engine.folder / engine.current()).glob(f"*{kind}"):
        path.write_bytes(b"rommel")
    with pytest.raises(EngineError):
        ask(engine, "geluid")
    assert not engine.has_index()
    engine.rebuild([document("a", "Geluid")])
    assert found(engine, "geluid") == ["a"]


def test_an_index_of_another_analysis_is_not_used(folder, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.fingerprint", lambda: "andere")
    engine = embedded(folder)
    assert not engine.has_index()
    with pytest.raises(EngineError, match="rebuild"):
        ask(engine, "geluid")


def test_old_builds_are_cleared_away(folder):
    engine = embedded(folder)
    for _ in range(3):
        engine.rebuild([document("a", "Geluid")])
    assert [path.name for path in engine.folder.iterdir() if path.is_dir()] == [engine.current()]


WRITES_FOR_EVER = """
import itertools, sys
import django
django.setup()
from search.engines.embedded import EmbeddedEngine
from search.tests.test_engines import document
engine = EmbeddedEngine(sys.argv[1])
for number in itertools.count():
    with engine.writing():
        print(number, flush=True)
        engine.update([document(f"{number}-{part}", "Geluid") for part in range(50)], [])
"""


def test_a_writer_that_is_killed_leaves_whole_updates_and_no_lock(folder):
    engine = embedded(folder)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "website.test_settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    for round_ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITES_FOR_EVER, str(engine.folder)], stdout=subprocess.PIPE, env=environment
        )
        for _ in range(round_ + 2):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        with engine.writing():
            engine.update([document("b", "Geluid")], [])
        assert ask(engine, "geluid").total % 50 == 2
        engine.rebuild([document("a", "Geluid")])


def test_the_address_picks_the_engine(tmp_path):
    assert isinstance(engine_for(f"embedded://{tmp_path}"), EmbeddedEngine)


def test_every_field_that_is_searched_has_a_weight():
    assert max(compiling.WEIGHTS.values()) == compiling.WEIGHTS["title"]
