"""Reading the files of a set; what is wrong in them is told by file and line."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GRADE = re.compile(r"-?[0-9]{1,2}")


class SetError(Exception):
    """A set that cannot be measured with; says in Dutch what is wrong."""


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that hold something, with their numbers.

    A byte order mark and Windows line ends make no difference. A line ends nowhere else: texts may hold other separators.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except NotADirectoryError as problem:
        raise SetError(f"{path.parent} is een bestand; noem de map waar {path.name} in staat.") from problem
    except FileNotFoundError as problem:
        there = path.parent.is_dir()
        raise SetError(f"In {path.parent} ontbreekt {path.name}." if there else f"De map {path.parent} is er niet.") from problem
    except UnicodeDecodeError as problem:
        raise SetError(f"{path.name} is geen tekst in UTF-8.") from problem
    except (OSError, ValueError) as problem:
        raise SetError(f"{path} is niet te lezen: {problem}.") from problem
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def rows(path: Path, named: str, *needed: str) -> list[dict[str, Any]]:
    """Read a file with an object per line, each with these fields and with another value in the field `named`."""
    found: dict[str, dict[str, Any]] = {}
    for number, line in lines(path):
        row = parsed(line, path, number)
        if missing := [field for field in (named, *needed) if row.get(field) is None]:
            raise wrong(path, number, f"het veld {missing[0]} ontbreekt")
        name = str(row[named])
        if name in found:
            raise wrong(path, number, f"{named} «{name}» komt al eerder voor")
        found[name] = row
    if not found:
        raise SetError(f"{path.name} is leeg.")
    return list(found.values())


def parsed(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise wrong(path, number, "dit is geen JSON") from problem
    if not isinstance(row, dict):
        raise wrong(path, number, "dit is geen JSON-object met velden")
    return row


def grades(path: Path) -> dict[str, dict[str, int]]:
    """Read judgements: question, document and grade, with tabs or spaces between.

    A line above that names the columns will do too, and so will a set in the manner of TREC, with a column more in the middle.
    """
    judged: dict[str, dict[str, int]] = {}
    for place, (number, line) in enumerate(lines(path)):
        question, document, grade = columns(line, path, number)
        if GRADE.fullmatch(grade):
            known = judged.setdefault(question, {}).setdefault(document, int(grade))
            if known != int(grade):
                raise wrong(path, number, f"«{document}» had bij «{question}» al het cijfer {known}")
        elif place > 0:
            raise wrong(path, number, f"«{grade}» is geen cijfer (een heel getal, zoals 0, 1, 2 of 3)")
    if not judged:
        raise SetError(f"{path.name} is leeg.")
    return judged


def columns(line: str, path: Path, number: int) -> tuple[str, str, str]:
    parts = [part.strip() for part in (line.split("\t") if "\t" in line.strip() else line.split())]
    if len(parts) not in (3, 4) or not all(parts):
        raise wrong(path, number, "hier horen een vraag, een document en een cijfer te staan")
    return parts[0], parts[-2], parts[-1]


def wrong(path: Path, number: int, what: str) -> SetError:
    return SetError(f"{path.name}, regel {number}: {what}.")
