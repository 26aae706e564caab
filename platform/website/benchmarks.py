"""What `make bench` measures: requests through the whole stack in this process, on a database of its own."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from core.testing.parts import postgresql_programs
from core.testing.postgres import postgresql_server
from events.models import Event
from knowledge.models import Handreiking
from members.models import Account
from website.demo import people
from website.demo.reading import read

Ask = Callable[[], Any]
CROWD = 400
CROWD_CHOICES = f"--people {CROWD} --connections 8 --seats -1 --runs 5".split()
REGISTRATIONS_GOAL = 200


def prepare() -> None:
    """Fill the measuring database with the demo content."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("demo_content")
    call_command("search_index", "ensure")


def hello(_: HttpRequest) -> HttpResponse:
    return HttpResponse("hallo")


urlpatterns = [path("", hello)]


def bare() -> Ask:
    """Return the bare view that everything stands beside: Django's handler, no middleware, no template, no database."""
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="website.benchmarks"):
        client = Client()
        client.handler.load_middleware()
    request = asking(client, "/")

    def ask() -> None:
        with override_settings(ROOT_URLCONF="website.benchmarks"):
            request()

    return ask


def asking(client: Client, address: str) -> Ask:
    def ask() -> None:
        answer = client.get(address, headers={"host": "127.0.0.1"})
        if answer.status_code != 200:  # noqa: PLR2004 (HTTP OK)
            raise RuntimeError(f"{address} gaf {answer.status_code}")

    return ask


def requests() -> dict[str, Ask]:
    """Return what is measured: pages as a visitor, and as a member what only members see."""
    visitor, member = Client(), Client()
    member.force_login(Account.objects.get(email="lid@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    guide = "/kennisbank/handreikingen/burenruzie-oplossen/"
    return {
        "home": asking(visitor, "/"),
        "home (lid)": asking(member, "/"),
        "handreiking": asking(visitor, guide),
        "handreiking (lid)": asking(member, guide),
        "lijst": asking(visitor, "/kennisbank/handreikingen/"),
        "zoeken": asking(visitor, "/zoeken/?q=geluid+buren"),
        "bijeenkomst": asking(visitor, "/bijeenkomsten/workshop-geluidsoverlast/"),
        "leden": asking(member, "/leden/"),
        "inloggen": asking(visitor, "/inloggen/"),
    }


def grow(times: int) -> None:
    """Multiply guides, meetings and members."""
    for model in (Handreiking, Event):
        originals = list(model.objects.exclude(slug__contains="-kopie-").live())
        below = originals[0].get_parent()
        for number in range(1, times):
            for page in originals:
                slug = f"{page.slug}-kopie-{number}"
                if not model.objects.filter(slug=slug).exists():
                    page.copy(to=below, update_attrs={"slug": slug}, copy_revisions=False, keep_live=True)
    organisations = people.load_organisations(read("organisaties"))
    missing = people.TOTAL * times - Account.objects.count()
    while missing > 0:
        people.load_members(organisations, min(missing, 20_000))
        missing = people.TOTAL * times - Account.objects.count()
    call_command("search_index", "rebuild")


def registrations() -> bool:
    """Print registrations per second for one meeting through the real function, on PostgreSQL over 8 connections.

    Tells whether the goal was missed.
    """
    if postgresql_programs() is None:
        sys.stdout.write("\nAanmeldingen per seconde: PostgreSQL staat niet op deze machine.\n")
        return False
    with postgresql_server() as url:
        environment = {**os.environ, "DATABASE_URL": url, "EMAIL_URL": "memorymail://"}
        command = [sys.executable, "-m", "events.crowd", *CROWD_CHOICES]
        # The command consists of our own words.
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 (see above)
    per_second = CROWD / statistics.median(run["seconds"] for run in json.loads(done.stdout))
    missed: bool = per_second < REGISTRATIONS_GOAL
    sys.stdout.write(
        f"\nAanmeldingen per seconde voor één bijeenkomst (PostgreSQL, 8 verbindingen): {per_second:.0f} "
        f"(doel {REGISTRATIONS_GOAL}){'  ← onder het doel' if missed else ''}\n"
    )
    return missed
