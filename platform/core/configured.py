"""What an address or a name in a setting may be. What is refused is not shown: it may hold a password."""

import re
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

# RFC 1123, 2.1: letters, digits and hyphens, in parts of at most 63 with dots between; a number of the network looks the same.
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
SIGNS_OF_PASSWORDS = (
    "Bijzondere tekens in een wachtwoord schrijft u als code: # wordt %23, / wordt %2F, @ wordt %40, : wordt %3A, ? wordt %3F en "
    "% wordt %25."
)


class SettingError(ImproperlyConfigured):
    """A setting that cannot be; says in one line which, and what is right."""


def parts_of(address: str, refusal: str) -> SplitResult:
    """Return the parts of an address, of which the port is a number. Raises SettingError with this refusal."""
    try:
        parts = urlsplit(address)
        # Asked for what it raises.
        parts.port  # noqa: B018 (see above)
    except ValueError:
        raise SettingError(refusal) from None
    if "#" in address:
        raise SettingError(refusal)
    return parts
