"""From a word to its stem: its dictionary form first, then what the Dutch stemmer of Snowball leaves of that.

The dictionary form (simplemma) brings «verhuurd», «gesloten» and «steden» to «verhuren», «sluiten» and «stad»; the stemmer
(Snowball's `dutch`, the algorithm of Kraaij and Pohlmann) brings what is left together: «verhuren», «verhuur», «verhuurder».
"""

import re
from functools import lru_cache

import simplemma
import snowballstemmer

SHORTEST = 4
# Words of the field of which the list has another form: of «haan» the hen, of «leden» what they suffered.
FORMS = {
    **{word: word for word in ("duif", "ezel", "haan", "ruiken")},
    "botst": "botsen",
    "geroken": "ruiken",
    "leden": "lid",
    "ruikt": "ruiken",
    "schapen": "schaap",
}
# Stemmers change between versions; their work on these words tells one from another.
SAMPLES = "woningen overlast buren huizen verhuurd gedragsaanwijzing honden lawaaiige meldingen gesloten".split()

# What stands before a separable verb: «door|verhuren».
PARTICLES = (
    "aan achter af bij dicht door in leeg los mee na neer om onder op over samen schoon terug toe uit vast vol weg".split()
)

# The stemmer leaves «evalueer» of «evaluatie» and «evaluer» of «evalueren».
LATIN_VERB = re.compile(r"(?<=\w{4})eer$")

_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a plain word; numbers and words of up to three letters stay as they are."""
    if len(word) < SHORTEST or not word.isalpha():
        return word
    form = FORMS.get(word) or dictionary_form(word)
    stemmed = str(_stemmer.stemWord(form if form.isalpha() else word))
    return LATIN_VERB.sub("er", stemmed)


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
