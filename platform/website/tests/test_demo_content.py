"""The demo content agrees with the vocabulary of the platform and with itself."""

from core.vocabulary import Trede
from website.demo.reading import read


def test_the_rungs_of_the_platforms_own_ladder_are_called_as_everywhere_else():
    ladder = next(model for model in read("escalatiemodellen") if model["sleutel"] == "indeling-platform")
    assert [rung["naam"] for rung in ladder["treden"]] == Trede.labels
