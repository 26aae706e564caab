"""Putting pages in the tree: first all of them as they are called, then what stands on each, for they link to each other."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.text import Truncator
from wagtail.models import Page

from core import clock
from core.models import Thema
from knowledge.models import Instrument, Partner
from website.demo import blocks, files
from website.demo.blocks import raw
from website.demo.reading import Row
from website.demo.rich_text import Links

AnyPage = TypeVar("AnyPage", bound=Page)
Filler = Callable[[Any, Row, "Loader"], None]


class Loader:
    """Remembers which pages were made in this run, so that what an editor changed since is left alone."""

    def __init__(self) -> None:
        self.links = Links()
        self.new: list[tuple[Page, Row, Filler]] = []
        self.themes = {thema.slug: thema for thema in Thema.objects.all()}
        self.partners = {partner.slug: partner for partner in Partner.objects.all()}
        self.instruments: dict[str, Instrument] = {}

    def put(self, parent: Page, model: type[AnyPage], row: Row, fill: Filler, path: str = "") -> AnyPage:
        """Return the page with this slug below the parent, made when it is not there; it is filled later."""
        slug = row["slug"]
        known = model.objects.child_of(parent).filter(slug=slug).first()
        page: AnyPage = known or model(slug=slug, **required_values(model, row))
        page.title = Truncator(row["titel"]).chars(255) if known is None else known.title
        if known is None:
            parent.add_child(instance=page)
            self.new.append((page, row, fill))
        if path:
            self.links.add(path, page.pk)
        return page

    def fill_all(self) -> int:
        """Fill and publish the pages of this run; returns how many."""
        for page, row, fill in self.new:
            fill(page, row, self)
            fill_common(page, row)
            page.save_revision().publish()
            backdate(page, row)
        return len(self.new)

    def body(self, row: Row) -> str:
        return json.dumps(blocks.body(row.get("inhoud") or [], self.links))

    def related(self, row: Row) -> str:
        wanted = row.get("verwant") or []
        return json.dumps([raw("page", page) for path in wanted if (page := self.links.page(path))])

    def themes_of(self, row: Row) -> list[Thema]:
        return [self.themes[key] for key in row.get("themas") or [] if key in self.themes]

    def partners_of(self, row: Row) -> list[Partner]:
        return [self.partners[key] for key in row.get("partners") or [] if key in self.partners]

    def instruments_of(self, row: Row) -> list[Instrument]:
        return [self.instruments[key] for key in row.get("instrumenten") or [] if key in self.instruments]


def required_values(model: type[Page], row: Row) -> dict[str, Any]:
    """Return what a page cannot be saved without."""
    names = {field.name for field in model._meta.get_fields()}
    now = clock.now()
    values = {
        "start": now,
        "end": now + dt.timedelta(hours=1),
        "lists": row.get("toont"),
        "rung": row.get("trede"),
        "situation": row.get("situatie"),
        "approach": row.get("aanpak"),
    }
    return {name: value for name, value in values.items() if name in names and value}


def fill_common(page: Any, row: Row) -> None:
    """Fill what every page has."""
    page.introduction = " ".join((row.get("inleiding") or "").split())[:400]
    page.search_description = " ".join((row.get("zoekbeschrijving") or page.introduction).split())
    page.members_only = bool(row.get("alleen_leden"))
    if hasattr(page, "picture_is_decorative") and row.get("beeld"):
        page.picture = files.picture(row["beeld"])
        page.picture_is_decorative = page.picture is not None


def backdate(page: Page, row: Row) -> None:
    """Let the page have been published when the content says so."""
    days = row.get("dagen_geleden")
    if days is None and row.get("edities"):
        days = row["edities"][-1].get("dagen_geleden")
    if days:
        moment = clock.now() - dt.timedelta(days=days)
        type(page).objects.filter(pk=page.pk).update(first_published_at=moment)


def sources(rows: list[Row] | None, kind: str = "source") -> str:
    """Return the raw stream of sources or of legal basis."""
    made = []
    for row in rows or []:
        value = {"title": row["titel"], "url": row.get("url", "")}
        if kind == "basis":
            value["explanation"] = (row.get("toelichting") or "")[:400]
        made.append(raw(kind, value))
    return json.dumps(made)


def joined(rows: list[str] | None) -> str:
    return "\n".join(" ".join(str(row).split()) for row in rows or [])
