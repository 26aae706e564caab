"""What SEARCH_URL says."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ELASTIC = "elasticsearch+"
STANDARD_NAME = "woonoverlast"
EXAMPLES = "embedded:///var/zoekindex of elasticsearch+https://naam:wachtwoord@host:9200/woonoverlast"

# The address itself is not told: it may hold a password.
NOT_AN_ADDRESS = (
    "SEARCH_URL noemt geen zoekmachine die wij kennen. Kijk naar het begin, het aantal schuine strepen en de poort. "
    f"Voorbeeld: {EXAMPLES}."
)


@dataclass(frozen=True)
class Address:
    """The folder of the embedded index, which is always there, and where Elasticsearch answers, if it does."""

    folder: str
    server: str = ""
    name: str = STANDARD_NAME
    user: str = ""
    password: str = ""
    api_key: str = ""
    ca_file: str = ""


def parsed(url: str, standard_folder: Path) -> Address:
    """Read SEARCH_URL. Raises ImproperlyConfigured for what no engine understands.

    `embedded:///folder` is Tantivy in this process. `elasticsearch+https://user:password@host:9200/name` is Elasticsearch 8;
    behind a question mark may stand `api_key=`, `ca=` (a file with certificates) and `map=` (the folder of the embedded
    index, which answers when Elasticsearch does not).
    """
    parts, port = split(url)
    if parts.scheme == "embedded" and parts.path and not parts.netloc:
        return Address(parts.path)
    if parts.scheme not in (f"{ELASTIC}http", f"{ELASTIC}https") or not parts.hostname:
        raise ImproperlyConfigured(NOT_AN_ADDRESS)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    standard_port = 443 if parts.scheme.endswith("s") else 9200
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Address(
        folder=asked.get("map") or str(standard_folder),
        server=f"{parts.scheme.removeprefix(ELASTIC)}://{host}:{port or standard_port}",
        name=parts.path.strip("/") or STANDARD_NAME,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        api_key=asked.get("api_key", ""),
        ca_file=asked.get("ca", ""),
    )


def split(url: str) -> tuple[SplitResult, int | None]:
    """Return the parts of an address, and its port. What is wrong with it may name a part of the password, and is not told."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(NOT_AN_ADDRESS) from None
    return parts, port
