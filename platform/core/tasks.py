"""Work that the worker does: sending what stands in the outbox, and chores that come back."""

import datetime as dt
import random

from django_tasks import task

from core import chores, clock
from core.mail import claim, deliver
from core.models import OutgoingMail

FIRST_WAIT = dt.timedelta(minutes=1)


@task()
def send_queued_mail(key: str) -> None:
    """Send one mail of the outbox; a mail server that fails is tried again after 1, 2, 4 … minutes, with some chance."""
    row = claim(key)
    if row is None:
        return
    deliver(row)
    if row.state == OutgoingMail.State.WAITING:
        wait = FIRST_WAIT * 2 ** (row.attempts - 1) * random.uniform(0.8, 1.2)  # noqa: S311 (spread, no secret)
        send_queued_mail.using(run_after=clock.now() + wait).enqueue(key)


@task()
def do_chore(name: str) -> None:
    """Do one chore that is due."""
    chores.do(name)
