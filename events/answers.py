"""What people answered to the organiser's questions, kept as the organiser reads it: a list of {vraag, antwoord}."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from events.models import Event, EventQuestion

NOT_ANSWERED = "Nog niet beantwoord"
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


def asked_of(event: Event) -> list[EventQuestion]:
    """Return what is asked until the meeting is over; after that answers are not kept, and so none is missing."""
    return [] if event.is_past else list(event.questions.all())


def unanswered(questions: Sequence[EventQuestion], answers: Iterable[Mapping[str, str]]) -> list[Asked]:
    """Return the required questions without an answer, as of somebody whom the organiser added."""
    said = by_question(answers)
    asked = numbered(question.text for question in questions)
    return [key for question, key in zip(questions, asked, strict=True) if question.is_required and not said.get(key)]


def as_shown(questions: Sequence[EventQuestion], answers: Sequence[Mapping[str, str]]) -> dict[Asked, str]:
    """Return the answers by their question, with what must still be answered."""
    return {**by_question(answers), **dict.fromkeys(unanswered(questions, answers), NOT_ANSWERED)}
