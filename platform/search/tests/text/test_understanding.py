"""From what people type to what is looked for."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.tests.text.knowing import knowledge
from search.tests.text.test_normalising import ODD
from search.text import Alternative, Group, Knowledge, Lexicon, SynonymGroup, Thesaurus, understand
from search.text.cutting import LONGEST_PHRASE
from search.text.hints import MOST_HINTS
from search.text.understanding import BARE_NUMBER, LEAST, MOST_GROUPS, MOST_WAYS, NARROWER, SYNONYM, literally, loosely

KNOWN = knowledge()


def ways(typed, known=KNOWN):
    """Return what is looked for, each group as the ways to say it; «~» means anywhere in the text."""
    groups = understand(typed, known).groups
    return [[" ".join(way.words) if way.is_row else "~".join(way.words) for way in group.alternatives] for group in groups]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hond", [["hond"]]),
        ("Hoe mag ik de hond?", [["hond"]]),
        ("wat hoe", [["wat"], ["hoe"]]),
        ("hond hond", [["hond"]]),
        ('"van buren" hond', [["van buren"], ["hond"]]),
        ("art. 172", [["artikel 172", "art 172", "172"]]),
        ("geluidsoverlast", [["geluidsoverlast", "geluid~overlast", "geluid", "overlast"]]),
        ("geluid overlast", [["geluidsoverlast", "geluid overlast", "geluid~overlast", "geluid", "overlast"]]),
        ("stank hond", [["stank", "geurhinder"], ["hond"]]),
        ("brand gevaar", [["brandgevaar", "brand gevaar", "brand~gevaar", "brand", "gevaar"]]),
        ("zorg mijder", [["zorgmijder", "zorg mijder", "zorg~mijder", "zorg", "mijder"]]),
        # A part may be said otherwise when editors keep no synonyms of the whole.
        ("stankmelding", [["stankmelding", "stank~melding", "stank", "melding", "geurhinder~melding", "geurhinder"]]),
        ("twee honden per woning", [["honden"], ["woning"]]),
        ("elke hond", [["hond"]]),
        ("'s nachts blaft z'n hond", [["nachts"], ["blaft"], ["hond"]]),
        ("wat als zo'n hond blaft", [["hond"], ["blaft"]]),
        ("d'r hond blaft", [["hond"], ["blaft"]]),
        ("twee", [["twee"]]),
        ("ECLI:NL:RVS:2024:1054", [["ecli nl rvs 2024 1054"]]),
        ("?!", []),
    ],
)
def test_what_is_typed_becomes_what_is_looked_for(typed, expected):
    assert ways(typed) == expected


def test_the_longest_term_comes_first_and_is_one_thing():
    (group,) = ways("wet aanpak woonoverlast")
    assert group[0] == "wet aanpak woonoverlast"
    assert "waw" in group
    assert "artikel 151 d" in group


def test_one_word_of_a_term_counts_a_little():
    (group,) = understand("wet aanpak woonoverlast", KNOWN).groups
    alone = {way.words[0]: way.weight for way in group.alternatives if len(way.words) == 1}
    assert 0 < alone["woonoverlast"] < alone["waw"]


@pytest.mark.parametrize("typed", ["lkc", "laatste kans contract", "laatste kans contracten", "het laatstekanscontract"])
def test_an_abbreviation_and_what_it_stands_for_are_the_same(typed):
    (group,) = ways(typed)
    assert "lkc" in group
    assert any(way.startswith("laatste kans") for way in group)


@pytest.mark.parametrize("typed", ["wil geen hulp", "artikel 151b", "preventief fouilleren", "inkijk"])
def test_one_word_of_a_term_or_the_number_of_an_article_does_not_stand_for_it(typed):
    groups = [
        SynonymGroup(("zorgmijder", "wil geen hulp")),
        SynonymGroup(("inkijk", "5:50", "artikel 151b", "preventief fouilleren", "174 b")),
    ]
    (group,) = ways(typed, Knowledge(thesaurus=Thesaurus.of(groups)))
    assert [way for way in group if "~" in way] == [way for way in group if way == "preventief~fouilleren"]
    assert not {"hulp", "5", "50", "174", "b"} & set(group)


@pytest.mark.parametrize("typed", ["stank", "grote stank", "vieze geur"])
def test_a_wider_word_finds_the_narrower_ones_but_they_count_less(typed):
    wider = Thesaurus.of(
        [SynonymGroup(("mestlucht", "lucht van gier"), ("stank", "vieze geur")), SynonymGroup(("stank", "geurhinder"))]
    )
    group = understand(typed, Knowledge(thesaurus=wider)).groups[-1]
    assert {way.words: way.weight for way in group.alternatives}.items() >= {
        ("mestlucht",): NARROWER,
        ("lucht", "van", "gier"): NARROWER,
    }.items()
    assert LEAST < NARROWER < SYNONYM


def test_of_too_many_ways_the_lightest_go_from_every_group_alike():
    groups = [SynonymGroup(tuple(f"{wider}{number}" for number in range(MOST_WAYS)), (wider,)) for wider in ("stank", "lawaai")]
    limited = understand("stank lawaai", Knowledge(thesaurus=Thesaurus.of(groups))).groups
    assert [group.alternatives[0].words for group in limited] == [("stank",), ("lawaai",)]
    assert [len(group.alternatives) for group in limited] == [MOST_WAYS / 2, MOST_WAYS / 2]


def test_a_narrower_word_counts_its_wider_one_as_a_synonym():
    (group,) = understand("asowet", KNOWN).groups
    assert {way.words: way.weight for way in group.alternatives}[("waw",)] == SYNONYM


def test_an_article_of_law_finds_what_means_the_same():
    assert {"artikel 151 d", "waw"} <= set(ways("art. 151d")[0])


def test_another_way_to_say_it_weighs_less_and_nothing_weighs_too_little():
    group = understand("stank", KNOWN).groups[0]
    assert [way.weight for way in group.alternatives] == [1.0, SYNONYM]
    for way in understand("geluidsoverlast lkc brandgevaar art. 9", KNOWN).groups:
        assert all(alternative.weight >= LEAST for alternative in way.alternatives)


def test_an_article_by_its_number_alone_counts_less():
    assert [way.weight for way in understand("art. 172", KNOWN).groups[0].alternatives] == [1, 1, BARE_NUMBER]


@pytest.mark.parametrize(
    ("typed", "corrections"),
    [
        ("huisvetsing", (("huisvetsing", "huisvesting"),)),
        ("geluidsoverlats hond", (("geluidsoverlats", "geluidsoverlast"),)),
        ("huisvesting", ()),
        # With its neighbour it is a word that is known; one that is not, is corrected.
        ("zorg mijder", ()),
        ("geluids overlasst", (("overlasst", "overlast"),)),
        ("huisvestting", (("huisvestting", "huisvesting"),)),
        ("hondenhok", ()),
        # Who does something is in no list of words: «dealende» is not «dalende» mistyped.
        ("dealende", ()),
        ("dealend", ()),
        # Nearly «geluidsoverlast», but made of words that the dictionary has.
        ("schooloverlast", ()),
        ('"huisvetsing"', ()),
        ("qwertyuiop", ()),
    ],
)
def test_only_unknown_words_are_taken_for_another_and_it_is_told(typed, corrections):
    assert understand(typed, KNOWN).corrections == corrections


@pytest.mark.parametrize(
    ("content", "dutch", "meant"),
    [("huisvesten", "huisvesting", "huisvesting"), ("stank", "huisvesting", ""), ("huisvesten", "stank", "")],
)
def test_a_slip_of_a_word_that_the_content_has_in_another_form_is_taken_for_it(content, dutch, meant):
    known = Knowledge(lexicon=Lexicon({content: 1}, 1), is_word={dutch}.__contains__)
    assert known.meant_by("huisvesitng") == meant


def test_a_part_that_is_a_synonym_too_counts_as_one():
    known = replace(knowledge(), thesaurus=Thesaurus.of([SynonymGroup(("geluidoverlast", "geluid"))]))
    (group,) = understand("geluidoverlast", known).groups
    assert [way.weight for way in group.alternatives if way.words == ("geluid",)] == [SYNONYM]


def test_no_word_is_told_to_be_taken_for_itself():
    known = replace(knowledge(), thesaurus=Thesaurus.of([SynonymGroup(("messie",), ("verzamelaar",))]))
    known = replace(known, lexicon=Lexicon({"messen": 3, "lessie": 1}, 5))
    assert understand("messie", known).corrections == ()


def test_a_word_of_a_term_is_no_slip_though_it_stands_nowhere_else():
    known = replace(knowledge(), thesaurus=Thesaurus.of([SynonymGroup(("wgv", "wet goed verhuurderschap"))]))
    known = replace(known, lexicon=Lexicon({"medehuurderschap": 1}, 5))
    assert understand("wet goed verhuurderschap", known).corrections == ()
    assert understand("verhuurderschap", known).corrections == (("verhuurderschap", "medehuurderschap"),)


def test_words_that_editors_keep_are_not_split_nor_corrected():
    kept = knowledge(["geluidsoverlast", "huisvetsing"])
    assert ways("geluidsoverlast", kept) == [["geluidsoverlast"]]
    assert understand("huisvetsing", kept).corrections == ()


def test_without_knowledge_words_are_taken_as_they_are():
    assert understand("geluidsoverlast", Knowledge()).groups == (Group((Alternative(("geluidsoverlast",)),)),)


def test_literally_is_what_was_typed():
    assert [group.alternatives for group in literally("de huisvestting geluidsoverlast").groups] == [
        (Alternative(("huisvestting",)),),
        (Alternative(("geluidsoverlast",)),),
    ]


def test_loosely_is_what_begins_alike():
    (group,) = loosely("geluidsmeting", KNOWN).groups
    assert [way.words for way in group.alternatives] == [("geluidsoverlast",)]
    assert loosely("hoe de", KNOWN).groups == ()


@pytest.mark.parametrize("typed", ODD)
def test_odd_questions_are_understood(typed):
    assert len(understand(typed, KNOWN).groups) <= MOST_GROUPS


FROM_HERE = st.lists(
    st.sampled_from(
        "wet aanpak woonoverlast laatste kans contract lkc geluid overlast art. 151d 13 b \" ' hoe huisvestting ecli".split()
    ),
    max_size=60,
).map(" ".join)


@given(st.text(max_size=10_000) | st.text(alphabet='"art.ecli:19 ', max_size=1000) | FROM_HERE)
@settings(max_examples=300, deadline=None)
def test_any_string_gives_groups_of_bounded_size(typed):
    for understood in (understand(typed, KNOWN), literally(typed), loosely(typed, KNOWN)):
        assert len(understood.groups) <= MOST_GROUPS
        assert len(understood.hints) <= MOST_HINTS
        assert sum(len(group.alternatives) for group in understood.groups) <= MOST_WAYS
        for group in understood.groups:
            assert group.alternatives
            assert all(0 < way.weight <= 1 and 0 < len(way.words) <= LONGEST_PHRASE for way in group.alternatives)
            assert all(word for way in group.alternatives for word in way.words)
