import datetime as dt

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        # Signals are connected once the models are there.
        from core import chores  # noqa: PLC0415 (see above)
        from search import outbox, signals  # noqa: F401, PLC0415 (see above)

        chores.register("zoekindex nakijken", dt.timedelta(days=1), outbox.repair)
