from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Bijeenkomsten"

    def ready(self) -> None:
        # Models are only there once all apps are loaded.
        from events import documents, signals  # noqa: F401, PLC0415 (see above)
        from events.my_pages import my_events  # noqa: PLC0415 (see above)
        from members.my_pages import register_section  # noqa: PLC0415 (see above)

        documents.register_all()
        register_section(my_events)
