"""Verbs that come apart in a sentence."""

import pytest

from search.text import Knowledge, Lexicon
from search.text.cutting import cut
from search.text.verbs import made_whole

KNOWN = Knowledge(lexicon=Lexicon({"aanpakken": 1, "oplossen": 1, "schoonmaken": 1, "aan": 5, "pakken": 1}, 5))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hoe pak ik stank aan", "hoe aanpak ik stank"),
        ("Hoe los je een ruzie op?", "hoe oplos je een ruzie"),
        ("hoe maak ik een huis schoon", "hoe schoonmaak ik een huis"),
        ("hoe pak ik stank aan in een flat", "hoe aanpak ik stank in een flat"),
        ("hoe los je een ruzie op met de buren", "hoe oplos je een ruzie met de buren"),
        # Here «aan» is no part of a verb: nobody does anything, or what it belongs to follows.
        ("pak stank aan de bron aan", "aanpak stank aan de bron"),
        ("wie pakt schade aan het trappenhuis", "wie pakt schade aan het trappenhuis"),
        ("wat pak ik aan stank", "wat pak ik aan stank"),
        # Nothing in the content is called that, or no particle is left at the end.
        ("hoe leg ik een dwangsom op", "hoe leg ik een dwangsom op"),
        ("stank aanpakken", "stank aanpakken"),
        # Before an article «aan» is a preposition.
        ("hoe pak ik stank aan de bron", "hoe pak ik stank aan de bron"),
        ("pak de stank aan de bron", "pak de stank aan de bron"),
        ("aan", "aan"),
        ('pak "de stank aan"', "pak de stank aan"),
        ("", ""),
    ],
)
def test_a_verb_is_made_whole_where_the_content_knows_it(typed, said):
    assert " ".join(word for piece in made_whole(cut(typed), KNOWN) for word in piece.words) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hoe bouw ik een dossier op", "hoe opbouw ik een dossier"),
        ("hoe bouw je een dossier op voor de rechter", "hoe opbouw je een dossier voor de rechter"),
        # Nobody does it, or the dictionary has no such verb.
        ("de bouw van een dossier op", "de bouw van een dossier op"),
        ("hoe stank ik een dossier op", "hoe stank ik een dossier op"),
    ],
)
def test_a_verb_of_the_dictionary_is_made_whole_where_somebody_does_it(typed, said):
    known = Knowledge(is_word={"opbouw"}.__contains__)
    assert " ".join(word for piece in made_whole(cut(typed), known) for word in piece.words) == said
