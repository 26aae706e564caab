"""The shape of an escalation model as a pyramid: wide and light below, narrow and heavy above."""

import re
import textwrap
from dataclasses import dataclass

WIDTH = 640
LAYER = 72
GAP = 8
TOP_WIDTH = 200
# How wide a letter is on average (SVG user units), and a small one, for a word that does not fit otherwise.
LETTER, SMALL_LETTER = 11, 9
FEWEST_LETTERS = 14
MOST_LINES = 2
# Where the first line of words begins, below the number.
WORDS_BEGIN = 30
# Between two syllables: before a consonant with a vowel behind it, and not within three letters of an end.
SYLLABLE_END = re.compile(r"(?<=\w{3})(?=[bcdfghjklmnpqrstvwxz][aeiouy]\w)", re.IGNORECASE)
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
    is_small: bool


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
        lines, is_small = fitted(name, 2 * (upper + slope * WORDS_BEGIN))
        layers.append(Layer(number, name, path, tone(total - place, total), top + 28, placed(lines, top), is_small))
    return Pyramid(WIDTH, max(height - GAP, 0), WIDTH // 2, layers)


def tone(place: int, total: int) -> int:
    """Return which of the six colours a rung has wherever it is shown: 1 is the lightest rung, 6 the heaviest."""
    return round(1 + (TONES - 1) * (place - 1) / (total - 1)) if total > 1 else 1


def fitted(name: str, width: float) -> tuple[list[str], bool]:
    """Break a name into at most two lines of this width, and tell whether it takes small letters.

    A word that is too long even then is broken between two syllables, with a hyphen.
    """
    for letter in (LETTER, SMALL_LETTER):
        fits = max(FEWEST_LETTERS, int(width / letter))
        lines = textwrap.wrap(name, fits, break_long_words=False)
        if len(lines) <= MOST_LINES and all(len(line) <= fits for line in lines):
            return lines, letter == SMALL_LETTER
    broken = " ".join(part for word in name.split() for part in hyphenated(word, fits))
    return textwrap.wrap(broken, fits, max_lines=MOST_LINES, placeholder=" …"), True


def hyphenated(word: str, fits: int) -> list[str]:
    """Break a word into parts of at most this many letters, hyphens included; one without syllables anywhere."""
    parts = []
    while len(word) > fits:
        ends = [found.start() for found in SYLLABLE_END.finditer(word) if found.start() < fits]
        place = ends[-1] if ends else fits - 1
        parts.append(f"{word[:place]}-")
        word = word[place:]
    return [*parts, word]


def placed(lines: list[str], top: int) -> list[tuple[int, str]]:
    """Return each line with its height in a layer that begins here."""
    first = top + (56 if len(lines) == 1 else 46)
    return [(first + 19 * place, line) for place, line in enumerate(lines)]
