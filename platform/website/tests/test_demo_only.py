"""What fills or empties the demo keeps off a real site: in the Makefile, and in the commands themselves."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from members.models import Account
from website.demo.site import SITE_NAME
from website.demo.whose import refuse_real_site
from website.models import HomePage

MAKE = shutil.which("make")
REAL = "SECRET_KEY=geheim\nDATABASE_URL=postgres://naam@host/site\n"


@pytest.fixture
def folder(tmp_path):
    """A copy of what the targets are made of, with somebody's picture in it."""
    (tmp_path / "tools").mkdir()
    shutil.copy(settings.BASE_DIR / "Makefile", tmp_path)
    shutil.copy(settings.BASE_DIR / "tools" / "demo_only.py", tmp_path / "tools")
    (tmp_path / "var" / "media").mkdir(parents=True)
    (tmp_path / "var" / "media" / "foto.webp").write_text("x")
    return tmp_path


def make(folder, target, **environment):
    clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEMO")}
    command = [MAKE, target, f"PYTHON={sys.executable}"]
    return subprocess.run(command, cwd=folder, env=clean | environment, capture_output=True, text=True, check=False)


def database_of(folder, *addresses):
    with sqlite3.connect(folder / "var" / "platform.sqlite3") as database:
        database.execute("CREATE TABLE members_account (email)")
        database.executemany("INSERT INTO members_account VALUES (?)", [(address,) for address in addresses])


@pytest.mark.skipif(MAKE is None, reason="make staat niet op deze machine")
class TestMakefile:
    @pytest.mark.parametrize("target", ["run", "reset", "clean"])
    @pytest.mark.parametrize("text", [REAL, f"{REAL}DEMO=0\n", f"# DEMO=1\n{REAL}", f"{REAL}DEMO=1\nDEMO=nee\n"])
    def test_settings_of_a_real_site_stop_it(self, folder, target, text):
        (folder / ".env").write_text(text)
        done = make(folder, target)
        assert done.returncode != 0
        assert "die hoort bij een echte site" in done.stderr
        assert (folder / "var" / "media" / "foto.webp").exists()

    @pytest.mark.parametrize("target", ["run", "reset", "clean"])
    def test_the_database_of_another_site_stops_it(self, folder, target):
        done = make(folder, target, DATABASE_URL="postgres://naam@host/site")
        assert done.returncode != 0
        assert "DATABASE_URL staat in de omgeving" in done.stderr

    @pytest.mark.parametrize("target", ["run", "reset", "clean"])
    def test_other_people_stop_it(self, folder, target):
        database_of(folder, "anna@zwolle.nl")
        done = make(folder, target)
        assert done.returncode != 0
        assert "staan mensen die niet van de demo zijn" in done.stderr
        assert (folder / "var" / "platform.sqlite3").exists()

    @pytest.mark.parametrize("text", ["DEMO=1\n", "export DEMO='ja' # de demo\n", None])
    def test_a_demo_may_go(self, folder, text):
        if text:
            (folder / ".env").write_text(text)
        database_of(folder, "beheer@example.org", "bezoeker@zwolle.nl")
        assert make(folder, "clean").returncode == 0
        assert not (folder / "var").exists()

    def test_who_says_that_it_is_a_demo_may_name_a_database(self, folder):
        assert make(folder, "clean", DATABASE_URL="sqlite:////tmp/proef.sqlite3", DEMO="1").returncode == 0


@pytest.mark.django_db
class TestCommands:
    @pytest.fixture
    def person(self):
        return Account.objects.create_user("anna@zwolle.nl")

    @pytest.mark.parametrize("command", [("demo_content",), ("serve", "--prepare-only")])
    def test_a_site_with_people_is_neither_filled_nor_given_another_address(self, person, command, settings):
        settings.DEMO = True
        Site.objects.update(site_name=SITE_NAME)
        before = Site.objects.values().get()
        with pytest.raises(CommandError, match="In deze database staat een echte site"):
            call_command(*command)
        assert Site.objects.values().get() == before
        assert list(Account.objects.all()) == [person]

    def test_a_first_page_of_somebody_else_is_left_alone(self):
        Page.get_first_root_node().add_child(instance=HomePage(title="Onze site", slug="onze-site"))
        with pytest.raises(CommandError, match="pagina's die niet van de demo zijn"):
            refuse_real_site()

    def test_an_empty_database_may_be_filled(self):
        refuse_real_site()

    def test_one_without_tables_too(self, monkeypatch):
        monkeypatch.setattr("website.demo.whose.connection.introspection.table_names", list)
        refuse_real_site()

    @pytest.mark.usefixtures("person")
    def test_the_demo_knows_its_own(self):
        Account.objects.create_user("beheer@example.org")
        Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start"))
        refuse_real_site()
