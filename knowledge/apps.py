from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = "Kennisbank"

    def ready(self) -> None:
        # Models are only there once all apps are loaded.
        from core.blocks.rendering import register_filter  # noqa: PLC0415 (see above)
        from core.models import Thema  # noqa: PLC0415 (see above)
        from core.signals import watch  # noqa: PLC0415 (see above)
        from knowledge import checks, documents, glossary, signals  # noqa: F401, PLC0415 (see above; checks and signals work by being imported)
        from knowledge.models import Begrip, Instrument, Partner, Uitspraak  # noqa: PLC0415 (see above)
        from members.models import Municipality, Province  # noqa: PLC0415 (see above)
        from search.signals import stands_everywhere  # noqa: PLC0415 (see above)

        documents.register_all()
        register_filter(glossary.explain)
        watch(Begrip, Municipality, Partner, Province, Uitspraak)
        stands_everywhere(Thema, Partner, Municipality, Instrument)
