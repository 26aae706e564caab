"""What of registrations is not kept."""

import datetime as dt

from core import clock
from events.models import Registration

ANSWERS_KEPT = dt.timedelta(days=7)


def forget_answers() -> int:
    """Remove what people answered a week after the meeting: wishes for food may tell about health (AVG art. 9).

    Who came stays. Returns how many registrations it was about.
    """
    over = Registration.objects.filter(event__end__lt=clock.now() - ANSWERS_KEPT).exclude(answers=[])
    return over.update(answers=[])
