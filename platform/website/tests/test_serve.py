"""Starting the site."""

import socket

import pytest
from django.core.management import CommandError, call_command

from website.management.commands.serve import port_of, refuse_taken


def test_a_port_where_something_listens_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match="kies een andere poort"):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", port)


@pytest.mark.parametrize("text", ["0", "-1", "65536", "99999", "abc", "80.5", ""])
def test_what_is_no_port_is_refused_in_plain_words(text):
    with pytest.raises(CommandError, match=r"is geen poort\. Kies een getal van 1 tot en met 65535"):
        call_command("serve", f"--port={text}")


def test_the_first_and_the_last_port_are_ports():
    assert [port_of(text) for text in ("1", "65535")] == [1, 65535]
