"""What a log tells of a problem: where in the code it came up, and no word of what people typed."""

import logging
import traceback


class WithoutData(logging.Filter):
    """Leaves the words of an exception out of the log: they may hold a name or an address. They are kept with the task."""

    def filter(self, record: logging.LogRecord) -> bool:
        problem = record.exc_info[1] if record.exc_info else None
        if problem is not None:
            # A formatter writes the traceback itself only when there is no text of it yet.
            record.exc_text = without_words(problem)
        return True


def without_words(problem: BaseException) -> str:
    """Return the traceback with kinds of exceptions only, the first cause first."""
    cause = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    before = f"{without_words(cause)}\n\n" if cause else ""
    kind = f"{type(problem).__module__}.{type(problem).__qualname__}"
    return before + "".join(["Traceback (most recent call last):\n", *traceback.format_tb(problem.__traceback__), kind])
