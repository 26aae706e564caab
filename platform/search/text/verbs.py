"""Verbs that come apart in a sentence: «hoe pak ik stank aan» asks about «aanpakken»."""

from collections.abc import Sequence
from dataclasses import replace

from search.text.cutting import Piece
from search.text.knowledge import Knowledge
from search.text.stemming import PARTICLES

# Before these a particle is a preposition: «wie bel ik als iemand in de war is».
DETERMINERS = frozenset("de het een deze die dit dat mijn jouw uw zijn haar ons onze hun geen elk elke".split())
# Who does it stands behind the verb of a question: «hoe bouw ik een dossier op voor de rechter».
WHO_ASKS = frozenset("ik je jij u hij ze zij we wij jullie men".split())


def made_whole(pieces: Sequence[Piece], knowledge: Knowledge) -> list[Piece]:
    """Return the pieces with such a verb in one, where the content knows the whole, or the dictionary when somebody does it.

    Its particle ends the sentence, or ends a question before a small word: «op voor de rechter».
    """
    for end in range(len(pieces) - 1, 0, -1):
        if not (pieces[end].is_word and pieces[end].words[0] in PARTICLES):
            continue
        for place in places(pieces, end):
            whole = f"{pieces[end].words[0]}{pieces[place].words[0]}"
            known = knowledge.lexicon.knows(whole) or (is_done(pieces, place) and knowledge.is_word(whole))
            if pieces[place].is_word and known:
                verb = replace(pieces[place], words=(whole,))
                return [*pieces[:place], verb, *pieces[place + 1 : end], *pieces[end + 1 :]]
    return list(pieces)


def places(pieces: Sequence[Piece], end: int) -> list[int]:
    """Return where the verb of the particle that stands here may be."""
    if end == len(pieces) - 1:
        return list(range(end))
    if not pieces[end + 1].is_small or pieces[end + 1].words[0] in DETERMINERS:
        return []
    return [place for place in range(end - 1) if is_done(pieces, place)]


def is_done(pieces: Sequence[Piece], place: int) -> bool:
    """Tell whether who does it follows: «bouw ik»."""
    return pieces[place + 1].words[0] in WHO_ASKS
