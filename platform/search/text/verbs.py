"""Verbs that come apart in a sentence: «hoe pak ik stank aan» asks about «aanpakken»."""

from collections.abc import Sequence
from dataclasses import replace

from search.text.cutting import Piece
from search.text.knowledge import Knowledge
from search.text.stemming import PARTICLES


def made_whole(pieces: Sequence[Piece], knowledge: Knowledge) -> list[Piece]:
    """Return the pieces with such a verb in one, where the sentence ends in the particle and the content knows the whole."""
    *before, last = pieces or [Piece(())]
    if last.is_word and last.words[0] in PARTICLES:
        for place, piece in enumerate(before):
            whole = f"{last.words[0]}{piece.words[0]}"
            if piece.is_word and knowledge.lexicon.knows(whole):
                return [*before[:place], replace(piece, words=(whole,)), *before[place + 1 :]]
    return list(pieces)
