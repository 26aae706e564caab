"""`make check`: every check that needs no running site, one after the other; all are run, any may fail the whole."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SOURCES = ["platform", "members", "knowledge", "events", "tools", "manage.py", "conftest.py"]
PRODUCTION = {
    "SECRET_KEY": "x7-een-lange-willekeurige-sleutel-alleen-voor-deze-controle-8Qz!kd93",
    "SITE_URL": "https://www.voorbeeld.nl",
    "ALLOWED_HOSTS": "www.voorbeeld.nl",
    "EMAIL_URL": "smtp+tls://naam:wachtwoord@localhost:587",
    "DATABASE_URL": "sqlite:///:memory:",
    "DEMO": "0",
    "DEBUG": "0",
}
DEMO = {"DEMO": "1"}
PATHS = {"PYTHONPATH": "platform", "DJANGO_SETTINGS_MODULE": "website.settings"}
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("ruff", [str(BIN / "ruff"), "check", *SOURCES], {}),
    ("ruff format", [str(BIN / "ruff"), "format", "--check", *SOURCES], {}),
    ("mypy", [str(BIN / "mypy"), *SOURCES], {**DEMO, **PATHS}),
    ("import-linter", [str(BIN / "lint-imports"), "--no-cache"], {**DEMO, **PATHS}),
    ("djlint", [str(BIN / "djlint"), "templates", "--lint", "--quiet"], {}),
    ("migraties", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], DEMO),
    ("systeem", [sys.executable, "manage.py", "check", "--fail-level", "WARNING"], DEMO),
    ("productie", [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def main() -> int:
    failed = []
    for name, command, settings in CHECKS:
        start = time.monotonic()
        # The commands are the constants above.
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=False)  # noqa: S603 (see above)
        outcome = "goed" if done.returncode == 0 else "FOUT"
        sys.stdout.write(f"{outcome}  {name} ({time.monotonic() - start:.0f} s)\n")
        sys.stdout.flush()
        if done.returncode:
            failed.append(name)
    if failed:
        sys.stdout.write(f"\nNiet goed: {', '.join(failed)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
