"""Work that the worker does: sending what stands in the outbox, and chores that come back."""

from django_tasks import task

from core import chores, clock
from core.mail import claim, deliver, wait_after
from core.models import OutgoingMail


@task()
def send_queued_mail(key: str) -> None:
    """Send one mail of the outbox; a mail server that fails is tried again, less and less often."""
    row = claim(key)
    if row is None:
        return
    deliver(row)
    if row.state == OutgoingMail.State.WAITING:
        send_queued_mail.using(run_after=clock.now() + wait_after(row.attempts)).enqueue(key)


@task()
def do_chore(name: str) -> None:
    """Do one chore that is due."""
    chores.do(name)
