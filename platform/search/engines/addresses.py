"""What SEARCH_URL says."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote

from core.configured import SIGNS_OF_PASSWORDS, SettingError, parts_of

ELASTIC = "elasticsearch+"
# What Elasticsearch takes for the beginning of a name.
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")
BEHIND = {"api_key", "ca", "map"}
EXAMPLES = "embedded:///var/zoekindex of elasticsearch+https://naam:wachtwoord@host:9200/woonoverlast"

# The address itself is not told: it may hold a password.
NOT_AN_ADDRESS = (
    "SEARCH_URL noemt geen zoekmachine die wij kennen. Kijk naar het begin, het aantal schuine strepen en de poort. "
    f"Voorbeeld: {EXAMPLES}. {SIGNS_OF_PASSWORDS}"
)
WRONG_NAME = (
    "SEARCH_URL noemt geen naam voor de index, of een die niet kan: kleine letters en cijfers, na het eerste teken "
    f"ook - _ en een punt. Voorbeeld: {EXAMPLES}."
)
WRONG_BEHIND = (
    "SEARCH_URL heeft achter het vraagteken iets wat wij niet kennen. Daar kan staan: ca=bestand, api_key=sleutel en map=/map, "
    f"met & ertussen, en alleen bij Elasticsearch. Voorbeeld: {EXAMPLES}. {SIGNS_OF_PASSWORDS}"
)


@dataclass(frozen=True)
class Address:
    """The folder of the embedded index, which is always there, and where Elasticsearch answers, if it does."""

    folder: str
    server: str = ""
    name: str = ""
    user: str = ""
    password: str = ""
    api_key: str = ""
    ca_file: str = ""


def parsed(url: str, standard_folder: Path) -> Address:
    """Read SEARCH_URL. Raises SettingError for what no engine understands.

    `embedded:///folder` is Tantivy in this process. `elasticsearch+https://user:password@host:9200/name` is Elasticsearch 8;
    behind a question mark may stand `api_key=`, `ca=` (a file with certificates) and `map=` (the folder of the embedded
    index, which answers when Elasticsearch does not).
    """
    parts = parts_of(url, NOT_AN_ADDRESS)
    asked = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if parts.scheme == "embedded" and parts.path and not parts.netloc:
        return Address(refused_unless(parts.path, not asked, WRONG_BEHIND))
    if parts.scheme not in (f"{ELASTIC}http", f"{ELASTIC}https") or not parts.hostname:
        raise SettingError(NOT_AN_ADDRESS)
    name = parts.path.strip("/")
    refused_unless(name, not asked.keys() - BEHIND and all(asked.values()), WRONG_BEHIND)
    standard_port = 443 if parts.scheme.endswith("s") else 9200
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Address(
        folder=asked.get("map") or str(standard_folder),
        server=f"{parts.scheme.removeprefix(ELASTIC)}://{host}:{parts.port or standard_port}",
        name=refused_unless(name, NAME.fullmatch(name), WRONG_NAME),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        api_key=asked.get("api_key", ""),
        ca_file=asked.get("ca", ""),
    )


def refused_unless(value: str, condition: object, refusal: str) -> str:
    if not condition:
        raise SettingError(refusal)
    return value
