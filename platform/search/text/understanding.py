"""From what people type to what is looked for: groups of weighted alternatives, which an engine compiles.

Each group is one thing that is looked for. A document holds it when it holds one of the alternatives; the better the
alternative, the more it counts. Pure functions, safe for any string.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search.text.cutting import Piece, cut
from search.text.groups import Alternative, Group
from search.text.hints import hints_of
from search.text.knowledge import Knowledge
from search.text.stemming import stem
from search.text.stop_words import DENIALS, STOP_WORDS
from search.text.synonyms import Term
from search.text.verbs import made_whole

MOST_GROUPS = 16
# All ways of all groups together: more makes a query slow without making it better.
MOST_WAYS = 60

# What another way to say it weighs, beside the words as they were typed.
SYNONYM = 0.7
PARTS_TOGETHER = 0.5
NARROWER = 0.35
AKIN = 0.2
ONE_PART = 0.2
KIN = 0.2
# An article by its number alone may be of another law, or no article at all.
BARE_NUMBER = 0.4
# What weighs less only brings noise.
LEAST = 0.05


@dataclass(frozen=True)
class Understood:
    """What is looked for, and which words were taken for others, as typed and as taken.

    `hints` is what may have to do with it.
    """

    groups: tuple[Group, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    hints: tuple[Group, ...] = ()


def understand(typed: str, knowledge: Knowledge) -> Understood:
    """Return what is looked for: at most 16 groups, in at most 60 ways together.

    Words that only ask (wat, hoe, mag) are left out, unless nothing else is typed. Unknown words are taken for the known
    word they are nearest to.
    """
    corrections: dict[str, str] = {}
    typed_pieces = cut(typed)
    found = made_whole(typed_pieces, knowledge)
    whole = belonging_together(found, knowledge)
    pieces = [piece if place in whole else corrected(piece, knowledge, corrections) for place, piece in enumerate(found)]
    groups = limited(grouped(pieces, knowledge))
    meant = [corrections.get(word, word) for piece in typed_pieces for word in piece.words]
    return Understood(groups, tuple(corrections.items()), hints_of(meant, groups, knowledge))


def literally(typed: str) -> Understood:
    """Return the words as they were typed, nothing added or taken for something else."""
    pieces = cut(typed)
    telling = [piece for piece in pieces if not piece.is_small] or pieces
    return Understood(limited(Group((Alternative(piece.words),)) for piece in telling))


def loosely(typed: str, knowledge: Knowledge) -> Understood:
    """Return what may be looked for when nothing holds what was understood: for each word the words that begin alike."""
    groups = []
    for piece in cut(typed):
        word = piece.words[0]
        if piece.is_word and not piece.is_small:
            groups.append(Group(unique(Alternative(term, KIN) for term in near(word, knowledge))))
    return Understood(limited(group for group in groups if group.alternatives))


def widely(understood: Understood, knowledge: Knowledge) -> tuple[Group, ...]:
    """Return what is looked for, also said in terms that only have to do with it."""
    return tuple(Group(unique([*group.alternatives, *akin(group, knowledge)])) for group in understood.groups)


def akin(group: Group, knowledge: Knowledge) -> list[Alternative]:
    return [Alternative(term, AKIN) for term in knowledge.thesaurus.akin_to(group.alternatives[0].words)]


def near(word: str, knowledge: Knowledge) -> Iterator[Term]:
    """Give what a word may have to do with: the parts of a compound and what means the same as they do; else words like it."""
    parts_of_word = knowledge.parts_of(word)
    for part in parts_of_word:
        yield (part,)
        yield from knowledge.thesaurus.same_as((part,))
    if not parts_of_word:
        yield from ((other,) for other in (knowledge.lexicon.nearest(word)[0], *knowledge.lexicon.kin(word)) if other)


def belonging_together(pieces: Sequence[Piece], knowledge: Knowledge) -> set[int]:
    """Return the places of words that belong to a term, or make a known word with their neighbour.

    «Verhuurderschap» of «wet goed verhuurderschap» is no slip, nor is «zorg mijder» one of «zorg minder».
    """
    return in_terms(pieces, knowledge) | joined_places(pieces, knowledge)


def in_terms(pieces: Sequence[Piece], knowledge: Knowledge) -> set[int]:
    """Return the places of words that are part of a term of several words."""
    lengths = ((place, term_at(pieces, place, knowledge)[0]) for place in range(len(pieces)))
    return {place + step for place, length in lengths for step in range(length)}


def joined_places(pieces: Sequence[Piece], knowledge: Knowledge) -> set[int]:
    pairs = ((place, pieces[place : place + 2]) for place in range(len(pieces) - 1))
    return {
        place + step
        for place, (one, other) in pairs
        if one.is_word and other.is_word and not (one.is_small or other.is_small)
        if knowledge.holds(knowledge.joined((one.words[0], other.words[0])))
        for step in (0, 1)
    }


def corrected(piece: Piece, knowledge: Knowledge, corrections: dict[str, str]) -> Piece:
    """Return the piece with an unknown word replaced by the word that was meant, which is noted."""
    if not piece.is_word or piece.is_small or knowledge.makes_sense(piece.words[0]):
        return piece
    meant = knowledge.meant_by(piece.words[0])
    if meant in ("", piece.words[0]):
        return piece
    corrections[piece.words[0]] = meant
    return replace(piece, words=(meant,))


def grouped(pieces: Sequence[Piece], knowledge: Knowledge) -> Iterator[Group]:
    """Give the groups: terms of several words first, the longest ones; then words that belong together; then each word."""
    skips_small = any(not piece.is_small for piece in pieces)
    place = 0
    while place < len(pieces):
        length, group = term_at(pieces, place, knowledge)
        if not length and skips_small and pieces[place].is_small:
            place += 1
            continue
        if not length:
            length, piece = joined_at(pieces, place, knowledge)
            group = group_of(piece, knowledge)
        yield group
        place += length


def term_at(pieces: Sequence[Piece], place: int, knowledge: Knowledge) -> tuple[int, Group]:
    """Return how many pieces from here are a term of several words in the thesaurus, with its group; 0 for none."""
    for end in range(min(len(pieces), place + knowledge.thesaurus.longest), place + 1, -1):
        taken = pieces[place:end]
        term = tuple(word for piece in taken for word in piece.said)
        others = [] if any(piece.fixed for piece in taken) else list(said_otherwise(term, knowledge))
        if others:
            return end - place, Group(unique([Alternative(term), *others, *words_of(term, knowledge)]))
    return 0, Group(())


def words_of(term: Term, knowledge: Knowledge) -> Iterator[Alternative]:
    """Give the words of a term apart; the one that tells something, as «anoniem» of «anoniem blijven», unless it is denied."""
    words = telling(term)
    if may_be_apart(words):
        yield from parts(words, knowledge)
    elif len(words) == 1 and words[0].isalpha() and not DENIALS.intersection(term):
        yield Alternative(words, PARTS_TOGETHER)


def telling(term: Term) -> Term:
    """Return the words of a term without the small ones; when all are small, those."""
    return tuple(word for word in term if word not in STOP_WORDS) or term


def may_be_apart(term: Term) -> bool:
    """Tell whether the words of a term say the same when they stand apart; one word does not, nor does a number of an article."""
    return len(term) > 1 and all(len(word) > 1 and word.isalpha() for word in term)


def joined_at(pieces: Sequence[Piece], place: int, knowledge: Knowledge) -> tuple[int, Piece]:
    """Return the word that the words from here make when they are written together, if it is known; else the piece itself."""
    first = pieces[place]
    if not first.is_word or first.is_small:
        return 1, first
    best, together, apart = 1, first.words[0], first.words
    reached = [together]
    for number, piece in enumerate(pieces[place + 1 : place + 3], start=2):
        if not piece.is_word or piece.is_small:
            break
        apart = (*apart, piece.words[0])
        forms = [form for begun in reached if (form := knowledge.joined((begun, piece.words[0])))]
        if forms:
            best, together = number, forms[0]
        reached = forms or [begun + piece.words[0] for begun in reached]
    return (best, Piece((together,), apart=apart[:best])) if best > 1 else (1, first)


def group_of(piece: Piece, knowledge: Knowledge) -> Group:
    """Return one piece in all the ways to say it."""
    if piece.fixed:
        return Group((Alternative(piece.words),))
    further = list(said_otherwise(piece.said, knowledge)) or in_other_words(parts_of(piece, knowledge), knowledge)
    return Group(unique([*own_ways(piece, knowledge), *further]))


def own_ways(piece: Piece, knowledge: Knowledge) -> Iterator[Alternative]:
    """Give the ways to write a piece: an article with or without «artikel», a compound with its parts apart."""
    if piece.is_article:
        yield Alternative(("artikel", *piece.words))
        yield Alternative(("art", *piece.words))
        yield Alternative(piece.words, BARE_NUMBER)
        return
    yield Alternative(piece.words)
    if piece.apart:
        yield Alternative(piece.apart)
    yield from parts(parts_of(piece, knowledge), knowledge)


def parts_of(piece: Piece, knowledge: Knowledge) -> Term:
    """Return the parts of a compound, as it was typed or as it falls apart; nothing for what is none."""
    return (piece.apart or knowledge.parts_of(piece.words[0])) if piece.is_word else ()


def parts(found: Term, knowledge: Knowledge) -> Iterator[Alternative]:
    """Give the parts of a compound or of a term: all of them anywhere, and each that tells something by itself."""
    if len(found) > 1:
        yield Alternative(found, PARTS_TOGETHER, adjacent=False)
    for part in found:
        weight = ONE_PART * knowledge.lexicon.worth(stem(part))
        if weight >= LEAST:
            yield Alternative((part,), weight)


def in_other_words(found: Term, knowledge: Knowledge) -> Iterator[Alternative]:
    """Give a compound with a part said otherwise, and that part alone: «burenlawaai» is «buren» and «geluidsoverlast»."""
    for place, part in enumerate(found if len(found) > 1 else ()):
        for term in knowledge.thesaurus.same_as((part,)):
            whole = (*found[:place], *telling(term), *found[place + 1 :])
            yield Alternative(whole, SYNONYM * PARTS_TOGETHER, adjacent=False)
            weight = SYNONYM * ONE_PART * max(knowledge.lexicon.worth(stem(word)) for word in term)
            if weight >= LEAST:
                yield Alternative(term, weight)


def said_otherwise(term: Term, knowledge: Knowledge) -> Iterator[Alternative]:
    """Give terms that mean the same: as they are, and with their words, or the parts of a compound, apart; then narrower ones."""
    others = knowledge.thesaurus.same_as(term)
    for other in others:
        yield Alternative(other, SYNONYM)
    for other in others:
        apart = knowledge.parts_of(other[0]) if len(other) == 1 else telling(other)
        if may_be_apart(apart):
            yield Alternative(apart, SYNONYM * PARTS_TOGETHER, adjacent=False)
    for narrower in knowledge.thesaurus.narrower_than(term):
        yield Alternative(narrower, NARROWER)


def unique(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Return each way once, at its first place, with the most it weighed: «camera» is a part, and a synonym too."""
    found: dict[tuple[Term, bool], Alternative] = {}
    for way in ways:
        known = found.setdefault((way.words, way.is_row), way)
        if way.weight > known.weight:
            found[way.words, way.is_row] = way
    return tuple(found.values())


def limited(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the first groups, each once, with the heaviest ways of all, the first of equals; every group keeps its first way."""
    kept = list(dict.fromkeys(groups))[:MOST_GROUPS]
    ways = [(place > 0, -way.weight, place, at) for at, group in enumerate(kept) for place, way in enumerate(group.alternatives)]
    heaviest = {(at, place) for _, _, place, at in sorted(ways)[:MOST_WAYS]}

    def left_of(at: int) -> tuple[Alternative, ...]:
        return tuple(way for place, way in enumerate(kept[at].alternatives) if (at, place) in heaviest)

    return tuple(Group(left_of(at)) for at in range(len(kept)))
