"""What other rooms put on «Mijn platform»: each registers a function that gives its part for one account."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from members.models import Account


@dataclass(frozen=True)
class Section:
    """A part of the page: a title, a template and what that template shows."""

    title: str
    anchor: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


SectionMaker = Callable[[Account], Section | None]
_makers: list[SectionMaker] = []


def register_section(maker: SectionMaker) -> SectionMaker:
    """Add a part to «Mijn platform»; usable as a decorator. Parts stand in the order of registration."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def sections(account: Account) -> list[Section]:
    """Return the parts that have something for this account."""
    return [section for maker in _makers if (section := maker(account)) is not None]
