"""What the tests of other rooms use."""

from search import outbox


def index_now() -> None:
    """Bring the index up to date, as the worker does."""
    while outbox.apply_changes():
        pass
