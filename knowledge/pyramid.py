"""The shape of an escalation model as a pyramid: wide and light below, narrow and heavy above."""

import textwrap
from dataclasses import dataclass

WIDTH = 640
LAYER = 72
GAP = 8
TOP_WIDTH = 200
LETTERS_PER_UNIT = 1 / 11
# The style sheet has this many colours for rungs: lpw-tone-1 and on.
TONES = 6


@dataclass(frozen=True)
class Layer:
    """One layer: its path, and where its number and its words stand (SVG user units)."""

    number: int
    name: str
    path: str
    tone: int
    number_y: int
    lines: list[tuple[int, str]]


@dataclass(frozen=True)
class Pyramid:
    """All layers, heaviest first, and the size of the picture (SVG user units)."""

    width: int
    height: int
    middle: int
    layers: list[Layer]


def draw(rungs: list[tuple[int, str]]) -> Pyramid:
    """Return the pyramid of these rungs, given as number and name, lightest first."""
    total = len(rungs)
    height = total * (LAYER + GAP)
    slope = (WIDTH - 80 - TOP_WIDTH) / 2 / height if total else 0
    layers = []
    for place, (number, name) in enumerate(reversed(rungs)):
        top = place * (LAYER + GAP)
        upper = TOP_WIDTH / 2 + slope * top
        lower = TOP_WIDTH / 2 + slope * (top + LAYER)
        path = f"M{WIDTH / 2 - upper:.0f} {top}h{2 * upper:.0f}L{WIDTH / 2 + lower:.0f} {top + LAYER}H{WIDTH / 2 - lower:.0f}z"
        layers.append(Layer(number, name, path, tone(total - place, total), top + 28, words_in_layer(name, top, 2 * upper)))
    return Pyramid(WIDTH, max(height - GAP, 0), WIDTH // 2, layers)


def tone(place: int, total: int) -> int:
    """Return which of the six colours a rung has wherever it is shown: 1 is the lightest rung, 6 the heaviest."""
    return round(1 + (TONES - 1) * (place - 1) / (total - 1)) if total > 1 else 1


def words_in_layer(name: str, top: int, width: float) -> list[tuple[int, str]]:
    """Break a name into at most two lines that fit the layer."""
    parts = textwrap.wrap(name, width=max(14, int(width * LETTERS_PER_UNIT)), max_lines=2, placeholder=" …")
    first = top + (56 if len(parts) == 1 else 46)
    return [(first + 19 * place, part) for place, part in enumerate(parts)]
