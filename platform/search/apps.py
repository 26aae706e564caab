import datetime as dt

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        # Signals are connected once the models are there.
        from core import chores  # noqa: PLC0415 (see above)
        from core.signals import watch  # noqa: PLC0415 (see above)
        from search import checks, log, outbox, signals, tasks, wishes  # noqa: F401, PLC0415 (see above)
        from search.models import KeptWord, PinnedResult, RelatedWords, Synonyms  # noqa: PLC0415 (see above)

        chores.register("zoekindex nakijken", dt.timedelta(hours=1), tasks.repair_index)
        chores.register("bestanden lezen die bleven liggen", dt.timedelta(hours=1), tasks.read_what_waits)
        chores.register("oude zoekvragen wissen", dt.timedelta(days=1), log.forget_old)
        chores.register("oude gemiste informatie wissen", dt.timedelta(days=1), wishes.forget_old)
        watch(KeptWord, PinnedResult, RelatedWords, Synonyms)
