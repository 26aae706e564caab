"""`manage.py serve`: the whole site on one machine, web server and worker together."""

import os
import signal
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from wagtail.models import Site

from website import processes
from website.demo import site, whose

LOCAL = "127.0.0.1"
LAST_PORT = 65535
MOST_WORKERS = 64
DEMO_ADDRESSES = ("lid", "redacteur", "ledenbeheer", "organisator", "beheer")


def port_of(text: str) -> int:
    """Return the number of the port. Raises CommandError when no program can listen there."""
    port = int(text) if text.isdecimal() else 0
    if not 1 <= port <= LAST_PORT:
        raise CommandError(f"«{text}» is geen poort. Kies een getal van 1 tot en met {LAST_PORT}, bijvoorbeeld --port 8001.")
    return port


def number_of(text: str) -> int:
    """Return how many processes the web server has. Raises CommandError for what is no such number."""
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= MOST_WORKERS:
        raise CommandError(
            f"«{text}» processen kan niet. Kies een getal van 1 tot en met {MOST_WORKERS}, bijvoorbeeld --workers 2."
        )
    return number


def refuse_taken(host: str, port: int) -> None:
    """Refuse a port where another program listens: the server would share it, and answer only some of the requests."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) == 0:
            raise CommandError(f"Op {host}:{port} draait al iets. Stop dat eerst, of kies een andere poort met --port.")


class Command(BaseCommand):
    help = (
        "Maakt de database en (op de demosite) de inhoud klaar, en start de site en de achtergrondwerker. Ctrl-C stopt alles. "
        "Valt een van beide weg, dan stopt de andere ook, met code 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="poort (standaard 8000)")
        parser.add_argument("--host", default=LOCAL, help="adres om op te luisteren (standaard alleen deze machine)")
        parser.add_argument("--workers", default="1", help="processen van de webserver (standaard 1; met meer is Redis nodig)")
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--prepare-only", action="store_true", help="maak alles klaar, start niets")
        only.add_argument("--web-only", action="store_true", help="maak niets klaar, start alleen de webserver")

    def handle(self, *, port: str, host: str, workers: str, prepare_only: bool, web_only: bool, **options: Any) -> None:
        number, command = port_of(port), processes.web_command(host, port_of(port), number_of(workers))
        if not prepare_only:
            refuse_taken(host, number)
        if web_only:
            processes.become(command)
        address = f"http://{host}:{number}"
        if settings.DEMO and host == LOCAL and "SITE_URL" not in os.environ:
            # Links in mails and feeds lead to where the demo site is.
            os.environ["SITE_URL"] = settings.SITE_URL = address
        self.prepare()
        if not prepare_only:
            self.run(command, address)

    def run(self, web_command: list[str], address: str) -> None:
        """Start both processes and stay until one ends or somebody stops them. Raises CommandError for the first."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        both = {
            "De webserver": processes.start(web_command),
            "De achtergrondwerker": processes.start(processes.worker_command()),
        }
        self.show_addresses(address)
        try:
            ended = processes.wait_for_end(both)
            raise CommandError(f"{ended}. De rest van de site stopt ook; start haar opnieuw.")
        except KeyboardInterrupt:
            self.stdout.write("\nDe site stopt.")
        finally:
            processes.stop(both.values())

    def prepare(self) -> None:
        """Bring the database up to date; fill the demo site when it is empty."""
        if settings.DEMO:
            whose.refuse_real_site()
        call_command("migrate", interactive=False, verbosity=0)
        if settings.DEMO and not Site.objects.filter(root_page__depth__gt=1, site_name=site.SITE_NAME).exists():
            self.stdout.write("De demosite wordt gevuld ...")
            call_command("demo_content")
        call_command("search_index", "ensure", stdout=self.stdout)
        if settings.DEMO:
            site.address_site()

    def show_addresses(self, address: str) -> None:
        self.stdout.write(f"\nDe site:        {address}/\nHet beheer:     {address}/beheer/")
        if settings.DEMO:
            self.stdout.write(f"De demopost:    {address}/demo/post/\n\nInloggen kan met wachtwoord demo-woonoverlast als:")
            for name in DEMO_ADDRESSES:
                self.stdout.write(f"  {name}@example.org")
        self.stdout.write("\nCtrl-C stopt alles.")
        # In a file, too, the addresses stand at once.
        self.stdout.flush()
