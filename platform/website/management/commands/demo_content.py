"""`manage.py demo_content`: everything the demo site shows. Safe to run again: what is there stays as it is."""

import time
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction

from members import municipality_data
from search import outbox
from website.demo import people, registrations, searches, whose
from website.demo.pages import load_pages


class Command(BaseCommand):
    help = "Vult de demosite: gemeenten, leden, kennisbank, nieuws, bijeenkomsten. Mag vaker; wat er al is, blijft."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo-inhoud hoort niet op een echte site. Start met DEMO=1.")
        whose.refuse_real_site()
        start = time.monotonic()
        with outbox.paused():
            self.load()
        call_command("search_index", "rebuild", stdout=self.stdout)
        self.stdout.write(f"De demosite is gevuld in {time.monotonic() - start:.0f} seconden.")

    def load(self) -> None:
        existing, _ = municipality_data.load()
        self.stdout.write(f"  {existing} gemeenten")
        people.load()
        self.stdout.write("  organisaties en leden")
        with transaction.atomic():
            self.load_pages()
        registrations.load()
        self.stdout.write("  aanmeldingen")
        searches.load()
        self.stdout.write("  zoekvragen")

    def load_pages(self) -> None:
        self.stdout.write(f"  {load_pages(with_examples=True)} pagina's")
