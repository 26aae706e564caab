import datetime as dt

from django.apps import AppConfig
from django.core.management import call_command

DAILY = dt.timedelta(days=1)
DAYS_TASKS_ARE_KEPT = 14


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Basis"

    def ready(self) -> None:
        # Signals and checks are connected once the models are there.
        from core import audit, checks, chores, mail, signals  # noqa: F401, PLC0415 (see above)

        chores.register("mail nakijken", dt.timedelta(minutes=5), mail.look_after)
        chores.register("oude mail wissen", DAILY, mail.forget_old)
        chores.register("oud logboek wissen", DAILY, audit.forget_old)
        chores.register("oude sessies wissen", DAILY, lambda: call_command("clearsessions"))
        chores.register(
            "oude taken wissen",
            DAILY,
            lambda: call_command("prune_db_task_results", min_age_days=DAYS_TASKS_ARE_KEPT, verbosity=0),
        )
