"""A worker that is killed in the middle of its work, twenty times, loses nothing."""

import ast
import os
import shutil
import subprocess
import sys
import uuid

import pytest

from core.testing.site import ROOT

ROUNDS = 20


def copy_of(site, folder, search_url):
    """Return the environment of a copy of the demo site, with its own database and indices."""
    copying = f"from django.db import connection; connection.cursor().execute(\"VACUUM INTO '{folder}/site.sqlite3'\")"
    site.manage("shell", "--verbosity", "0", "-c", copying)
    paths = os.pathsep.join([str(ROOT / "platform"), str(ROOT)])
    return {**site.environment, "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3", "SEARCH_URL": search_url, "PYTHONPATH": paths}


def run(environment, *words):
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def rounds_survived(environment):
    run(environment, "manage.py", "search_index", "rebuild")
    killed, _, differences = run(environment, "-m", "website.tests.killing", str(ROUNDS)).partition(" ")
    return int(killed), ast.literal_eval(differences)


def test_the_embedded_index_is_equal_to_the_database_afterwards(site, tmp_path):
    killed, differences = rounds_survived(copy_of(site, tmp_path, f"embedded://{tmp_path}/index"))
    assert killed >= ROUNDS / 2
    assert differences == {"embedded": 0}


@pytest.mark.elasticsearch
def test_both_indices_are_equal_to_the_database_afterwards(site, tmp_path):
    name = f"doding-{uuid.uuid4().hex[:8]}"
    server = f"elasticsearch+{os.environ['TEST_ELASTICSEARCH_URL']}/{name}?map={tmp_path}/index"
    environment = copy_of(site, tmp_path, server)
    killed, differences = rounds_survived(environment)
    assert killed >= ROUNDS / 2
    assert differences == {"embedded": 0, "elasticsearch": 0}
    run(environment, "manage.py", "shell", "--verbosity", "0", "-c", "from search import engines; engines.current().forget()")
    shutil.rmtree(tmp_path / "index")
