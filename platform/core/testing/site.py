"""The whole demo site, running as visitors meet it: web server and worker, on data of its own."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from core.testing.postgres import free_port

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "demo-woonoverlast"  # noqa: S105 (of the demo site)
STARTS_WITHIN_SECONDS = 180
OUTSIDER = """
from allauth.account.models import EmailAddress
from members.models import Account, Member
account = Account.objects.create_user("buiten@example.org", "demo-woonoverlast", first_name="Bo", last_name="Buiten")
EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
Member.objects.create(account=account, name="Bo Buiten", discipline="ggz", organisation_typed="Elders", state="waiting")
"""


@dataclass(frozen=True)
class RunningSite:
    """Where the site answers, and the environment in which its commands run."""

    address: str
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        # The command consists of our own words.
        done = subprocess.run(  # noqa: S603 (see above)
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def visitor(self) -> requests.Session:
        return requests.Session()

    def signed_in(self, name: str) -> requests.Session:
        """Return the session of somebody who signed in through the form: lid, redacteur, buiten …"""
        session = requests.Session()
        form = session.get(f"{self.address}/inloggen/").text
        token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', form)[0]
        answers = {"csrfmiddlewaretoken": token, "login": f"{name}@example.org", "password": PASSWORD}
        answer = session.post(f"{self.address}/inloggen/", answers, allow_redirects=False)
        if answer.status_code != requests.codes.found:
            raise RuntimeError(f"Inloggen als {name} lukte niet: {answer.status_code}")
        return session


def environment_of(folder: Path, port: int) -> dict[str, str]:
    """Return the environment of a demo site that keeps everything in one folder."""
    return {
        **os.environ,
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "website.settings",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "SEARCH_URL": f"embedded://{folder / 'zoekindex'}",
        "EMAIL_URL": f"filemail://{folder / 'post'}",
        "MEDIA_STORAGE": f"file://{folder / 'media'}",
        "LOG_LEVEL": "ERROR",
    }


@contextmanager
def demo_site() -> Iterator[RunningSite]:
    """Fill and start a demo site in a temporary folder."""
    folder, port = Path(tempfile.mkdtemp(prefix="platform-site-")), free_port()
    site = RunningSite(f"http://127.0.0.1:{port}", environment_of(folder, port))
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    site.manage("serve", "--prepare-only")
    site.manage("shell", "--verbosity", "0", "-c", OUTSIDER)
    # The command consists of constants and a number of our own.
    process = subprocess.Popen(  # noqa: S603 (see above)
        [sys.executable, "manage.py", "serve", "--port", str(port)], cwd=ROOT, env=site.environment, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(f"{site.address}/gezond/")
        yield site
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(address: str) -> None:
    """Return as soon as the site answers that all is well; asking is the only way to know."""
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 (an address of our own making)
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
