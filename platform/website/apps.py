from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Website"

    def ready(self) -> None:
        # Models are only there once all apps are loaded.
        from website import documents  # noqa: PLC0415 (see above)

        documents.register_all()


class SiteStaticFiles(StaticFilesConfig):
    """Collects what browsers ask for; the sources of the style sheet (`static/stijl`) stay behind."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "stijl"]
