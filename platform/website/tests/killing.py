"""Changes things, has them put in the index by a process that is killed in the middle, over and over; then compares.

Run by a test, on a demo site of its own: `python -m website.tests.killing ROUNDS`.
"""

import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402 (Django first)
from django.test.utils import override_settings  # noqa: E402 (Django first)

from search import engines, outbox  # noqa: E402 (Django first)
from website.models import Nieuwsbericht  # noqa: E402 (Django first)

CHANGES = 12
LONGEST_SECONDS = 0.25


def change(number: int, dice: random.Random) -> None:
    """Change, take back, put back or delete some news."""
    for page in Nieuwsbericht.objects.order_by("pk"):
        page.introduction = f"Ronde {number}"
        if dice.random() < 0.3:
            page.unpublish() if page.live else page.save_revision().publish()
        else:
            page.save()
    if number % 5 == 0:
        Nieuwsbericht.objects.order_by("pk").last().delete()


def put_in_and_be_killed(dice: random.Random) -> bool:
    """Fork a worker and kill it after a while; tell whether it was still at work."""
    connection.close()
    worker = os.fork()
    if worker == 0:
        while outbox.apply_changes():
            pass
        os._exit(0)
    time.sleep(dice.uniform(0, LONGEST_SECONDS))
    os.kill(worker, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(worker, 0)[1])


def differences() -> dict[str, int]:
    wanted = {document.key: document.digest() for document in outbox.all_documents().documents}
    found = {}
    for engine in engines.every():
        there = engine.contents()
        found[engine.name] = sum(there.get(key) != wanted.get(key) for key in wanted.keys() | there.keys())
    return found


def main(rounds: int) -> None:
    dice = random.Random(4)
    killed = 0
    for number in range(rounds):
        change(number, dice)
        killed += put_in_and_be_killed(dice)
    while outbox.apply_changes():
        pass
    for engine in engines.every():
        if engine.name == "elasticsearch":
            engine.writer.indices.refresh(index=engine.names.read)
    sys.stdout.write(f"{killed} {differences()}\n")


if __name__ == "__main__":
    with override_settings(EMAIL_URL="memorymail://"):
        main(int(sys.argv[1]))
