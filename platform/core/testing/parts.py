"""Parts of the machine that some tests need: PostgreSQL, Elasticsearch, Chromium, Java.

What is missing is skipped by name; with `REQUIRE_ALL=1` a missing part is a failure.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE_MODULES = Path(__file__).resolve().parents[3] / "node_modules"
POSTGRESQL_FOLDERS = Path("/usr/lib/postgresql")


def postgresql_programs() -> Path | None:
    """Return the folder with `initdb` and `postgres`, newest version first; None when the machine has none."""
    found = sorted(POSTGRESQL_FOLDERS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True)
    if found:
        return found[0].parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


def elasticsearch_url() -> str | None:
    """Return where a throw-away Elasticsearch answers, as TEST_ELASTICSEARCH_URL says; None when none is named."""
    return os.environ.get("TEST_ELASTICSEARCH_URL")


def chromium_program() -> str | None:
    """Return the path of Chromium; None when the machine has none."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def java_program() -> str | None:
    """Return the path of Java, which the Nu HTML checker runs on; None when the machine has none."""
    return shutil.which("java")


def axe_script() -> Path | None:
    """Return axe, which checks accessibility (npm package axe-core); None when it is not installed."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    return script if script.is_file() else None


def html_checker() -> Path | None:
    """Return the Nu HTML checker (npm package vnu-jar); None when it is not installed or Java is missing."""
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    return jar if jar.is_file() and java_program() else None


PARTS: dict[str, tuple[Callable[[], object], str]] = {
    "postgresql": (postgresql_programs, "PostgreSQL staat niet op deze machine (initdb is niet gevonden)"),
    "elasticsearch": (elasticsearch_url, "TEST_ELASTICSEARCH_URL noemt geen Elasticsearch"),
    "browser": (chromium_program, "Chromium staat niet op deze machine"),
    "axe": (axe_script, "axe ontbreekt (npm ci)"),
    "nu": (html_checker, "de Nu HTML-checker ontbreekt (npm ci, en Java)"),
}


def skip_or_fail(item: pytest.Item) -> None:
    """Skip a test whose part is missing, or fail it when everything is required."""
    for mark, (find, reason) in PARTS.items():
        if item.get_closest_marker(mark) and not find():
            if os.environ.get("REQUIRE_ALL") == "1":
                pytest.fail(f"REQUIRE_ALL=1, maar {reason}", pytrace=False)
            pytest.skip(reason)
