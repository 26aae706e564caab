"""Loading provinces and municipalities from the files in `fixtures/` (sources and licences: `fixtures/BRONNEN.md`)."""

import datetime as dt

from django.db import transaction
from django.utils.text import slugify

from core.models import ContentVersion
from members.cbs import rows
from members.models import Municipality, Province
from search import outbox

# The columns that the file decides on, also for a municipality that is there already.
FROM_FILE = (
    *("name", "official_name", "slug", "province_id", "population", "households", "figures_year"),
    *("latitude", "longitude", "hex_q", "hex_r"),
)


@transaction.atomic
def load() -> tuple[int, int]:
    """Bring the register up to date with the files; safe to run again.

    Returns how many municipalities exist now and how many are kept as dissolved.
    """
    load_provinces()
    load_existing()
    load_dissolved()
    # Rows written in bulk tell nobody; their names stand in filters and results.
    ContentVersion.bump()
    outbox.note_everything()
    return Municipality.objects.filter(ended=None).count(), Municipality.objects.exclude(ended=None).count()


def load_provinces() -> None:
    provinces = [Province(code=row["code"], name=row["name"]) for row in rows("provincies.csv")]
    Province.objects.bulk_create(provinces, update_conflicts=True, unique_fields=["code"], update_fields=["name"])


def number(text: str) -> int | None:
    return int(text) if text else None


def load_existing() -> None:
    municipalities = [municipality(row) for row in rows("gemeenten.csv")]
    Municipality.objects.bulk_create(municipalities, update_conflicts=True, unique_fields=["code"], update_fields=list(FROM_FILE))


def municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["display_name"],
        official_name=row["name"],
        slug=row["slug"],
        province_id=row["province_code"],
        population=number(row["population"]),
        households=number(row["households"]),
        figures_year=number(row["year"]),
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        hex_q=int(row["hex_q"]),
        hex_r=int(row["hex_r"]),
    )


def load_dissolved() -> None:
    """Keep the names of municipalities that went into others; each stands for its main successor, chains followed."""
    changes = {
        row["old_code"]: row
        for row in rows("herindelingen.csv")
        if row["status"] == "definitief" and row["main_successor"] == "ja"
    }
    existing = dict(Municipality.objects.filter(ended=None).values_list("code", "pk"))
    dissolved = []
    for code, row in changes.items():
        successor = last_successor(code, changes)
        if code in existing or successor not in existing:
            continue
        name = row["old_name"]
        ended = dt.date.fromisoformat(row["date"])
        slug = f"{slugify(name)}-{ended.year}"
        dissolved.append(
            Municipality(code=code, name=name, official_name=name, slug=slug, ended=ended, successor_id=existing[successor])
        )
    Municipality.objects.bulk_create(
        dissolved, update_conflicts=True, unique_fields=["code"], update_fields=["ended", "successor"]
    )


def last_successor(code: str, changes: dict[str, dict[str, str]]) -> str:
    """Return the code at the end of the chain: Ubbergen went into Groesbeek, and that into Berg en Dal."""
    seen = set()
    while code in changes and code not in seen:
        seen.add(code)
        code = changes[code]["new_code"]
    return code
