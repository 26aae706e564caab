"""What would make searching worse, in a group of words that mean the same. Pure functions; messages say what to do."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from search.text import SynonymGroup, Thesaurus
from search.text.stop_words import STOP_WORDS
from search.text.synonyms import LONGEST_TERM, TERMS_KEPT, Term, key_of, term_of

MOST_TERMS = 10
SHORTEST_WORD = 2
LONGEST_LINE = 100
# So much of a line that is too long is told, to find it by.
TOLD_SIGNS = 30
# Shorter words are never split, and never taken for another.
SHORTEST_KEPT = 3
# Small words that are abbreviations as well: the Openbaar Ministerie.
ABBREVIATIONS = frozenset({"om"})
# What people put between words that belong on lines of their own.
SEPARATORS = (",", ";", "=>", "→")

Errors = dict[str, list[str]]


def problems(group: SynonymGroup, others: Sequence[SynonymGroup]) -> Errors:
    """Return what is wrong with a group beside the other groups, by field; nothing when all is well."""
    found: Errors = {"terms": [], "leads_to": []}
    found["terms"] += [*line_errors(group.terms, one_way=bool(group.leads_to)), *number_errors(group)]
    found["leads_to"] += line_errors(group.leads_to)
    for check in (repeated, taken, forward_chains, backward_chains):
        for field, text in check(group, others):
            found[field].append(text)
    if not any(found.values()):
        found["leads_to"] += reach_errors(group, others)
    return {field: texts for field, texts in found.items() if texts}


def line_errors(lines: Sequence[str], *, one_way: bool = False, may_be_small: bool = False) -> list[str]:
    """Return what is wrong with each line by itself, or beside the lines above it; small words alone, unless they may be."""
    errors: list[str] = []
    seen: dict[Term, str] = {}
    for text in lines:
        term = term_of(text)
        key = key_of(term)
        if error := line_error(text, term) or ("" if may_be_small else stop_word_error(text, term, one_way=one_way)):
            errors.append(error)
        elif key in seen:
            errors.append(f"«{text}» is voor het zoeken hetzelfde als «{seen[key]}». Haal één van de twee weg.")
        seen.setdefault(key, text)
    return errors


def line_error(text: str, term: Term) -> str:
    if len(text) > LONGEST_LINE:
        return f"«{text[:TOLD_SIGNS]}…» is {len(text)} tekens lang. Hoogstens {LONGEST_LINE}: kort in."
    if any(sign in text for sign in SEPARATORS):
        return f"«{text}»: zet elk woord op een eigen regel, zonder komma of pijl ertussen."
    if not term:
        return f"In «{text}» staat geen woord of getal. Haal deze regel weg."
    if len(term) == 1 and len(term[0]) < SHORTEST_WORD:
        return f"«{text}» is te kort om op te zoeken. Vul een woord van minstens {SHORTEST_WORD} letters in."
    if len(term) > LONGEST_TERM:
        return f"«{text}» heeft {len(term)} woorden. Hoogstens {LONGEST_TERM}: kort in."
    return ""


def stop_word_error(text: str, term: Term, *, one_way: bool) -> str:
    """Return why a term of small words cannot be; an abbreviation that is a small word too («om») may lead to what it means."""
    if not all(word in STOP_WORDS for word in term):
        return ""
    if "".join(term) not in ABBREVIATIONS:
        return f"«{text}» zegt niet waar het over gaat: zoeken slaat zulke woorden over. Kies een ander woord."
    if one_way:
        return ""
    return (
        f"«{text}» is ook een gewoon woord, dat bijna overal staat. Laat «{text}» hier staan en zet wat het betekent "
        "bij «vindt ook»: dan geldt het maar één kant op."
    )


def kept_word_error(word: str) -> str:
    """Return why a word need not be kept as it is; empty when it may be."""
    if len(word) < SHORTEST_KEPT:
        advice = f"Vul een woord van minstens {SHORTEST_KEPT} letters in."
        return f"«{word}» is te kort: zulke woorden blijven altijd zoals ze zijn. {advice}"
    if word in STOP_WORDS:
        return f"«{word}» is een woord dat zoeken overslaat. Kies een woord dat zegt waar het over gaat."
    return ""


def number_errors(group: SynonymGroup) -> list[str]:
    number = len(group.terms) + len(group.leads_to)
    if number == 1:
        return ["Zet er minstens één woord bij, op een eigen regel. Of vul bij «vindt ook» in wat dit woord nog meer vindt."]
    if number > MOST_TERMS:
        return [f"Dit zijn er {number}. Bij meer dan {MOST_TERMS} wordt zoeken onscherp: haal er {number - MOST_TERMS} weg."]
    return []


@lru_cache(maxsize=TERMS_KEPT)
def key_of_text(text: str) -> Term:
    return key_of(term_of(text))


def keyed(lines: Iterable[str]) -> Iterator[tuple[str, Term]]:
    """Give each line with the key by which it is looked up, as far as it has one."""
    for text in lines:
        if key := key_of_text(text):
            yield text, key


def told(group: SynonymGroup) -> str:
    both = [", ".join(part) for part in (group.terms, group.leads_to) if part]
    return " → ".join(both)


def repeated(group: SynonymGroup, _: Sequence[SynonymGroup]) -> Iterator[tuple[str, str]]:
    """Give the words that a group leads to and holds already."""
    own = {key: text for text, key in keyed(group.terms)}
    for text, key in keyed(group.leads_to):
        if key in own:
            yield "leads_to", f"«{text}» staat hierboven al, als «{own[key]}». Haal één van de twee weg."


def taken(group: SynonymGroup, others: Sequence[SynonymGroup]) -> Iterator[tuple[str, str]]:
    """Give the terms that stand in another group."""
    known = {key: other for other in others for _, key in keyed(other.terms)}
    for text, key in keyed(group.terms):
        if key in known:
            where = f"«{text}» staat al in de groep «{told(known[key])}»."
            yield "terms", f"{where} Zet uw woorden daarbij, of haal het daar eerst weg."


def forward_chains(group: SynonymGroup, others: Sequence[SynonymGroup]) -> Iterator[tuple[str, str]]:
    """Give the words that this group leads to and that lead somewhere themselves."""
    onward = {key: other for other in others if other.leads_to for _, key in keyed(other.terms)}
    for text, key in keyed(group.leads_to):
        if key in onward:
            yield "leads_to", f"«{text}» leidt zelf al naar «{', '.join(onward[key].leads_to)}». Zet hier meteen dat neer."


def backward_chains(group: SynonymGroup, others: Sequence[SynonymGroup]) -> Iterator[tuple[str, str]]:
    """Give the terms of a group that leads somewhere, to which another group leads."""
    if not group.leads_to:
        return
    targets = {key: other for other in others for _, key in keyed(other.leads_to)}
    for text, key in keyed(group.terms):
        if key in targets:
            where = f"Naar «{text}» leidt al de groep «{told(targets[key])}»."
            advice = f"Laat die groep meteen naar «{', '.join(group.leads_to)}» leiden, en haal «{text}» hier weg."
            yield "terms", f"{where} {advice}"


def reach_errors(group: SynonymGroup, others: Sequence[SynonymGroup]) -> list[str]:
    """Return whether a group that leads somewhere finds too much, with what means the same as its targets."""
    if not group.leads_to:
        return []
    targets = {key for _, key in keyed(group.leads_to)}
    alike = [other for other in others if not targets.isdisjoint(key for _, key in keyed(other.terms))]
    found = Thesaurus.of([*alike, group]).same_as(term_of(group.terms[0]))
    if len(found) <= MOST_TERMS:
        return []
    number = f"Samen met wat hetzelfde betekent, vindt «{group.terms[0]}» zo {len(found)} andere woorden."
    return [f"{number} Meer dan {MOST_TERMS} maakt zoeken onscherp: haal hier woorden weg."]
