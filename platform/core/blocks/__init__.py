"""The blocks that the body of every article is made of."""

from core.blocks.body import BodyBlock
from core.blocks.sources import LegalBasisBlock, SourceBlock

__all__ = ["BodyBlock", "LegalBasisBlock", "SourceBlock"]
