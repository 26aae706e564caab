"""`manage.py load_municipalities`: provinces and municipalities from the project's own files."""

from typing import Any

from django.core.management import BaseCommand

from members import municipality_data


class Command(BaseCommand):
    help = "Laadt provincies en gemeenten (ook opgeheven gemeenten) uit members/fixtures. Mag vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        existing, dissolved = municipality_data.load()
        self.stdout.write(f"{existing} gemeenten, en {dissolved} opgeheven gemeenten met hun opvolger.")
