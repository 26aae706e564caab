import datetime as dt

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Bijeenkomsten"

    def ready(self) -> None:
        # Models are only there once all apps are loaded.
        from core import chores  # noqa: PLC0415 (see above)
        from core.mail import register_maker  # noqa: PLC0415 (see above)
        from events import calendar_files, clearing, documents, leaving, signals  # noqa: F401, PLC0415 (see above)
        from events.my_pages import my_events  # noqa: PLC0415 (see above)
        from members.my_pages import register_section  # noqa: PLC0415 (see above)

        documents.register_all()
        register_section(my_events)
        register_maker(calendar_files.MAKER, calendar_files.for_mail)
        chores.register("oude antwoorden wissen", dt.timedelta(days=1), clearing.forget_answers)
