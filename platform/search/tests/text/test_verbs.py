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
        # Nothing in the content is called that, or no particle is left at the end.
        ("hoe leg ik een dwangsom op", "hoe leg ik een dwangsom op"),
        ("stank aanpakken", "stank aanpakken"),
        ("pak de stank aan de bron", "pak de stank aan de bron"),
        ("aan", "aan"),
        ('pak "de stank aan"', "pak de stank aan"),
        ("", ""),
    ],
)
def test_a_verb_is_made_whole_where_the_content_knows_it(typed, said):
    assert " ".join(word for piece in made_whole(cut(typed), KNOWN) for word in piece.words) == said
