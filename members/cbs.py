"""What CBS (Statistics Netherlands) told of provinces and municipalities: the files in `fixtures/`."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fixtures"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def known_codes() -> frozenset[str]:
    """Return the codes of the municipalities that are or were, as far as the files go back."""
    now = {row["code"] for row in rows("gemeenten.csv")}
    return frozenset(now.union(*({row["old_code"], row["new_code"]} for row in rows("herindelingen.csv"))))
