"""What is looked for: groups of weighted alternatives."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Alternative:
    """One way to say it. Several words stand next to each other in this order, or, when not `adjacent`, anywhere."""

    words: tuple[str, ...]
    weight: float = 1.0
    adjacent: bool = True

    @property
    def is_row(self) -> bool:
        return self.adjacent or len(self.words) == 1


@dataclass(frozen=True)
class Group:
    """One thing that is looked for, in all the ways to say it, the best first."""

    alternatives: tuple[Alternative, ...]
