from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Basis"

    def ready(self) -> None:
        # Signals and checks are connected once the models are there.
        from core import checks, signals  # noqa: F401, PLC0415 (see above)
