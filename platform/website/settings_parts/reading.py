"""Reading the settings from the environment and `.env`, and refusing what cannot be.

Everything raises SettingError with one line that names the variable and says what is right, never what was read.
"""

import io
import os
import re
from email.utils import getaddresses
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from core.configured import HOST, SIGNS_OF_PASSWORDS, SettingError, parts_of

YES = ("1", "true", "ja", "yes", "on")
NO = ("", "0", "false", "nee", "no", "off")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
POSTGRESQL = ("postgres", "postgresql")
REDIS = ("rediscache", "redis", "rediss")
SMTP = ("smtp", "smtps", "smtp+tls", "smtp+ssl")
OTHER_MAIL = ("consolemail", "memorymail", "dummymail")
SHORTEST_KEY, FEWEST_SIGNS = 50, 5

LINE = re.compile(r"(?:export )?[A-Za-z_0-9]+=(?P<value>.*)")
BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/?")

WRONG_KEY = (
    "SECRET_KEY is te kort of te eenvoudig: minstens 50 willekeurige tekens. "
    "Maak er een met: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'."
)
WRONG_SITE = (
    "SITE_URL is geen adres van een site. Begin met https:// (of http:// om te proberen), dan alleen de naam, zonder iets "
    "erachter. Voorbeeld: https://www.platformwoonoverlast.nl."
)
WRONG_HOSTS = (
    "ALLOWED_HOSTS noemt iets wat geen hostnaam is. Vul alleen namen in, met komma's ertussen, zonder https://, zonder poort en "
    "zonder schuine streep. Voorbeeld: www.platformwoonoverlast.nl,platformwoonoverlast.nl."
)
WRONG_DATABASE = (
    "DATABASE_URL noemt geen database die wij kennen. Kijk naar het begin, de schuine strepen en de poort. "
    "Voorbeeld: sqlite:////var/platform.sqlite3 of postgres://naam:wachtwoord@host:5432/database. " + SIGNS_OF_PASSWORDS
)
WRONG_CACHE = (
    "CACHE_URL noemt geen cache die wij kennen. Kijk naar het begin, de schuine strepen en de poort. "
    "Voorbeeld: locmemcache:// of rediscache://:wachtwoord@host:6379/1. " + SIGNS_OF_PASSWORDS
)
WRONG_MEDIA = (
    "MEDIA_STORAGE noemt geen plek die wij kennen. Voorbeeld: file:///var/media voor een map, of s3://naam-van-de-emmer voor "
    "objectopslag, zonder map erachter. Leeg is de map var/media."
)
WRONG_MAIL = (
    "EMAIL_URL noemt geen mailserver die wij kennen. Kijk naar het begin, de schuine strepen en de poort. "
    "Voorbeeld: smtp+tls://naam:wachtwoord@smtp.voorbeeld.nl:587 of filemail:///var/post. " + SIGNS_OF_PASSWORDS
)
WRONG_SENDER = (
    "MAIL_FROM is geen afzender met één e-mailadres. Een naam met een komma staat tussen dubbele aanhalingstekens. "
    "Voorbeeld: Landelijk Platform Woonoverlast <noreply@platformwoonoverlast.nl>."
)
WRONG_LEVEL = "LOG_LEVEL is DEBUG, INFO, WARNING, ERROR of CRITICAL, en niets anders."


def read_file(path: Path) -> None:
    """Put what `.env` says in the environment, where that does not say it already."""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return
    for number, line in enumerate(lines, start=1):
        check_line(number, line)
    environ.Env.read_env(io.StringIO("\n".join(lines)))


def check_line(number: int, line: str) -> None:
    if not line or line.startswith("#"):
        return
    found = LINE.fullmatch(line)
    if not found:
        raise SettingError(
            f"Regel {number} van .env is geen instelling. Zo hoort het: NAAM=waarde, zonder spaties om het =-teken."
        )
    value = found["value"]
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    if not quoted and re.search(r"\s#", value):
        raise SettingError(
            f"Regel {number} van .env: zet een opmerking op een eigen regel. Hoort het teken # bij de waarde, zet de waarde dan "
            "tussen enkele aanhalingstekens."
        )


def text(name: str, default: str) -> str:
    """Read a variable as it stands there."""
    return os.environ.get(name, default).strip()


def yes_or_no(name: str) -> bool:
    """Read a variable that is on or off; off when it is not set."""
    word = text(name, "").lower()
    if word not in YES + NO:
        raise SettingError(f"De omgevingsvariabele {name} is ja of nee (1 of 0), en niets anders.")
    return word in YES


def required(name: str, demo_default: str) -> str:
    """Read a variable that must be set, except on the demo site."""
    value = text(name, demo_default if yes_or_no("DEMO") else "")
    if not value:
        raise SettingError(
            f"De omgevingsvariabele {name} ontbreekt. Zet haar in de omgeving of in .env (zie docs/instellingen.md), "
            "of start de demosite met DEMO=1."
        )
    return value


def secret_key(value: str) -> str:
    if len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_SIGNS:
        raise SettingError(WRONG_KEY)
    return value


def site_url(value: str) -> str:
    """Return the address of the site, without a slash at the end."""
    parts = parts_of(value, WRONG_SITE)
    host = parts.hostname or ""
    known = parts.scheme in ("http", "https") and is_host(host) and "@" not in parts.netloc
    if not known or parts.path.strip("/") or "?" in value:
        raise SettingError(WRONG_SITE)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def is_host(name: str) -> bool:
    """Tell whether this is a name of a machine, or its number in the network."""
    try:
        ip_address(name)
    except ValueError:
        return bool(HOST.fullmatch(name))
    return True


def allowed_hosts(value: str) -> list[str]:
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    if not names or not all(is_allowed_host(name) for name in names):
        raise SettingError(WRONG_HOSTS)
    return names


def is_allowed_host(name: str) -> bool:
    """Tell whether this is a name, a name with all below it (.voorbeeld.nl), a number between brackets, or any name (*)."""
    if name.startswith("[") and name.endswith("]"):
        return is_host(name[1:-1])
    return name == "*" or bool(HOST.fullmatch(name.removeprefix(".")))


def database(url: str) -> dict[str, Any]:
    """Return the database as Django wants it."""
    scheme, _, rest = url.partition("://")
    try:
        known = scheme in POSTGRESQL or (scheme == "sqlite" and rest.startswith("/"))
        config: dict[str, Any] = environ.Env.db_url_config(url) if known and "#" not in url else {}
    except ValueError:
        config = {}
    # A password with a slash in it is cut there, and the rest taken for the name.
    if not config or (scheme in POSTGRESQL and re.search("[@/]", config["NAME"])):
        raise SettingError(WRONG_DATABASE)
    return config


def cache(url: str) -> dict[str, Any]:
    """Return the cache as Django wants it."""
    parts = parts_of(url, WRONG_CACHE)
    is_server = bool(parts.hostname) and re.fullmatch(r"/?\d*", parts.path)
    is_socket = not parts.netloc and parts.path.strip("/")
    if "://" not in url or not (parts.scheme == "locmemcache" or (parts.scheme in REDIS and (is_server or is_socket))):
        raise SettingError(WRONG_CACHE)
    config: dict[str, Any] = environ.Env.cache_url_config(url)
    return config


def media_storage(value: str) -> str:
    is_folder = value.startswith("file:///") and value.removeprefix("file://").strip("/")
    if value and not is_folder and not BUCKET.fullmatch(value):
        raise SettingError(WRONG_MEDIA)
    return value.rstrip("/")


def mail(url: str) -> dict[str, Any]:
    """Return the settings of Django by which mail goes out."""
    parts = parts_of(url, WRONG_MAIL)
    is_server = parts.scheme in SMTP and parts.hostname and not parts.path.strip("/") and "?" not in url
    is_folder = parts.scheme == "filemail" and not parts.netloc and parts.path.strip("/")
    if "://" not in url or not (is_server or is_folder or parts.scheme in OTHER_MAIL):
        raise SettingError(WRONG_MAIL)
    config: dict[str, Any] = environ.Env.email_url_config(url)
    return {**config, "EMAIL_FILE_PATH": parts.path} if is_folder else config


def sender(value: str) -> str:
    found = getaddresses([value])
    try:
        ((_, address),) = found
        validate_email(address)
    except (ValueError, ValidationError):
        raise SettingError(WRONG_SENDER) from None
    return value


def log_level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise SettingError(WRONG_LEVEL)
    return value.upper()
