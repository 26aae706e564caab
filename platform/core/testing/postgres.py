"""A throw-away PostgreSQL server for tests: made in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.testing.parts import postgresql_programs

# PostgreSQL refuses to run as root; Debian's package makes this user.
SERVER_USER = "postgres"
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "120",
    "listen_addresses": "127.0.0.1",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_server_user(command: list[str]) -> list[str]:
    """Return the command as it must be called: as another user when we are root."""
    return ["runuser", "-u", SERVER_USER, "--", *command] if os.geteuid() == 0 else command


def run(command: list[str]) -> None:
    # The commands are PostgreSQL's own programs with arguments of our making.
    subprocess.run(as_server_user(command), check=True, capture_output=True, cwd="/")  # noqa: S603 (see above)


def start_options(folder: Path, port: int) -> list[str]:
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    return ["-D", str(folder / "data"), "-o", f"-p {port} -k {folder} {options}", "-l", str(folder / "log"), "-w", "start"]


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Start a server and give the DATABASE_URL of an empty database in it."""
    programs = postgresql_programs()
    if programs is None:
        raise RuntimeError("PostgreSQL staat niet op deze machine.")
    folder = Path(tempfile.mkdtemp(prefix="platform-pg-"))
    if os.geteuid() == 0:
        account = pwd.getpwnam(SERVER_USER)
        os.chown(folder, account.pw_uid, account.pw_gid)
    port, data = free_port(), folder / "data"
    run([str(programs / "initdb"), "-D", str(data), "-U", "platform", "-A", "trust", "-E", "UTF8", "--no-locale"])
    run([str(programs / "pg_ctl"), *start_options(folder, port)])
    try:
        run([str(programs / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "platform", "platform"])
        yield f"postgres://platform@127.0.0.1:{port}/platform"
    finally:
        run([str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)
