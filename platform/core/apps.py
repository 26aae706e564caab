import datetime as dt

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models import CharField, ManyToManyField, SlugField, TextField
from django.urls import register_converter

DAILY = dt.timedelta(days=1)
DAYS_TASKS_ARE_KEPT = 14


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Basis"

    def ready(self) -> None:
        # Signals and checks are connected once the models are there.
        from core import (  # noqa: PLC0415 (see above)
            block_errors,
            checks,  # noqa: F401 (works by being imported)
            comparing,
            converters,
            date_widgets,
            folding,  # noqa: F401 (the same)
            large_numbers,  # noqa: F401 (the same)
            signals,  # noqa: F401 (the same)
        )

        register_converter(converters.KeyConverter, "sleutel")
        choose_form_fields()
        date_widgets.use_in_admin()
        comparing.use_in_admin()
        block_errors.use_in_admin()
        register_chores()


def choose_form_fields() -> None:
    """Say which form field and widget the forms of the admin use for a field of a model."""
    from wagtail.admin.forms.models import register_form_field_override  # noqa: PLC0415 (needs the models)
    from wagtail.admin.widgets import AdminAutoHeightTextInput, SlugInput  # noqa: PLC0415 (the same)

    from core import forms, widgets  # noqa: PLC0415 (the same)

    register_form_field_override(ManyToManyField, override=widgets.many_as_checkboxes)
    # Only these fields themselves: what comes of them, such as an address of a site, has a form field of its own.
    register_form_field_override(CharField, override={"form_class": forms.ProseField}, exact_class=True)
    prose = {"widget": AdminAutoHeightTextInput, "form_class": forms.ProseField}
    register_form_field_override(TextField, override=prose, exact_class=True)
    # The setting WAGTAIL_ALLOW_UNICODE_SLUGS is for what makes an address of a title; a page itself takes any letter.
    register_form_field_override(SlugField, override={"widget": SlugInput, "allow_unicode": False})


def register_chores() -> None:
    """Have the worker do what comes back: look after the mail, and forget what is not kept."""
    from core import audit, chores, mail  # noqa: PLC0415 (needs the models)

    chores.register("mail nakijken", dt.timedelta(minutes=5), mail.look_after)
    chores.register("oude mail wissen", DAILY, mail.forget_old)
    chores.register("oud logboek wissen", DAILY, audit.forget_old)
    chores.register("oude sessies wissen", DAILY, lambda: call_command("clearsessions"))
    chores.register(
        "oude taken wissen",
        DAILY,
        lambda: call_command("prune_db_task_results", min_age_days=DAYS_TASKS_ARE_KEPT, verbosity=0),
    )
