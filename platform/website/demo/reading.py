"""Reading the demo content: YAML files and pictures beside this module."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "content"
PICTURES = FOLDER / "beeld"
ATTACHMENTS = FOLDER / "bijlagen"

Row = dict[str, Any]


@cache
def read(name: str) -> Any:
    """Return what stands in one file of the demo content, for instance `read("themas")`."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def read_folder(name: str) -> list[Row]:
    """Return the content of every file in one folder of the demo content, in the order of their names."""
    return [read(f"{name}/{path.stem}") for path in sorted((FOLDER / name).glob("*.yaml"))]
