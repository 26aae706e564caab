"""What every engine does: one suite, run over each, and over the embedded one that answers for the other."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.documents import MEMBERS, AttachedText, Section
from search.fields import WEIGHTS
from search.like import plan_like
from search.plan import Best, Every, Prefix, Row, Some
from search.tests.conftest import MEMBER, document
from search.tests.text.test_normalising import ODD
from search.text import Lexicon, SynonymGroup, Thesaurus

ODD_QUESTIONS = [*ODD, "+ - && || ! ( ) { } [ ] ^ ~ * ? : \\ /", "title:geluid", "*", '"((', "<script>", "%", "\0\ud7ff"]


def test_what_is_put_in_is_found_and_what_is_taken_out_is_not(shelf):
    shelf.put(document("a", "Geluid"), document("b", "Stank"))
    assert shelf.found("geluid") == ["a"]
    shelf.put(document("a", "Lawaai"), gone=["b"])
    assert [shelf.found(typed) for typed in ("geluid", "stank", "lawaai")] == [[], [], ["a"]]


def test_putting_in_twice_is_the_same_as_once(shelf):
    for _ in range(2):
        shelf.put(document("a", "Geluid"), gone=["weg"])
    assert shelf.ask("geluid").total == 1
    assert shelf.engine.contents() == {"a": document("a", "Geluid").digest()}


def test_the_digest_tells_a_changed_document(shelf):
    shelf.put(document("a", "Geluid", body="oud"))
    assert shelf.engine.contents()["a"] != document("a", "Geluid", body="nieuw").digest()


def test_a_rebuilt_index_holds_what_it_was_given_and_nothing_else(shelf):
    shelf.put(document("a", "Geluid"))
    shelf.fill(document("b", "Geluid"))
    assert shelf.engine.contents().keys() == {"b"}
    shelf.put(document("c", "Geluid"))
    assert sorted(shelf.found("geluid")) == ["b", "c"]


def test_while_an_index_is_rebuilt_the_old_one_answers(shelf):
    shelf.put(document("a", "Geluid"))

    def looking():
        assert shelf.found("geluid") == ["a"]
        yield from shelf.rows([document("b", "Geluid")])
        assert shelf.found("geluid") == ["a"]

    shelf.engine.rebuild(looking(), shelf.next())
    assert shelf.found("geluid") == ["b"]


# What is found


def test_all_groups_must_be_there_and_when_none_has_them_half_and_then_some_will_do(shelf):
    shelf.put(document("a", "Geluid van buren boven"), document("b", "Geluid van het spoor"))
    assert (shelf.ask("geluid buren").plan, shelf.found("geluid buren")) == (0, ["a"])
    assert (shelf.ask("geluid buren boven trommel").plan, shelf.found("geluid buren boven trommel")) == (1, ["a"])
    loosened = shelf.ask("geluid trommel fluit")
    assert (loosened.plan, loosened.total) == (2, 2)


def test_of_what_is_looked_for_a_rare_word_is_enough_and_a_common_one_is_not(shelf):
    common = [document(f"gewoon-{number}", "Bewoner vertelt", body="Een bewoner vertelt.") for number in range(12)]
    shelf.put(*common, document("zeldzaam", "Kraanvogels"))
    shelf.knowledge = replace(shelf.knowledge, lexicon=Lexicon({"bewoner": 4, "vertelt": 12, "kraanvogels": 1}, 13))
    for typed in ("bewoner kraanvogels", "vertelt aan bewoner over kraanvogels"):
        assert shelf.ask(typed).plan == 1
        assert shelf.found(typed)[0] == "zeldzaam"
    assert shelf.ask("bewoner kraanvogels").total == 1
    shelf.knowledge = replace(shelf.knowledge, thesaurus=Thesaurus.of([SynonymGroup(("bewoner", "huurder"))]))
    assert shelf.ask("bewoner kraanvogels").total == 13


@pytest.mark.parametrize("typed", ["geluidsoverlast", "geluid overlast", "overlast door geluid"])
@pytest.mark.parametrize("title", ["Geluidsoverlast", "Geluid en overlast", "Overlast: geluid"])
def test_a_compound_and_its_parts_find_each_other(shelf, typed, title):
    shelf.put(document("a", title))
    assert shelf.found(typed) == ["a"]


def test_words_of_a_phrase_stand_together(shelf):
    shelf.put(document("a", "De laatste kans"), document("b", "Kans op het laatste nippertje"))
    assert shelf.found('"laatste kans"') == ["a"]


@pytest.mark.parametrize("typed", ["art. 172a", "Artikel 172a", "art.172a", "172a", "172 a"])
def test_an_article_is_found_however_it_is_written(shelf, typed):
    shelf.put(document("a", "Gebiedsverbod (artikel 172a)"), document("b", "Zaal 1720"), document("c", "Artikel 172b"))
    assert shelf.found(typed) == ["a"]


def test_an_article_without_letter_finds_the_ones_with_a_letter_too(shelf):
    shelf.put(document("a", "Artikel 172a"), document("b", "Artikel 172"))
    assert sorted(shelf.found("art. 172")) == ["a", "b"]


@pytest.mark.parametrize("typed", ["HONDEN", "hond", "Hönd", "hondje"])
def test_case_accents_and_word_forms_make_no_difference(shelf, typed):
    shelf.put(document("a", "Honden in de buurt"))
    assert shelf.found(typed) == ["a"]


@pytest.mark.parametrize("field", ["summary", "body", "keywords"])
def test_text_of_every_field_is_found_and_the_title_weighs_most(shelf, field):
    shelf.put(document("a", "Iets anders", **{field: "Over geluid."}), document("b", "Geluid"))
    assert shelf.found("geluid") == ["b", "a"]


def test_sections_and_attachments_are_found_and_kept(shelf):
    shelf.put(
        document("a", "Brief", attachments=(AttachedText("Modelbrief.pdf", "Hierbij de bijlage.", 7),)),
        document("b", "Gids", sections=(Section("melden", "Melden", "Wie meldt wat?"),)),
    )
    assert shelf.found("bijlage") == ["a"]
    assert "Modelbrief.pdf" in shelf.ask("bijlage").stored[0].files
    assert '"anchor": "melden"' in shelf.ask("melden").stored[0].kept


def test_a_document_that_weighs_more_comes_first(shelf):
    shelf.put(document("a", "Geluid"), document("b", "Geluid", weight=1.5), document("c", "Geluid", weight=0.5))
    assert shelf.found("geluid") == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("plan", "keys"),
    [
        (Row("title_stem", ("hond",)), {"a", "b"}),
        (Row("title_stem", ("hond", "buur")), {"a"}),
        (Row("title_stem", ()), set()),
        (Row("themes", ("dieren",)), {"c"}),
        (Prefix("title_exact", "hon"), {"a", "b"}),
        (Prefix("title_exact", ".*"), set()),
        (Best((Row("title_stem", ("hond",)), Row("title_stem", ("kat",)))), {"a", "b", "c"}),
        (Every((Row("title_stem", ("hond",)), Row("title_stem", ("spoor",)))), {"b"}),
        (Every(()), set()),
        (Some((Row("title_stem", ("hond",)), Row("title_stem", ("buur",)), Row("title_stem", ("kat",))), 2), {"a"}),
        (Some(()), set()),
    ],
)
def test_each_kind_of_plan_finds_what_it_says(shelf, plan, keys):
    shelf.put(document("a", "Hond buren"), document("b", "Hond spoor"), document("c", "Kat", themes=("dieren",)))
    assert set(shelf.found(plans=(plan,))) == keys


def test_what_is_like_another_shares_as_many_words_as_are_asked(shelf):
    shelf.put(document("a", "Hond riem"), document("b", "Hond"), document("c", "Riem"))
    terms = {"hond": 1.0, "riem": 0.5}
    assert set(shelf.found(plans=(plan_like(terms),))) == {"a", "b", "c"}
    assert shelf.found(plans=(plan_like(terms, at_least=2),)) == ["a"]
    assert shelf.found(plans=(plan_like({"hond": 1.0}, at_least=2),)) == ["b", "a"]


# Rights


def test_nobody_finds_counts_or_reads_what_is_not_for_them(shelf):
    shelf.put(document("a", "Open geluid"), document("b", "Geheim geluid", access=(MEMBERS,), themes=("geluid",)))
    visitor = shelf.ask("geluid", facets=("kind", "themes"))
    assert [row.key for row in visitor.stored] == ["a"]
    assert (visitor.total, visitor.counts) == (1, {"kind": {"pagina": 1}, "themes": {}})
    assert shelf.ask("geluid", MEMBER).total == 2
    assert shelf.ask("geluid", ()).total == 0


def test_a_word_only_in_hidden_text_does_not_narrow_what_a_visitor_gets(shelf):
    shelf.put(document("a", "Geluid"), document("b", "Geluid en wachtwoord", access=(MEMBERS,)))
    assert shelf.ask("geluid wachtwoord").plan > 0
    assert shelf.found("geluid wachtwoord") == ["a"]


@pytest.mark.parametrize(
    ("plan", "others"),
    [
        (Row("member_files_stem", ("wachtwoord",)), []),
        (Best((Row("member_files_stem", ("wachtwoord",)), Row("title_stem", ("hond",)))), ["a"]),
        (Every((Row("member_files_stem", ("wachtwoord",)), Row("title_stem", ("hond",)))), []),
        (Some((Row("member_files_parts", ("wachtwoord",)), Row("title_stem", ("hond",))), 2), []),
    ],
)
def test_whoever_may_not_open_files_for_members_gets_an_answer_as_if_they_were_empty(shelf, plan, others):
    shelf.put(document("a", "Hond", attachments=(AttachedText("x", "Wachtwoord", 7, for_members=True),)))
    assert shelf.found("", MEMBER, plans=(plan,)) == ["a"]
    assert shelf.found(plans=(plan,)) == others


def test_a_file_for_members_finds_the_page_for_members_only_and_counts_for_them_only(shelf):
    hidden = AttachedText("Brief.pdf", "Over geluid en een wachtwoord.", 7, for_members=True)
    shelf.put(document("a", "Geluid"), document("b", "Stank", themes=("stank",), attachments=(hidden,)))
    assert sorted(shelf.found("geluid", MEMBER)) == ["a", "b"]
    assert (shelf.found("wachtwoord", MEMBER), shelf.found("wachtwoord")) == (["b"], [])
    visitor = shelf.ask("geluid", facets=("themes",))
    assert (visitor.total, visitor.counts) == (1, {"themes": {}})


# Filters, facets, order, pages


def test_facets_are_or_within_and_between(shelf):
    shelf.put(
        document("a", "Een", kind="gids", themes=("geluid",)),
        document("b", "Twee", kind="gids", themes=("stank",)),
        document("c", "Drie", kind="nieuws", themes=("geluid", "stank")),
        document("d", "Vier", kind="nieuws", themes=("dieren",)),
    )
    answer = shelf.ask(filters={"themes": ("geluid", "stank"), "kind": ("gids",)}, facets=("kind", "themes"))
    assert {row.key for row in answer.stored} == {"a", "b"}
    assert answer.counts == {"kind": {"gids": 2, "nieuws": 1}, "themes": {"geluid": 1, "stank": 1}}


def test_a_limit_narrows_the_counts_of_its_own_facet_too(shelf):
    shelf.put(document("a", "Een", kind="gids"), document("b", "Twee", kind="nieuws"), document("c", "Drie", kind="pagina"))
    answer = shelf.ask(limits={"kind": ("gids", "nieuws")}, filters={"kind": ("gids", "pagina")}, facets=("kind",))
    assert [row.key for row in answer.stored] == ["a"]
    assert answer.counts == {"kind": {"gids": 1, "nieuws": 1}}


def test_what_is_left_out_is_not_found_and_only_counted_where_it_can_be_asked_for(shelf):
    shelf.put(document("a", "Geluid", state="actueel"), document("b", "Geluid", state="gearchiveerd"), document("c", "Geluid"))
    answer = shelf.ask("geluid", without={"state": ("gearchiveerd",)}, facets=("kind", "state"))
    assert ({row.key for row in answer.stored}, answer.total) == ({"a", "c"}, 2)
    assert answer.counts == {"kind": {"pagina": 2}, "state": {"actueel": 1, "gearchiveerd": 1}}


def test_a_chosen_filter_never_widens_what_is_looked_for(shelf):
    shelf.put(document("a", "Hond", kind="gids"), document("b", "Kat", kind="nieuws"), document("c", "Hond", kind="gids"))
    plans = [Row("title_stem", (word,)) for word in ("hond", "kat")]
    asked = {"plans": plans, "facets": ("kind",)}
    assert shelf.ask(**asked).counts == {"kind": {"gids": 2}}
    narrowed = shelf.ask(filters={"kind": ("nieuws",)}, **asked)
    assert (narrowed.total, narrowed.plan, narrowed.by_first) == (0, 0, 2)
    assert narrowed.counts == {"kind": {"gids": 2}}
    assert shelf.ask(filters={"kind": ("gids",)}, few=2, **asked).total == 0


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
def test_every_facet_filters(shelf, facet, values):
    shelf.put(document("a", "Een", **values), document("b", "Twee"))
    assert shelf.found(filters={facet: ("1",)}) == ["a"]


def test_a_year_is_a_facet_of_the_date(shelf):
    shelf.put(document("a", "Een", date=dt.date(2024, 5, 1)), document("b", "Twee", date=dt.date(2025, 5, 1)))
    assert shelf.found(filters={"year": ("2024",)}) == ["a"]


def test_results_are_sorted_as_asked(shelf):
    old = document("z", "Geluid a", date=dt.date(2020, 1, 1), checked=dt.date(2026, 5, 1), body="geluid geluid geluid")
    new = document("y", "Geluid b", date=dt.date(2026, 1, 1), checked=dt.date(2026, 2, 1))
    shelf.put(old, new, document("x", "Geluid c", date=dt.date(1966, 1, 1)))
    assert shelf.found("geluid", sort="nieuw") == ["y", "z", "x"]
    assert shelf.found("geluid", sort="gecontroleerd") == ["z", "y", "x"]
    assert shelf.found("geluid", sort="titel") == ["z", "y", "x"]
    assert shelf.found(sort="past")[0] == "y"


def test_pages_follow_on_each_other_and_end(shelf):
    shelf.put(*(document(f"{number:02}", f"Geluid {number:02}") for number in range(25)))
    pages = [shelf.found("geluid", sort="titel", start=start) for start in (0, 10, 20, 30, 99_990)]
    assert [len(page) for page in pages] == [10, 10, 5, 0, 0]
    assert len({key for page in pages for key in page}) == 25
    assert shelf.ask("geluid", start=99_990).total == 25


# Anything may be typed


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_asked_filtered_on_and_put_in(shelf, typed):
    plain = typed.encode("utf-8", "ignore").decode()
    shelf.ask(typed, filters={"themes": (plain,)}, facets=("themes",))
    shelf.put(document("a", plain, summary=plain, body=plain, themes=(plain,)))
    shelf.ask(typed)


@pytest.mark.parametrize("typed", ODD_QUESTIONS)
def test_odd_questions_get_an_answer(shelf, typed):
    shelf.put(document("a", "Geluid"))
    assert shelf.ask(typed).total >= 0


@pytest.mark.parametrize("field", WEIGHTS)
def test_a_field_that_is_searched_finds_by_itself(shelf, field):
    name = field.rpartition("_")[0]
    files = {"attachments": AttachedText("x", "hond", 7), "member_files": AttachedText("x", "hond", 7, for_members=True)}
    text = {"attachments": (files[name],)} if name in files else {name: "hond"}
    shelf.put(document("a", text.pop("title", "Niets"), **text))
    assert shelf.found("", MEMBER, plans=(Row(field, ("hond",)),)) == ["a"]


def test_explaining_tells_something_of_a_document_that_is_there(shelf):
    shelf.put(document("a", "Hond"))
    assert "hond" in shelf.engine.explain(Row("title_stem", ("hond",)), "a")
    assert shelf.engine.explain(Row("title_stem", ("kat",)), "a") == ""
    assert shelf.engine.explain(Some(()), "a") == ""
    assert shelf.engine.explain(Row("title_stem", ("hond",)), "weg") is None
