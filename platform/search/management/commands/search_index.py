"""`manage.py search_index`: building, looking at and mending the index."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from core import clock
from search import engines, outbox
from search.engines.base import EngineError
from search.models import IndexChange

MOST_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Bouwt de zoekindex opnieuw (rebuild), alleen als dat nodig is (ensure), zegt hoe hij ervoor staat (status) "
        "of herstelt verschillen (repair)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["rebuild", "ensure", "status", "repair"])

    def handle(self, *, action: str, **options: Any) -> None:
        try:
            {"rebuild": self.rebuild, "ensure": self.ensure, "status": self.status, "repair": self.repair}[action]()
        except EngineError as problem:
            raise CommandError(f"De zoekmachine antwoordt niet: {problem}") from problem

    def rebuild(self) -> None:
        """Build a new index beside the old one; readers never see an empty one."""
        built = outbox.rebuild()
        self.stdout.write(f"De index is opnieuw gebouwd: {len(built.documents)} documenten.")
        self.show_failed(built.failed)

    def ensure(self) -> None:
        """Build the index when there is none, or when it was made with another analysis."""
        if not engines.current().has_index():
            self.rebuild()

    def status(self) -> None:
        built = outbox.all_documents()
        wanted = {document.key: document.digest() for document in built.documents}
        there = engines.current().contents()
        self.stdout.write(f"Zoekmachine: {engines.current().name}\nDocumenten: {len(there)}")
        self.show_outbox()
        self.stdout.write(f"Ontbreekt in de index: {len(wanted.keys() - there.keys())}")
        self.stdout.write(f"Staat er ten onrechte in: {len(there.keys() - wanted.keys())}")
        different = [key for key in wanted.keys() & there.keys() if wanted[key] != there[key]]
        self.stdout.write(f"Anders dan in de database: {len(different)}")
        self.show_failed(built.failed)

    def show_outbox(self) -> None:
        waiting = IndexChange.objects.filter(is_parked=False)
        oldest = waiting.order_by("created").values_list("created", flat=True).first()
        seconds = round((clock.now() - oldest).total_seconds()) if oldest else 0
        self.stdout.write(f"Wachtende wijzigingen: {waiting.count()} (de oudste {seconds} seconden)")
        parked = IndexChange.objects.filter(is_parked=True)
        self.stdout.write(f"Opzijgezet: {parked.count()}")
        for row in parked[:MOST_SHOWN]:
            self.stdout.write(f"  {row.key}: {row.error}")

    def show_failed(self, failed: dict[str, str]) -> None:
        for key, reason in list(failed.items())[:MOST_SHOWN]:
            self.stderr.write(f"  niet gelukt: {key}: {reason}")

    def repair(self) -> None:
        """Try parked changes again and put right what differs."""
        put, taken = outbox.repair()
        self.stdout.write(f"De index is weer gelijk aan de database: {put} documenten bijgewerkt, {taken} verwijderd.")
