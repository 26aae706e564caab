"""What is refused in a group of words that mean the same, each with what to do."""

import pytest

from search.first_words import first_synonyms
from search.text import SynonymGroup
from search.word_checks import problems

WAW = SynonymGroup(("waw", "wet aanpak woonoverlast"))
ASOWET = SynonymGroup(("asowet",), ("waw",))


def one_way(*terms, leads_to):
    return SynonymGroup(terms, tuple(leads_to))


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (["geluid, lawaai"], "zet elk woord op een eigen regel"),
        (["geluid; lawaai"], "zet elk woord op een eigen regel"),
        (["asowet => waw"], "zet elk woord op een eigen regel"),
        (["!!!", "geluid"], "In «!!!» staat geen woord of getal"),
        (["x" * 101, "geluid"], f"«{'x' * 30}…» is 101 tekens lang. Hoogstens 100: kort in."),
        (["x", "geluid"], "«x» is te kort"),
        (["7", "geluid"], "«7» is te kort"),
        (["een twee drie vier vijf zes zeven acht negen", "geluid"], "heeft 9 woorden"),
        (["hoe", "geluid"], "«hoe» zegt niet waar het over gaat"),
        (["wat kan ik doen", "stappenplan"], "«wat kan ik doen» zegt niet waar het over gaat"),
        (["om", "openbaar ministerie"], "«om» is ook een gewoon woord"),
        (["de", "geluid"], "«de» zegt niet waar het over gaat"),
        (["hond", "honden"], "«honden» is voor het zoeken hetzelfde als «hond»"),
        (["geluid"], "Zet er minstens één woord bij"),
        ([f"woord{letter}" for letter in "abcdefghijk"], "Dit zijn er 11"),
    ],
)
def test_a_group_that_would_make_searching_worse_is_refused(terms, said):
    assert any(said in text for text in problems(SynonymGroup(tuple(terms)), ())["terms"])


@pytest.mark.parametrize(
    "group",
    [
        SynonymGroup(("lkc", "laatste kans contract", "laatstekanscontract")),
        SynonymGroup(("b en w", "b&w", "college")),
        SynonymGroup(("13b", "artikel 13b")),
        SynonymGroup(("zonder huis", "dakloos")),
        one_way("om", leads_to=["openbaar ministerie"]),
        one_way("asowet", leads_to=["wet aanpak woonoverlast"]),
        SynonymGroup(tuple(f"woord{letter}" for letter in "abcdefghij")),
    ],
)
def test_a_good_group_is_taken(group):
    assert problems(group, [SynonymGroup(("geluid", "lawaai"))]) == {}


@pytest.mark.parametrize("word", ["de", "en", "in", "op", "te"])
def test_a_small_word_that_is_no_abbreviation_leads_nowhere(word):
    found = problems(one_way(word, leads_to=["geluid"]), ())
    assert found == {"terms": [f"«{word}» zegt niet waar het over gaat: zoeken slaat zulke woorden over. Kies een ander woord."]}


def test_every_error_is_told_at_once_each_at_its_own_field():
    found = problems(one_way("x", "waw", leads_to=["de", "y"]), [WAW])
    assert ["te kort" in found["terms"][0], "staat al in de groep" in found["terms"][1]] == [True, True]
    assert ["zegt niet waar" in found["leads_to"][0], "te kort" in found["leads_to"][1]] == [True, True]


def test_too_many_does_not_hide_what_else_is_wrong():
    terms = ("x", *(f"woord{letter}" for letter in "abcdefghij"))
    assert [text.split(".")[0] for text in problems(SynonymGroup(terms), ())["terms"]] == [
        "«x» is te kort om op te zoeken",
        "Dit zijn er 11",
    ]


@pytest.mark.parametrize("typed", ["waw", "WAW", "wet aanpak woonoverlasten"])
def test_a_term_stands_in_one_group_in_whatever_form(typed):
    found = problems(SynonymGroup((typed, "regeling")), [WAW])
    where = f"«{typed}» staat al in de groep «waw, wet aanpak woonoverlast»."
    assert found == {"terms": [f"{where} Zet uw woorden daarbij, of haal het daar eerst weg."]}


def test_a_term_that_leads_somewhere_stands_in_no_other_group_either():
    assert "«asowet → waw»" in problems(SynonymGroup(("asowet", "regeling")), [ASOWET])["terms"][0]


def test_a_word_may_be_led_to_from_another_group():
    assert problems(WAW, [ASOWET]) == {}
    assert problems(ASOWET, [WAW]) == {}


def test_what_is_led_to_does_not_stand_above_as_well():
    assert "staat hierboven al, als «hond»" in problems(one_way("hond", leads_to=["honden"]), ())["leads_to"][0]


def test_no_chain_is_made_forwards():
    found = problems(one_way("tokkiewet", leads_to=["asowet"]), [ASOWET])
    assert found == {"leads_to": ["«asowet» leidt zelf al naar «waw». Zet hier meteen dat neer."]}


def test_no_chain_is_made_backwards():
    found = problems(one_way("waw", leads_to=["gemeentewet"]), [ASOWET])
    assert found["terms"][0].startswith("Naar «waw» leidt al de groep «asowet → waw».")


def test_what_means_the_same_as_the_targets_counts_too():
    others = [SynonymGroup(tuple(f"{begun}{letter}" for letter in "abcdefgh")) for begun in ("wijk", "buurt")]
    found = problems(one_way("regeling", leads_to=["wijka", "buurta"]), others)
    assert "vindt «regeling» zo 16 andere woorden" in found["leads_to"][0]
    assert problems(one_way("regeling", leads_to=["wijka"]), others) == {}


def test_the_first_list_holds_to_the_rules():
    groups = first_synonyms()
    for place, group in enumerate(groups):
        assert problems(group, groups[:place] + groups[place + 1 :]) == {}
