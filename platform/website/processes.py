"""The two processes of the site: which command starts each, and watching over both."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

# Each thread keeps a connection with the database: docs/beheer.md counts them.
THREADS = 4
Process = subprocess.Popen[bytes]


def web_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command of the web server. A process of it that falls is started again by itself."""
    return [
        str(Path(sys.executable).with_name("granian")), "website.wsgi:application",
        "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers),
        "--blocking-threads", str(THREADS), "--respawn-failed-workers", "--no-ws", "--log-level", "warning",
    ]  # fmt: skip


def worker_command() -> list[str]:
    return [sys.executable, "manage.py", "worker", "--interval", "0.5", "--no-startup-delay"]


def environment() -> dict[str, str]:
    """Return the environment of the site, in which `platform/` is on the import path."""
    path = os.pathsep.join([str(settings.BASE_DIR / "platform"), str(settings.BASE_DIR)])
    return {**os.environ, "PYTHONPATH": path}


def start(command: list[str]) -> Process:
    # The command consists of constants and numbers of our own; the new session keeps Ctrl-C for this process alone.
    return subprocess.Popen(  # noqa: S603 (see above)
        command, cwd=settings.BASE_DIR, env=environment(), start_new_session=True
    )


def become(command: list[str]) -> None:
    """Go on as this command: whoever watches over this process watches over that one."""
    os.chdir(settings.BASE_DIR)
    os.execve(command[0], command, environment())  # noqa: S606 (the command is one of ours)


def wait_for_end(processes: Mapping[str, Process]) -> str:
    """Wait until one of the processes ends, and return how, in words."""
    while True:
        for name, process in processes.items():
            code = process.poll()
            if code is not None:
                return f"{name} is {f'afgebroken met signaal {-code}' if code < 0 else f'gestopt met code {code}'}"
        time.sleep(0.3)


def stop(processes: Iterable[Process]) -> None:
    """End the processes, kindly first."""
    running = [process for process in processes if process.poll() is None]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
