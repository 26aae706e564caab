"""The figures: nDCG, recall, mean reciprocal rank, and the share of questions without a result."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

BEST = 10
DEEP = 20
# From this grade on a document is one that should be found.
GOOD = 2

Grades = Mapping[str, int]


@dataclass(frozen=True)
class Figures:
    """Means over questions. `ndcg` is nDCG@10 with gain 2^grade - 1 (Burges et al., 2005); `recall` counts grades of 2 and up

    among the first twenty, as a share of at most twenty; `mrr` takes the first document with any grade; `empty` is the
    share of questions without a result. A question for which no document was judged so counts for `empty` only.
    """

    ndcg: float
    recall: float
    mrr: float
    empty: float
    number: int


def ndcg(ranked: Sequence[str], grades: Grades) -> float:
    ideal = gained(sorted(grades.values(), reverse=True)[:BEST])
    return gained([grades.get(key, 0) for key in ranked[:BEST]]) / ideal if ideal else 0.0


def gained(grades: Sequence[int]) -> float:
    return math.fsum((2 ** max(grade, 0) - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def recall(ranked: Sequence[str], grades: Grades) -> float:
    good = known_from(GOOD, grades)
    return len(good & set(ranked[:DEEP])) / min(DEEP, len(good)) if good else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Grades) -> float:
    return next((1 / place for place, key in enumerate(ranked, start=1) if grades.get(key, 0) > 0), 0.0)


def known_from(grade: int, grades: Grades) -> set[str]:
    """Return the documents with at least this grade."""
    return {key for key, given in grades.items() if given >= grade}


def figures(run: Mapping[str, Sequence[str]], judged: Mapping[str, Grades]) -> Figures:
    """Return the means over all questions of a run."""
    pairs = [(ranked, judged.get(question, {})) for question, ranked in run.items()]
    answerable = [pair for pair in pairs if known_from(1, pair[1])]
    return Figures(
        ndcg=mean(ndcg(*pair) for pair in answerable),
        recall=mean(recall(*pair) for pair in pairs if known_from(GOOD, pair[1])),
        mrr=mean(reciprocal_rank(*pair) for pair in answerable),
        empty=mean(float(not ranked) for ranked in run.values()),
        number=len(run),
    )


def mean(values: Iterable[float]) -> float:
    """Return the mean; of nothing it is 0."""
    known = list(values)
    return math.fsum(known) / len(known) if known else 0.0
