"""Refuses what empties or fills the demo (`make run`, `reset`, `clean`) where it would meet a real site.

Runs before anything is installed: the standard library only. What the targets would reach is told by `.env`, by
DATABASE_URL in the environment, and by who stands in the database of the demo.
"""

import os
import re
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
YES = ("1", "true", "ja", "yes", "on")
DEMO_LOGIN = "beheer@example.org"
ENV_IS_REAL = (
    "Hier staat een .env zonder DEMO=1: die hoort bij een echte site. Deze opdracht is alleen voor de demo; zij zou gegevens "
    "wissen of de demo in uw database zetten.\n"
    "Een echte site start u met «manage.py serve» (zie docs/beheer.md). Wilt u de demo? "
    "Doe dat in een andere map, of zet DEMO=1 in .env."
)
DATABASE_IS_REAL = (
    "DATABASE_URL staat in de omgeving en noemt niet de database van de demo. Haal haar weg (unset DATABASE_URL), "
    "of zet ook DEMO=1 als daar echt de demo in mag."
)
OTHER_PEOPLE = (
    "In {path} staan mensen die niet van de demo zijn. Deze opdracht zou hen wissen. "
    "Wilt u dat echt, maak dan een reservekopie en verwijder de map var zelf."
)


def is_yes(word: str) -> bool:
    return word.strip().strip("'\"").lower() in YES


def env_is_demo(path: Path) -> bool:
    words = re.findall(r"^\s*(?:export\s+)?DEMO\s*=\s*([^#\n]*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return bool(words) and is_yes(words[-1])


def holds_other_people(path: Path) -> bool:
    """Tell whether there are accounts in this SQLite database, and not those of the demo."""
    if not path.exists():
        return False
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        addresses = {address for (address,) in connection.execute("SELECT email FROM members_account")}
    except sqlite3.OperationalError:
        # There is no such table yet.
        return False
    finally:
        connection.close()
    return bool(addresses) and DEMO_LOGIN not in addresses


def why_not(root: Path, environment: Mapping[str, str]) -> str:
    """Return why the demo may not be filled or emptied here; nothing when it may."""
    settings, database = root / ".env", root / "var" / "platform.sqlite3"
    if settings.exists() and not env_is_demo(settings):
        return ENV_IS_REAL
    named = environment.get("DATABASE_URL", "")
    if named and named != f"sqlite:///{database}" and not is_yes(environment.get("DEMO", "")):
        return DATABASE_IS_REAL
    return OTHER_PEOPLE.format(path=database) if holds_other_people(database) else ""


if __name__ == "__main__":
    sys.exit(why_not(ROOT, os.environ) or 0)
