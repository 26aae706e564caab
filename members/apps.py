from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = "Leden"

    def ready(self) -> None:
        # Signals are connected once the models are there.
        from members import signals  # noqa: F401, PLC0415 (see above)
