"""`manage.py serve`: the whole site on one machine, web server and worker together."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from wagtail.models import Site

from website.demo import site

LOCAL = "127.0.0.1"
LAST_PORT = 65535
DEMO_ADDRESSES = ("lid", "redacteur", "ledenbeheer", "organisator", "beheer")


def port_of(text: str) -> int:
    """Return the number of the port. Raises CommandError when no program can listen there."""
    port = int(text) if text.isdecimal() else 0
    if not 1 <= port <= LAST_PORT:
        raise CommandError(f"«{text}» is geen poort. Kies een getal van 1 tot en met {LAST_PORT}, bijvoorbeeld --port 8001.")
    return port


def refuse_taken(host: str, port: int) -> None:
    """Refuse a port where another program listens: the server would share it, and answer only some of the requests."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) == 0:
            raise CommandError(f"Op {host}:{port} draait al iets. Stop dat eerst, of kies een andere poort met --port.")


class Command(BaseCommand):
    help = "Maakt de database en (op de demosite) de inhoud klaar, en start de site en de achtergrondwerker. Ctrl-C stopt alles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="poort (standaard 8000)")
        parser.add_argument("--host", default=LOCAL, help="adres om op te luisteren (standaard alleen deze machine)")
        parser.add_argument("--prepare-only", action="store_true", help="maak alles klaar, start niets")

    def handle(self, *, port: str, host: str, prepare_only: bool, **options: Any) -> None:
        number = port_of(port)
        if not prepare_only:
            refuse_taken(host, number)
        address = f"http://{host}:{number}"
        if settings.DEMO and host == LOCAL and "SITE_URL" not in os.environ:
            # Links in mails and feeds lead to where the demo site is.
            os.environ["SITE_URL"] = settings.SITE_URL = address
        self.prepare()
        if prepare_only:
            return
        processes = [self.start_server(host, number), self.start_worker()]
        self.show_addresses(address)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            while all(process.poll() is None for process in processes):
                time.sleep(0.3)
        except KeyboardInterrupt:
            self.stdout.write("\nDe site stopt.")
        finally:
            stop(processes)

    def prepare(self) -> None:
        """Bring the database up to date; fill the demo site when it is empty."""
        call_command("migrate", interactive=False, verbosity=0)
        if (
            settings.DEMO
            and not Site.objects.filter(root_page__depth__gt=1, site_name="Landelijk Platform Woonoverlast").exists()
        ):
            self.stdout.write("De demosite wordt gevuld ...")
            call_command("demo_content")
        call_command("search_index", "ensure", stdout=self.stdout)
        if settings.DEMO:
            site.address_site()

    def start_server(self, host: str, port: int) -> "subprocess.Popen[bytes]":
        command = [
            str(Path(sys.executable).with_name("granian")), "website.wsgi:application",
            "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1", "--blocking-threads", "4",
            "--no-ws", "--log-level", "warning",
        ]  # fmt: skip
        return self.start(command)

    def start_worker(self) -> "subprocess.Popen[bytes]":
        return self.start([sys.executable, "manage.py", "worker", "--interval", "0.5", "--no-startup-delay", "--verbosity", "0"])

    def start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        path = os.pathsep.join([str(settings.BASE_DIR / "platform"), str(settings.BASE_DIR)])
        # The command consists of constants and two numbers of our own; the new session keeps Ctrl-C for this process alone.
        return subprocess.Popen(  # noqa: S603 (see above)
            command, cwd=settings.BASE_DIR, env={**os.environ, "PYTHONPATH": path}, start_new_session=True
        )

    def show_addresses(self, address: str) -> None:
        self.stdout.write(f"\nDe site:        {address}/\nHet beheer:     {address}/beheer/")
        if settings.DEMO:
            self.stdout.write(f"De demopost:    {address}/demo/post/\n\nInloggen kan met wachtwoord demo-woonoverlast als:")
            for name in DEMO_ADDRESSES:
                self.stdout.write(f"  {name}@example.org")
        self.stdout.write("\nCtrl-C stopt alles.")


def stop(processes: "list[subprocess.Popen[bytes]]") -> None:
    """End the processes, kindly first."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
