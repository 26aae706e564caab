from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = "Kennisbank"

    def ready(self) -> None:
        # Models are only there once all apps are loaded.
        from core.blocks.rendering import register_filter  # noqa: PLC0415 (see above)
        from core.models import Thema  # noqa: PLC0415 (see above)
        from core.signals import watch  # noqa: PLC0415 (see above)
        from knowledge import documents, glossary  # noqa: PLC0415 (see above)
        from knowledge.models import Begrip, Partner, Uitspraak  # noqa: PLC0415 (see above)
        from members.models import Municipality  # noqa: PLC0415 (see above)
        from search.signals import stands_everywhere  # noqa: PLC0415 (see above)

        documents.register_all()
        register_filter(glossary.explain)
        watch(Begrip, Partner, Uitspraak)
        stands_everywhere(Thema, Partner, Municipality)
