import datetime as dt

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core.management import call_command
from wagtail.users.apps import WagtailUsersAppConfig


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Website"

    def ready(self) -> None:
        # Models are only there once all apps are loaded.
        from core import chores  # noqa: PLC0415 (see above)
        from website import documents, own_lists, signals, wagtail_forms  # noqa: F401, PLC0415 (see above; signals work by being imported)

        documents.register_all()
        wagtail_forms.adjust()
        own_lists.adjust()
        chores.register("gepland publiceren", dt.timedelta(minutes=1), lambda: call_command("publish_scheduled"))


class SiteStaticFiles(StaticFilesConfig):
    """Collects what browsers ask for; the sources of the style sheet (`static/stijl`) stay behind."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "stijl"]


class SiteUsers(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, which here write in the log who saw what."""

    user_viewset = "members.account_screens.AccountViewSet"
