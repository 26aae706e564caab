"""The two processes of the site: one that falls away is told, and takes the other along."""

import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from website import processes
from website.management.commands import serve

STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
KILLED = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
ENDED = [sys.executable, "-c", "raise SystemExit(0)"]


@pytest.fixture
def started(monkeypatch):
    """Serve without a database to prepare; the processes that were started are in the list."""
    children = []
    start = processes.start
    monkeypatch.setattr(serve.Command, "prepare", lambda _: None)
    monkeypatch.setattr(serve, "refuse_taken", lambda *_: None)

    def noted(command):
        children.append(start(command))
        return children[-1]

    monkeypatch.setattr(processes, "start", noted)
    before = signal.getsignal(signal.SIGTERM)
    yield children
    signal.signal(signal.SIGTERM, before)
    processes.stop(children)


@pytest.mark.parametrize(
    ("web", "worker", "told"),
    [
        (STAYS, KILLED, "De achtergrondwerker is afgebroken met signaal 9"),
        (KILLED, STAYS, "De webserver is afgebroken met signaal 9"),
        (STAYS, ENDED, "De achtergrondwerker is gestopt met code 0"),
    ],
)
def test_serve_says_which_one_fell_away_and_stops_the_other(monkeypatch, started, web, worker, told):
    monkeypatch.setattr(processes, "web_command", lambda *_: web)
    monkeypatch.setattr(processes, "worker_command", lambda: worker)
    with pytest.raises(CommandError, match=told) as refused:
        call_command("serve")
    assert refused.value.returncode == 1
    assert all(child.poll() is not None for child in started)


def test_the_addresses_stand_in_a_file_at_once(monkeypatch, started, tmp_path):
    monkeypatch.setattr(processes, "web_command", lambda *_: ENDED)
    monkeypatch.setattr(processes, "worker_command", lambda: STAYS)
    seen = []

    def look(_):
        seen.append((tmp_path / "log").read_text())
        return "Iets is gestopt"

    monkeypatch.setattr(processes, "wait_for_end", look)
    with (tmp_path / "log").open("w") as log, pytest.raises(CommandError):
        call_command("serve", stdout=log)
    assert "Ctrl-C stopt alles." in seen[0]


def test_the_web_server_opens_no_more_connections_than_is_told(monkeypatch, started):
    def become(command):
        raise SystemExit(" ".join(command))

    monkeypatch.setattr(processes, "become", become)
    with pytest.raises(SystemExit, match=f"--workers 3 --blocking-threads {processes.THREADS} "):
        call_command("serve", "--web-only", "--workers=3")
    assert started == []


@pytest.mark.parametrize("number", ["0", "-1", "65", "veel"])
def test_what_is_no_number_of_processes_is_refused(number):
    with pytest.raises(CommandError, match="Kies een getal van 1 tot en met 64"):
        call_command("serve", f"--workers={number}")


def test_becoming_the_web_server_leaves_one_process():
    code = "import os; from website import processes; os.environ['X'] = '1'; processes.become(['/bin/echo', 'hier'])"
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
    done = subprocess.run(command, cwd=serve.settings.BASE_DIR, capture_output=True, text=True, check=True)
    assert done.stdout == "hier\n"
