from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        # Signals are connected once the models are there.
        from search import signals  # noqa: F401, PLC0415 (see above)
