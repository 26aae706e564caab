"""From the blocks of the demo content to the blocks of a body."""

import uuid
from collections.abc import Callable
from typing import Any

from website.demo import files
from website.demo.rich_text import Links, to_html

Value = dict[str, Any]
Raw = dict[str, Any]


def body(blocks: list[Value], links: Links) -> list[Raw]:
    """Return the raw stream of a body; what leads nowhere (a file that is not there) is left out."""
    raw = [convert(name, value, links) for block in blocks for name, value in block.items()]
    return [item for item in raw if item is not None]


def convert(name: str, value: Any, links: Links) -> Raw | None:
    kind, make = KINDS[name]
    content = make(value, links)
    return None if content is None else raw(kind, content)


def raw(kind: str, value: Any) -> Raw:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def listed(values: list[Any]) -> list[Raw]:
    """Return the items of a ListBlock."""
    return [raw("item", value) for value in values]


def heading(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    return {"level": str(value["niveau"]), "text": value["tekst"]}


def text(value: str, links: Links) -> Any:
    return to_html(value, links)


def steps(value: Value, links: Links) -> Any:
    return {"title": value.get("titel", ""), "steps": listed([step(item, links) for item in value["stappen"]])}


def step(item: Value, links: Links) -> Value:
    return {"title": item["titel"], "text": to_html(item.get("tekst", ""), links)}


def table(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    return {
        "row_headers": value.get("rijkop", True),
        "table": {
            "columns": [{"type": "text", "heading": str(head)} for head in value["kop"]],
            "rows": [{"values": [str(cell) for cell in row]} for row in value["rijen"]],
            "caption": value["bijschrift"],
        },
    }


def quote(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    return {
        "text": value["tekst"],
        "source": ", ".join(part for part in (value.get("bron"), value.get("functie")) if part),
    }


def picture(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    found = files.picture(value["bestand"])
    if found is None:
        return None
    decorative = bool(value.get("decoratief"))
    image = {"image": found.pk, "alt_text": "" if decorative else value["alt"], "decorative": decorative}
    return {"image": image, "caption": value.get("bijschrift", "")}


def notice(value: Value, links: Links) -> Any:
    return {"tone": value["soort"], "title": value["titel"], "text": to_html(value["tekst"], links)}


def fold_out(value: Value, links: Links) -> Any:
    return {"title": value.get("titel", ""), "parts": listed([step(item, links) for item in value["delen"]])}


def file(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    found = files.attachment(value["bestand"], value["titel"])
    return {"file": found.pk, "title": value["titel"], "description": value.get("omschrijving", "")} if found else None


def link_list(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    rows = [{"title": link["titel"], "url": link["url"]} for link in value["links"]]
    return {"title": value.get("titel", ""), "links": listed(rows)}


def video(value: Value, links: Links) -> Any:  # noqa: ARG001 (all converters alike)
    return {
        "title": value["titel"],
        "url": value["url"],
        "duration": value.get("duur", ""),
        "description": value["omschrijving"],
    }


def audience(value: Value, links: Links) -> Any:
    return {"audience": value["doelgroepen"], "text": to_html(value["tekst"], links)}


def related(value: Value, links: Links) -> Any:
    pages = [page for path in value["paginas"] if (page := links.page(path))]
    return {"title": value.get("titel", ""), "pages": listed(pages)} if pages else None


KINDS: dict[str, tuple[str, Callable[[Any, Links], Any]]] = {
    "kop": ("heading", heading),
    "tekst": ("text", text),
    "stappen": ("steps", steps),
    "tabel": ("table", table),
    "citaat": ("quote", quote),
    "beeld": ("picture", picture),
    "melding": ("notice", notice),
    "uitklap": ("fold_out", fold_out),
    "bestand": ("file", file),
    "links": ("links", link_list),
    "video": ("video", video),
    "voor_wie": ("audience", audience),
    "verwant": ("related", related),
}
