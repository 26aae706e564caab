"""What would make searching worse, in a group of related words. Pure functions; messages say what to do."""

from collections.abc import Iterator, Sequence

from search.text import RelatedGroup
from search.word_checks import Errors, keyed, line_errors

MOST_TERMS = 20
MOST_RELATED = 25


def problems(group: RelatedGroup) -> Errors:
    """Return what is wrong with a group, by field; nothing when all is well. An empty field says so itself."""
    found = {
        "terms": [*line_errors(group.terms, may_be_small=True), *too_many(group.terms, MOST_TERMS)],
        "related": [*line_errors(group.related), *too_many(group.related, MOST_RELATED), *repeated(group)],
    }
    return {field: texts for field, texts in found.items() if texts}


def too_many(lines: Sequence[str], most: int) -> list[str]:
    over = len(lines) - most
    return [f"Dit zijn er {len(lines)}, en er kunnen er hoogstens {most} staan: haal er {over} weg."] if over > 0 else []


def repeated(group: RelatedGroup) -> Iterator[str]:
    """Give what is wrong with words that stand on both sides."""
    own = {key: text for text, key in keyed(group.terms)}
    for text, key in keyed(group.related):
        if key in own:
            yield f"«{text}» staat hierboven al, als «{own[key]}». Haal één van de twee weg."
