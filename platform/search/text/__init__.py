"""Understanding text: pure functions, without a database or a request."""

from search.text.cutting import cut
from search.text.groups import Alternative, Group
from search.text.knowledge import Knowledge
from search.text.lexicon import Lexicon
from search.text.normalising import LONGEST_QUERY, fold, words
from search.text.relations import RelatedGroup, Relations
from search.text.splitting import Splitter
from search.text.synonyms import SynonymGroup, Thesaurus
from search.text.understanding import Understood, understand

__all__ = [
    "LONGEST_QUERY",
    "Alternative",
    "Group",
    "Knowledge",
    "Lexicon",
    "RelatedGroup",
    "Relations",
    "Splitter",
    "SynonymGroup",
    "Thesaurus",
    "Understood",
    "cut",
    "fold",
    "understand",
    "words",
]
