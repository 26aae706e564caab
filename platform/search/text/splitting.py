"""Dutch glues words: from «laatstekanscontract» to «laatste», «kans», «contract»."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from search.text.stop_words import NUMBERS, STOP_WORDS

# A compound is at least this long, and so is each of its parts.
SHORTEST_COMPOUND = 7
SHORTEST_PART = 4
LONGEST_COMPOUND = 60
# Shorter than a part may be, and still one at the end of a compound: «huisvestings|wet».
SHORT_TAILS = frozenset(["wet"])
# What Dutch puts between the parts: geluid-s-overlast, hond-en-belasting, kind-er-opvang.
LINKS = ("", "s", "e", "en", "n", "er")
# What stands before a verb or noun without being a part of its own: «buiten|gewoon».
BEFORE = "achter bete binnen boven buiten inge langs samen terug verg vers voors zich".split()
# What looks like a word and is an ending: «schat|ting», «woon|baar», «bemiddel|aars», «huis|vesting», «park|eren».
ENDINGS = """
aar aard aars achtig aren baar baarheid bare eert eling ende eren erende ging heid ijen ingen lende lijk ling loos mers nissen
rijk rijke rijker rijkste schap ster taan ting vesten vesting ving
""".split()
# What begins like this looks like a compound and is none.
WHOLE = tuple(
    """
    achteraf autonom behandel bekeur deurwaarder eigenrichting handhav heterdaad kenteken kwijtscheld maatregel maatschap meelop
    minderjarig noodza regelmat signaler stalk verstor vrijwillig weerstand
    """.split()
)
# Words that are seldom meant where another word holds their letters: «gesp|roken», «brandon|veilig», «warmt|pomp».
SELDOM = "aangesp beke brandon combi gesp kent peste signa vera vermin verst warmt".split()
NO_PART = (STOP_WORDS - NUMBERS) | frozenset([*BEFORE, *ENDINGS, *SELDOM])

Parts = tuple[str, ...]
Knows = Callable[[str], bool]


class Splitter:
    """Splits compounds into words that it knows.

    Give it the words of the own content: with a whole dictionary, words fall apart in places where they should not.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(word for word in known if can_end(word) and word not in NO_PART)
        self.split = lru_cache(maxsize=200_000)(self._split)

    def _split(self, word: str) -> Parts:
        """Return the parts of a compound, down to the smallest; nothing when the word is none."""
        if not may_be_compound(word):
            return ()
        found = self.cut(word, {})
        return tuple(smaller for part in found for smaller in self.split(part) or (part,))

    def cut(self, word: str, known: dict[str, Parts]) -> Parts:
        """Return the fewest parts that make up the word, two or more; of equal ways the one without links, then the evenest."""
        ways = []
        for head, link, tail in cuts(word):
            if head in self.known and (rest := self.rest(tail, known)):
                ways.append(((len(rest), bool(link), -min(map(len, (head, *rest)))), (head, *rest)))
        return min(ways)[1] if ways else ()

    def rest(self, word: str, known: dict[str, Parts]) -> Parts:
        """Return the parts of what is left of a compound: the whole of it when it is a word."""
        if word not in known:
            known[word] = (word,) if word in self.known else self.cut(word, known)
        return known[word]

    def loosely(self, word: str, knows: Knows, is_word: Knows) -> Parts:
        """Return two parts of which one is known and the other at least a Dutch word; nothing when there are none."""
        if not may_be_compound(word):
            return ()
        ways = []
        for head, link, tail in cuts(word):
            known = knows(head) + knows(tail)
            if known and not {head, tail} & NO_PART and (knows(head) or is_word(head)) and (knows(tail) or is_word(tail)):
                ways.append(((-known, bool(link), -min(len(head), len(tail))), (head, tail)))
        return min(ways)[1] if ways else ()


def may_be_compound(word: str) -> bool:
    return SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND and not word.startswith(WHOLE)


def can_end(word: str) -> bool:
    """Tell whether a word may be the last part of a compound."""
    return len(word) >= SHORTEST_PART or word in SHORT_TAILS


def cuts(word: str) -> Iterator[tuple[str, str, str]]:
    """Give every way to cut a word in two parts that are long enough, with the link between them: not «bove-n-buren»."""
    for place in range(SHORTEST_PART, len(word)):
        for link in LINKS:
            fits = word.startswith(link, place) and can_end(word[place + len(link) :])
            if fits and word[: place + len(link)] not in NO_PART:
                yield word[:place], link, word[place + len(link) :]
