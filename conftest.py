"""What all tests share."""

import socket
from typing import Any

import pytest
from django.core.cache import caches

from core.testing.parts import skip_or_fail
from search import knowing, queries

LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}  # noqa: S104 (compared with, not listened on)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test that opens a browser, so that none is tried on a machine without one."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    skip_or_fail(item)
    refuse_emptying(item)


def refuse_emptying(item: pytest.Item) -> None:
    """Fail a test that would empty the database: the files after it in the same process miss what the migrations put there."""
    mark = item.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction"):
        pytest.fail("transaction=True maakt de database leeg voor de tests die erna komen", pytrace=False)


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection to another machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"Een test wil naar buiten: {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a search leaves out to be in time, and how old its words may be, does not depend on how busy this machine is."""
    monkeypatch.setattr(queries, "SECONDS_FOR_MORE", 60)
    monkeypatch.setattr(knowing, "SHARE_OF_TIME", 0)


@pytest.fixture(autouse=True)
def clean_cache() -> None:
    """Rate limits, rendered parts and what is known of words in one test are not those of the next."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    knowing.forget()
