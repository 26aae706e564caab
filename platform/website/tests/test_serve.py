"""Starting the site."""

import socket

import pytest
from django.core.management import CommandError

from website.management.commands.serve import refuse_taken


def test_a_port_where_something_listens_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match="kies een andere poort"):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", port)
