"""From a word to its stem: its dictionary form first, then what the Dutch stemmer of Snowball leaves of that.

The dictionary form (simplemma) brings «verhuurd», «gesloten» and «steden» to «verhuren», «sluiten» and «stad»; the stemmer
(Snowball's `dutch`, the algorithm of Kraaij and Pohlmann) brings what is left together: «verhuren», «verhuur», «verhuurder».
"""

import re
import threading
from functools import lru_cache

import simplemma
import snowballstemmer

from search.text.stop_words import STOP_WORDS

SHORTEST = 4
# Words of the field of which the list has another form: of «haan» the hen, of «leden» what they suffered, of «gevallen» to fall.
FORMS = {
    **{
        word: word
        for word in """
        bijen boete deelnemer dief duif ezel haan laatste onderzoeker ouder oudere overwegen plaatsen reden ruiken schelden spelen
        trede
        """.split()
    },
    "beestjes": "beest",
    "beslagen": "beslag",
    "betrokkenen": "betrokkene",
    "boeten": "boete",
    "boetes": "boete",
    "botst": "botsen",
    "daklozen": "dakloos",
    "dieven": "dief",
    "feestjes": "feest",
    "fietsen": "fiets",
    "geboden": "gebod",
    "gemelde": "melden",
    "geplaatste": "plaatsen",
    "geroken": "ruiken",
    "gevallen": "geval",
    "gevaren": "gevaar",
    "kaartjes": "kaart",
    "kastjes": "kast",
    "leden": "lid",
    "monitoring": "monitor",
    "ouderen": "oudere",
    "plaats": "plaatsen",
    "plantjes": "plant",
    "redenen": "reden",
    "ruikt": "ruiken",
    "schapen": "schaap",
    "schold": "schelden",
    "scholden": "schelden",
    "schorsen": "schorsen",
    "schorst": "schorsen",
    "speelde": "spelen",
    "speelt": "spelen",
    "spelende": "spelen",
    "themas": "thema",
    "thuislozen": "thuisloos",
    "toetsen": "toetsen",
    "treden": "trede",
    "verboden": "verbod",
    "verslaafden": "verslaafd",
    "verslagen": "verslag",
    "verwarde": "verwarren",
    "zieken": "ziek",
}
# Verbs of which the stemmer takes off more than of their noun: «vordering», «uitwisseling», «schorsing»; and verbs with another
# vowel than theirs: «dwang», «hulp», «klacht», «opname». It takes «racisme» for «racen», a weekend for a week, the old for
# parents, thin walls for hearing, who keeps too much for gathering, and a dealer for something else than who deals.
STEMS = {
    "afwisselen": "afwissel",
    "dealer": "deal",
    "dwingen": "dwang",
    "gehorig": "gehorig",
    "gehorigheid": "gehorig",
    "helpen": "hulp",
    "invorderen": "invorder",
    "klagen": "klacht",
    "langs": "langs",
    "opnemen": "opname",
    "oudere": "oudere",
    "plaatsen": "plaats",
    "racisme": "racisme",
    "scheld": "scheld",
    "schorsen": "schors",
    "terugvorderen": "terugvorder",
    "uitwisselen": "uitwissel",
    "verslaafd": "verslaaf",
    "verzamelaar": "verzamelaar",
    "vorderen": "vorder",
    "weekend": "weekend",
    "weerbaarheid": "weerbaarheid",
    "wisselen": "wissel",
}
# What these are is what the verb does again and again: of them alone «ge» says nothing.
NOISES = frozenset(
    """
    gebas gebel geblaf gebonk gebrom gedreun gegil gehamer gehuil gejank gejoel gekef geklop geklus gekraai gekrijs geloei geloop
    gepest gepiep geplas geratel geroddel geroep geruzie gescheld geschreeuw geschuif gesis gesleep gesmijt gestamp gestommel
    getimmer getrap getreiter gevloek gezang gezeur gezoem
    """.split()
)
# «Gekwalificeerd» comes from a verb, whatever the dictionary says; so does, mostly, what it does not know: «gemelde».
OF_LATIN_VERB = re.compile(r"ge.+eerd(en?)?")
OF_VERB = re.compile(r"ge.+[dt](en?)?")
# The stemmer leaves «mel» of «melden» and «meld» of «melding».
VERB_IN_D = re.compile(r"(?<=[lr]d)en$")
# Stemmers change between versions; their work on these words tells one from another, and what we do about it too.
SAMPLES = "woningen overlast buren huizen verhuurd gedragsaanwijzing honden lawaaiige gemelde gesloten gemeenten kansen".split()

# What stands before a separable verb: «door|verhuren».
PARTICLES = (
    "aan achter af bij dicht door in langs leeg los mee na neer om onder op over samen schoon terug toe uit vast vol weg".split()
)

# The stemmer leaves «evalueer» of «evaluatie» and «evaluer» of «evalueren».
LATIN_VERB = re.compile(r"(?<=\w{4})eer$")

_stemmer = snowballstemmer.stemmer("dutch")
# The stemmer keeps the word it works on in itself: two threads at once would mix up their words.
_one_at_a_time = threading.Lock()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a plain word; numbers and words of up to three letters stay as they are.

    A word that tells something never has the stem of one that does not: «kans» is not «kan», «overheid» not «over».
    """
    if len(word) < SHORTEST or not word.isalpha():
        return word
    form, stemmed = form_and_stem(word)
    forms, stems = of_small_words()
    return form if stemmed in stems and form not in forms and word not in STOP_WORDS else stemmed


@lru_cache(maxsize=1)
def of_small_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the dictionary forms of all words that tell nothing, and their stems."""
    found = {word: form_and_stem(word) for word in STOP_WORDS}
    stems = {word if len(word) < SHORTEST else stemmed for word, (_, stemmed) in found.items()}
    return frozenset(form for form, _ in found.values()), frozenset(stems)


def form_and_stem(word: str) -> tuple[str, str]:
    """Return the dictionary form of a word and what the stemmer leaves of that."""
    form = FORMS.get(word) or dictionary_form(word)
    form = VERB_IN_D.sub("", form if form.isalpha() else word)
    if form in STEMS:
        return form, STEMS[form]
    with _one_at_a_time:
        stemmed = str(_stemmer.stemWord(form))
    if form not in NOISES and not is_participle(form):
        stemmed = with_ge(form, stemmed)
    return form, LATIN_VERB.sub("er", stemmed)


def is_participle(form: str) -> bool:
    known = simplemma.is_known(form, lang="nl")
    return bool(OF_LATIN_VERB.fullmatch(form) or (not known and OF_VERB.fullmatch(form)))


def with_ge(form: str, stemmed: str) -> str:
    """Return a stem with each «ge» that the stemmer took out: «gemeente» is no «mening», «begeleiding» no «beleid»."""
    place = form.find("ge")
    while place >= 0:
        after = form[place + 2 : place + 4]
        if len(after) > 1 and after != "ge" and stemmed.startswith(form[:place] + after):
            stemmed = f"{form[:place]}ge{stemmed[place:]}"
        place = form.find("ge", place + 2)
    return stemmed


def dictionary_form(word: str) -> str:
    """Return the form under which a dictionary has the word; of «doorverhuurd», which is in none, that of its verb."""
    if not simplemma.is_known(word, lang="nl"):
        for particle in PARTICLES:
            rest = word.removeprefix(particle)
            if len(rest) >= SHORTEST and rest != word and (form := listed_form(rest)) != rest:
                return particle + form
    return listed_form(word)


def listed_form(word: str) -> str:
    # The list marks where a separable verb comes apart: «af_sluiten».
    return str(simplemma.lemmatize(word, lang="nl")).lower().replace("_", "")
