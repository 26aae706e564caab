"""`manage.py search_index`: building, looking at, mending and explaining the index."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from core import clock
from search import engines, knowing, outbox
from search.documents import MEMBERS, PUBLIC
from search.engines.base import Engine, EngineError, Question
from search.fields import STREAMS
from search.finding import wanted_by
from search.models import IndexChange
from search.text import Group, understand
from search.text.analysing import streams

MOST_SHOWN = 20
# How many words an action needs behind it, and which.
NEEDED = {
    "explain": (2, "vraagt twee dingen: een zoekvraag, en het document waarvan u wilt weten waarom het daar staat"),
    "analyse": (1, "vraagt één tekst: de zoekvraag die u wilt laten uitleggen"),
}
EVERYBODY = (PUBLIC, MEMBERS)
# What a result has, by the place of the plan that found it.
PLANS = ("alles wat is gezocht", "de helft van wat is gezocht", "iets van wat is gezocht", "woorden die net zo beginnen")


class Command(BaseCommand):
    help = (
        "De zoekindex: rebuild (opnieuw bouwen), ensure (alleen als dat nodig is), status, repair (verschillen herstellen), "
        "explain ZOEKVRAAG DOCUMENT (waarom staat het daar) en analyse TEKST (hoe wordt een zoekvraag begrepen)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["rebuild", "ensure", "status", "repair", "explain", "analyse"])
        parser.add_argument("words", nargs="*", help="bij explain en analyse")
        parser.add_argument("--engine", choices=["embedded", "elasticsearch"], help="bij rebuild: alleen deze")

    def handle(self, *, action: str, words: list[str], engine: str | None, **options: Any) -> None:
        needed, asks = NEEDED.get(action, (0, "vraagt verder niets"))
        if len(words) != needed:
            raise CommandError(f"«{action}» {asks}. Zet een zoekvraag van meer woorden tussen aanhalingstekens.")
        try:
            if action == "rebuild":
                self.rebuild(engine)
            else:
                getattr(self, action)(*words)
        except EngineError as problem:
            raise CommandError(f"De zoekmachine antwoordt niet: {problem}") from problem

    def rebuild(self, name: str | None = None) -> None:
        """Build a new index beside the old one; readers never see an empty one."""
        only = next((engine for engine in engines.every() if engine.name == name), None)
        if name and only is None:
            raise CommandError(f"SEARCH_URL noemt geen {name}.")
        built = outbox.rebuild(only, self.show_progress if sys.stderr.isatty() else None)
        self.stdout.write(f"De index is opnieuw gebouwd: {len(built.documents)} documenten.")
        self.show_failed(built.failed)

    def show_progress(self, done: int, total: int) -> None:
        width = 40
        filled = width * done // max(total, 1)
        self.stderr.write(f"\r[{'#' * filled}{' ' * (width - filled)}] {done}/{total}", ending="\n" if done == total else "")

    def ensure(self) -> None:
        """Build every index that is not there, or that was made with another analysis.

        A server that is away is left to the worker: the embedded engine answers until it is there.
        """
        for engine in engines.every():
            try:
                if not engine.has_index():
                    self.rebuild(engine.name)
            except EngineError as problem:
                if engine is engines.embedded():
                    raise
                outbox.note_everything()
                self.stderr.write(f"{problem}\nTot zij er is, antwoordt de ingebouwde zoekmachine.")

    def status(self) -> None:
        """Show what stands where. Raises CommandError at the end when an engine does not answer, for what watches over it."""
        built = outbox.all_documents()
        wanted = {document.key: document.digest() for document in built.documents}
        self.show_outbox()
        silent = [engine.name for engine in engines.every() if not self.show_engine(engine, wanted)]
        self.show_failed(built.failed)
        if silent:
            raise CommandError(f"De zoekmachine antwoordt niet: {', '.join(silent)}.")

    def show_engine(self, engine: Engine, wanted: dict[str, str]) -> bool:
        """Show what stands in the index, and tell whether the engine answered."""
        self.stdout.write(f"\nZoekmachine: {engine.name}")
        try:
            if not engine.has_index():
                self.stdout.write("Er is geen index: bouw hem met `manage.py search_index rebuild`.")
                return True
            there = engine.contents()
        except EngineError as problem:
            self.stdout.write(f"Antwoordt niet: {problem}")
            return False
        different = [key for key in wanted.keys() & there.keys() if wanted[key] != there[key]]
        self.stdout.write(f"Documenten: {len(there)}")
        self.stdout.write(f"Ontbreekt in de index: {len(wanted.keys() - there.keys())}")
        self.stdout.write(f"Staat er ten onrechte in: {len(there.keys() - wanted.keys())}")
        self.stdout.write(f"Anders dan in de database: {len(different)}")
        return True

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
        done = outbox.repair()
        told = f"{done.put} documenten bijgewerkt, {done.taken} verwijderd."
        if done.left:
            self.show_failed(done.left)
            raise CommandError(f"Niet alles is weer gelijk aan de database: {len(done.left)} documenten niet. Wel {told}")
        self.stdout.write(f"De index is weer gelijk aan de database: {told}")

    def explain(self, query: str, key: str) -> None:
        """Show how the engine of this site weighs one document for this question, as a member."""
        known = knowing.knowledge_for(EVERYBODY)
        wanted, engine = wanted_by(query, known), engines.current()
        self.show_groups(wanted.groups)
        if not wanted.plans:
            raise CommandError("Geef een zoekvraag.")
        place = engine.search(Question(access=EVERYBODY, plans=wanted.plans, few=wanted.few, size=1)).plan
        self.stdout.write(f"Een resultaat heeft {PLANS[place]}.")
        told = engine.explain(wanted.plans[place], key)
        if told == "":
            told = engine.explain(wanted.some(), key)
            self.stdout.write(f"Document «{key}» heeft dat niet." + (" Wel heeft het:" if told else ""))
        if told is None:
            raise CommandError(f"Er is geen document «{key}». Voorbeeld: handreiking:12.")
        self.stdout.write(pretty(told) if told else f"In document «{key}» staat niets van deze zoekvraag.")

    def analyse(self, text: str) -> None:
        """Show how a text stands in the index, and how it is understood as a question."""
        known = knowing.knowledge_for(EVERYBODY)
        for name, stream in zip(STREAMS, streams(text, known.splitter), strict=True):
            self.stdout.write(f"{name:<6} {stream}")
        understood = understand(text, known)
        for typed, taken in understood.corrections:
            self.stdout.write(f"«{typed}» is gelezen als «{taken}»")
        self.show_groups(understood.groups)
        if understood.hints:
            self.stdout.write("Verwant, telt mee in de volgorde:")
        for hint in understood.hints:
            self.stdout.write(
                f"   {hint.alternatives[0].weight:.2f}  {', '.join(' '.join(way.words) for way in hint.alternatives)}"
            )

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        for number, group in enumerate(groups, start=1):
            self.stdout.write(f"{number}.")
            for way in group.alternatives:
                how = "" if way.is_row else " (los van elkaar)"
                self.stdout.write(f"   {way.weight:.2f}  {' '.join(way.words)}{how}")


def pretty(told: str) -> str:
    try:
        return json.dumps(json.loads(told), indent=2, ensure_ascii=False)
    except ValueError:
        return told
