import datetime as dt

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = "Leden"

    def ready(self) -> None:
        # Signals are connected once the models are there.
        from core import chores  # noqa: PLC0415 (see above)
        from members import clearing, devices, merging, signals  # noqa: F401, PLC0415 (see above)

        chores.register("onbevestigde aanmeldingen wissen", dt.timedelta(days=1), clearing.forget_unproven)
        chores.register("wie geen lid meer is wissen", dt.timedelta(days=1), clearing.forget_gone)
        chores.register("ongebruikte accounts wissen", dt.timedelta(days=1), clearing.forget_unused)
        chores.register("uitgelogde apparaten wissen", dt.timedelta(days=1), devices.forget_signed_out)
        chores.register("leden van opgegane gemeenten meenemen", dt.timedelta(hours=1), merging.move_due)
