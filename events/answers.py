"""What people answered to the organiser's questions, kept as the organiser reads it: a list of {vraag, antwoord}."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

# A question, and whether it is the first, the second … that is put like this.
Asked = tuple[str, int]


def numbered(questions: Iterable[str]) -> Iterator[Asked]:
    """Give questions so that two that are put alike are told apart."""
    seen: Counter[str] = Counter()
    for question in questions:
        seen[question] += 1
        yield question, seen[question]


def by_question(answers: Iterable[Mapping[str, str]]) -> dict[Asked, str]:
    """Return the answers by their question."""
    given = list(answers)
    return dict(zip(numbered(row["vraag"] for row in given), (row["antwoord"] for row in given), strict=True))
