"""`manage.py worker`: does the work that waits, and puts the work that comes back in the queue."""

import logging
import threading
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django_tasks_db.management.commands import db_worker

from core import chores

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 5
LOGGERS = ("django_tasks", "django_tasks_db")


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
            except DatabaseError:
                # A busy or restarting database: the next look does it.
                logger.warning("Terugkerend werk kon niet worden klaargezet.", exc_info=True)
            self.over.wait(SECONDS_BETWEEN_LOOKS)
        connection.close()


class Command(db_worker.Command):
    help = "Verstuurt mail, werkt de zoekindex bij en doet het werk dat steeds terugkomt, zoals gepland publiceren en opruimen."

    def configure_logging(self, verbosity: int) -> None:
        """Let the quietest worker, too, tell which task failed; django-tasks would have it say nothing at all."""
        super().configure_logging(verbosity)
        for name in LOGGERS:
            known = logging.getLogger(name)
            known.setLevel(min(known.level, logging.ERROR))

    def handle(self, **options: Any) -> None:
        bell = Bell()
        if not options["batch"]:
            bell.start()
        try:
            super().handle(**options)
        finally:
            bell.over.set()
