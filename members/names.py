"""Names of people, sorted as a Dutch list of names is: «Sanne de Vries» stands at the V, «Rachid El Amrani» at the E."""

import unicodedata

# Small words before a surname; a Dutch list of names passes them by.
PARTICLES = {
    *("aan", "bij", "de", "den", "der", "des", "en", "het", "in", "onder", "op", "over", "'s", "'t", "te", "ten", "ter", "tot"),
    *("uijt", "uit", "van", "vanden", "vander", "voor"),
    *("d'", "di", "du", "la", "le", "von", "vom", "zu", "zur"),
}
# Words that a surname begins with, and that it is sorted by.
BEGINNINGS = {"abu", "ait", "al", "ben", "bin", "el", "ibn", "oulad"}
# A digit stands before every letter in any order of signs, also where spaces and commas are passed by.
BETWEEN = "0"
LONGEST = 140


def sort_name(name: str) -> str:
    """Return by what this person is sorted: surname, first names, small words; no capitals, no accents."""
    return BETWEEN.join(folded(part) for part in split(name))[:LONGEST]


def split(name: str) -> tuple[str, str, str]:
    """Return surname, first names and the small words between them; a name of one word is a surname."""
    words = name.split()
    begin = surname_begins(words)
    after = begin
    while after < len(words) - 1 and is_particle(words[after]):
        after += 1
    return " ".join(words[after:]), " ".join(words[:begin]), " ".join(words[begin:after])


def surname_begins(words: list[str]) -> int:
    """Return the place of the first word of the surname, its small words included; the first word is a first name."""
    for place, word in enumerate(words[1:-1], start=1):
        # «Jansen-de Vries»: a small word may hang on the first of two surnames.
        if is_particle(word.rpartition("-")[2]) or word.casefold() in BEGINNINGS:
            return place
    return max(len(words) - 1, 0)


def is_particle(word: str) -> bool:
    return word.casefold().replace("’", "'") in PARTICLES


def folded(text: str) -> str:
    """Return the text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
