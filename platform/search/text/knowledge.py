"""What is known of the language and of the content, when a query is understood."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

from search.text.lexicon import Lexicon
from search.text.relations import Relations
from search.text.splitting import LINKS, NO_PART, SHORTEST_PART, Splitter
from search.text.synonyms import Thesaurus

# Half a compound may be mistyped when the other half is a word and it is at least this long.
SHORTEST_HALF = 6
# Words that differ in more letters are seldom the same: «rattenoverlast» is not «wateroverlast».
FEW_ERRORS = 2
# A list of words has few of these: «dealende», «zorgmijdend».
OF_WHO_DOES = re.compile(r"(?<=\w{3})ende?$")


def nobody_knows(_: str) -> bool:
    return False


def doing(word: str) -> str:
    """Return the verb of who does something: «dealen» of «dealende»; the word itself when it has another end."""
    return OF_WHO_DOES.sub("en", word)


def one_letter_off(word: str) -> Iterator[str]:
    """Give every word that differs in one letter left out, changed or added, or in two that changed places."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            yield head + letter + tail[1:]


@dataclass(frozen=True)
class Knowledge:
    """`is_word` tells whether a word stands in a dictionary; words in `left_alone` are never split nor corrected."""

    splitter: Splitter = field(default_factory=lambda: Splitter(()))
    thesaurus: Thesaurus = field(default_factory=Thesaurus)
    lexicon: Lexicon = field(default_factory=lambda: Lexicon({}))
    is_word: Callable[[str], bool] = nobody_knows
    left_alone: frozenset[str] = frozenset()
    relations: Relations = field(default_factory=Relations)

    def parts_of(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound; when the content lacks one of two, what the dictionary has of it will do."""
        if word in self.left_alone:
            return ()
        return self.splitter.split(word) or self.splitter.loosely(word, self.lexicon.knows, self.is_word)

    def joined(self, apart: tuple[str, str]) -> str:
        """Return the known word that these make when they are written together, links included; empty when there is none."""
        forms = (f"{apart[0]}{link}{apart[1]}" for link in LINKS)
        return next((form for form in forms if self.lexicon.holds(form) or self.thesaurus.same_as((form,))), "")

    def holds(self, word: str) -> bool:
        """Tell whether this very word stands in a document or among the synonyms."""
        return self.lexicon.holds(word) or self.thesaurus.lexicon.holds(word)

    def makes_sense(self, word: str) -> bool:
        """Tell whether a word is known as it is."""
        if self.lexicon.holds(word) or word in self.left_alone or self.is_word(word) or self.is_word(doing(word)):
            return True
        return (self.lexicon.knows(word) or bool(self.thesaurus.same_as((word,)))) and not self.is_slip(word)

    def is_slip(self, word: str) -> bool:
        """Tell whether a word that is only known by its stem is one letter from a known word, within it: «huisvestting»."""
        near, errors = self.lexicon.nearest(word)
        return errors == 1 and not near.startswith(word) and not word.startswith(near)

    def meant_by(self, word: str) -> str:
        """Return the word that an unknown one was meant to be; empty when it may well be meant as it is.

        One letter from a known word is a slip; else a compound of known words is meant as it is, and one of words that the
        dictionary has unless it is nearly a known word that is no such compound itself; then comes a known word further off, and
        a compound of which one half is mistyped.
        """
        near, errors = self.nearest(word)
        if near and errors <= 1:
            return near
        parts = self.parts_of(word)
        if self.splitter.split(word) or (parts and (not 0 < errors <= FEW_ERRORS or self.shares_half(parts, near))):
            return ""
        return near or self.other_form(word) or min(self.half_mistyped(word), default=(0, ""))[1]

    def other_form(self, word: str) -> str:
        """Return the Dutch word one letter off that the content has in another form: «huisvesitng» where it has «huisvesten»."""
        if len(word) < SHORTEST_HALF:
            return ""
        return min((other for other in one_letter_off(word) if self.is_word(other) and self.lexicon.knows(other)), default="")

    def nearest(self, word: str) -> tuple[str, int]:
        """Return the word of the content that is nearest, and how many letters differ; a synonym that is nearer still, or as

        near when the other is none.
        """
        near, errors = self.lexicon.nearest(word)
        synonym, other_errors = self.thesaurus.lexicon.nearest(word)
        if synonym and (not near or other_errors < errors or (other_errors == errors and not self.thesaurus.same_as((near,)))):
            return synonym, other_errors
        return near, errors

    def shares_half(self, parts: tuple[str, ...], other: str) -> bool:
        """Tell whether another word begins or ends with the same part: «stookoverlast» is not «stankoverlast» mistyped.

        A part that stands nowhere itself is no word that somebody meant: «gelijdsoverlast».
        """
        others = self.parts_of(other)
        meant = all(self.lexicon.holds(part) or self.thesaurus.same_as((part,)) for part in parts)
        return meant and bool(others) and (parts[0] == others[0] or parts[-1] == others[-1])

    def half_mistyped(self, word: str) -> Iterator[tuple[int, str]]:
        """Give the compounds that a word may have been meant to be, with minus the length of the half that was right."""
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            head, tail = word[:place], word[place:]
            if self.may_be_half(head, tail) and (meant := self.lexicon.nearest(tail)[0]):
                yield -len(head), head + meant
            if self.may_be_half(tail, head) and (meant := self.lexicon.nearest(head)[0]):
                yield -len(tail), meant + tail

    def may_be_half(self, right: str, wrong: str) -> bool:
        if len(wrong) < SHORTEST_HALF or right in NO_PART:
            return False
        return self.lexicon.holds(right) or (len(right) >= SHORTEST_HALF and self.is_word(right))
