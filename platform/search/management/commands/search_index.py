"""`manage.py search_index`: building, looking at and mending the index."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from search import engines, outbox
from search.engines.base import EngineError
from search.models import IndexChange


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw (rebuild), zegt hoe hij ervoor staat (status) of herstelt verschillen (repair)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["rebuild", "status", "repair"])

    def handle(self, *, action: str, **options: Any) -> None:
        try:
            {"rebuild": self.rebuild, "status": self.status, "repair": self.repair}[action]()
        except EngineError as problem:
            raise CommandError(f"De zoekmachine antwoordt niet: {problem}") from problem

    def rebuild(self) -> None:
        """Build a new index beside the old one; readers never see an empty one."""
        newest = IndexChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        number = engines.current().rebuild(outbox.all_documents())
        IndexChange.objects.filter(pk__lte=newest).delete()
        self.stdout.write(f"De index is opnieuw gebouwd: {number} documenten.")

    def status(self) -> None:
        wanted = {document.key for document in outbox.all_documents()}
        there = engines.current().keys()
        waiting = IndexChange.objects.filter(is_parked=False).count()
        parked = IndexChange.objects.filter(is_parked=True).count()
        self.stdout.write(
            f"Zoekmachine: {engines.current().name}\nDocumenten: {len(there)}\n"
            f"Wachtende wijzigingen: {waiting}\nOpzijgezet: {parked}"
        )
        self.stdout.write(f"Ontbreekt in de index: {len(wanted - there)}\nStaat er ten onrechte in: {len(there - wanted)}")

    def repair(self) -> None:
        """Try parked changes again and put right what differs."""
        IndexChange.objects.filter(is_parked=True).update(is_parked=False, attempts=0)
        outbox.put_in_index([outbox.EVERYTHING])
        self.stdout.write("De index is weer gelijk aan de database.")
