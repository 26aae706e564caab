"""`manage.py first_content`: what a new site begins with."""

from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction

from members import municipality_data
from search import outbox
from website.demo.pages import load_pages
from website.models import HomePage


class Command(BaseCommand):
    help = (
        "Geeft een nieuwe, lege site haar inhoud: gemeenten, startpagina, kennisbank en vaste pagina's, op het adres van "
        "SITE_URL. Zonder leden, nieuws en bijeenkomsten. Een site die al een startpagina heeft, blijft zoals zij is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if HomePage.objects.exists():
            raise CommandError("Deze site heeft al een startpagina. Er is niets veranderd.")
        with outbox.paused(), transaction.atomic():
            existing, _ = municipality_data.load()
            number = load_pages(with_examples=False)
        call_command("search_index", "rebuild", stdout=self.stdout)
        self.stdout.write(
            f"De site heeft nu {existing} gemeenten en {number} pagina's. Lees ze na: Contact en Privacy noemen een mailadres."
        )
