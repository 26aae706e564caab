"""`manage.py worker`: does the work that waits, and puts the work that comes back in the queue."""

import logging
import threading
import time
from typing import Any

from django.db import Error, close_old_connections, connection, connections
from django_tasks_db.management.commands import db_worker

from core import chores

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 5
# How long to leave a database alone that does not answer: longer each time.
FIRST_PAUSE, LONGEST_PAUSE = 1, 30


class Bell(threading.Thread):
    """Looks every few seconds which chores are due."""

    def __init__(self) -> None:
        super().__init__(name="terugkerend-werk", daemon=True)
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            close_old_connections()
            try:
                chores.enqueue_due()
            except Error as problem:
                # A busy or restarting database: the next look does it.
                connection.close()
                logger.warning("Terugkerend werk kon niet worden klaargezet: %s", in_one_line(problem))
            self.over.wait(SECONDS_BETWEEN_LOOKS)
        connection.close()


class Worker(db_worker.Worker):
    """Does the work, also after the database was away for a while."""

    def run(self) -> None:
        pause = FIRST_PAUSE
        while self.running:
            begun = time.monotonic()
            try:
                super().run()
            except Error as problem:
                if self.batch:
                    raise
                connections.close_all()
                if time.monotonic() - begun > LONGEST_PAUSE:
                    pause = FIRST_PAUSE
                logger.warning("De database antwoordt niet; over %s s weer: %s", pause, in_one_line(problem))
                time.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return


def in_one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())


class Command(db_worker.Command):
    help = "Verstuurt mail, werkt de zoekindex bij en doet het werk dat steeds terugkomt, zoals gepland publiceren en opruimen."

    def configure_logging(self, verbosity: int) -> None:
        """Leave it to LOG_LEVEL how much is told; django-tasks would tell of every task, or with --verbosity 0 of no failure."""

    def handle(self, **options: Any) -> None:
        # The command of django-tasks makes its worker by this name.
        db_worker.Worker = Worker  # type: ignore[misc]  # a class in the place of its parent
        bell = Bell()
        if not options["batch"]:
            bell.start()
        try:
            super().handle(**options)
        finally:
            bell.over.set()
