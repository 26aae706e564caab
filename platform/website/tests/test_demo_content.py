"""The demo content agrees with the vocabulary of the platform and with itself."""

from itertools import pairwise

from core.vocabulary import Trede
from website.demo.reading import read


def test_cases_were_published_over_the_past_year():
    days = [told["dagen_geleden"] for told in read("praktijkvoorbeelden-inleidingen").values()]
    assert len(set(days)) == len(days)
    assert max(days) <= 365
    assert max(after - before for before, after in pairwise(sorted(days))) <= 31


def test_the_rungs_of_the_platforms_own_ladder_are_called_as_everywhere_else():
    ladder = next(model for model in read("escalatiemodellen") if model["sleutel"] == "indeling-platform")
    assert [rung["naam"] for rung in ladder["treden"]] == Trede.labels
