"""A little knowledge to understand questions with: the words of some texts, some synonyms, a small dictionary."""

from collections import Counter

from search.text import Knowledge, Lexicon, RelatedGroup, Relations, Splitter, SynonymGroup, Thesaurus, words

TEXTS = [
    "geluid overlast van buren",
    "geluidsoverlast in het trappenhuis",
    "hond honden die blaffen",
    "stank in de huurwoning",
    "laatste kans contract",
    "gedragsaanwijzing van de burgemeester artikel 151d",
    "hennepkwekerij en brandgevaar",
    "brand gevaar zorg zorgmijder overleg woning woningen",
    "meldpunt melding huisvesting verhuurder dalende",
]
GROUPS = [
    SynonymGroup(("laatstekanscontract", "laatste kans contract", "lkc")),
    SynonymGroup(("stank", "geurhinder")),
    SynonymGroup(("waw", "artikel 151d", "wet aanpak woonoverlast")),
    SynonymGroup(("asowet",), ("waw",)),
]
RELATED = [RelatedGroup(("laatstekanscontract", "geluid overlast", "wet b"), ("ontruiming", "dossier"))]
DUTCH = frozenset(
    "geluid overlast hond hok brand gevaar woning zorg overleg meter school plein kans laatste stank dealen".split()
)


def lexicon(texts=TEXTS):
    return Lexicon(Counter(word for text in texts for word in set(words(text))), len(texts))


def knowledge(left_alone=()):
    known = lexicon()
    return Knowledge(
        Splitter(word for word in known.frequencies if word in DUTCH),
        Thesaurus.of(GROUPS),
        known,
        DUTCH.__contains__,
        frozenset(left_alone),
        Relations.of(RELATED),
    )
