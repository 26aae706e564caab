"""The knowledge base of the demo site."""

import datetime as dt
import json
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from core import clock
from core.models import Thema
from knowledge.models import (
    Begrip,
    BegrippenIndex,
    Escalatiemodel,
    Handreiking,
    HandreikingAttachment,
    HandreikingEdition,
    Instrument,
    KnowledgeIndex,
    Partner,
    Praktijkvoorbeeld,
    RechtspraakIndex,
    Uitspraak,
    Voorbeeldaanpak,
)
from members.models import Municipality
from website.demo import files
from website.demo.blocks import listed, raw, step
from website.demo.loading import Filler, Loader, joined, sources
from website.demo.reading import Row, read, read_folder

LISTS = (
    (
        "handreikingen",
        "Handreikingen",
        "handreiking",
        "Stap voor stap: van de eerste melding tot een oplossing die blijft.",
    ),
    (
        "voorbeeldaanpak",
        "Voorbeeldaanpak",
        "voorbeeldaanpak",
        "Een aanpak die u kunt overnemen, met fasen, rollen en modeldocumenten.",
    ),
    (
        "praktijkvoorbeelden",
        "Praktijkvoorbeelden",
        "praktijkvoorbeeld",
        "Zo pakten andere gemeenten het aan, en dit leerden zij.",
    ),
    (
        "instrumenten",
        "Instrumenten",
        "instrument",
        "Wat u kunt inzetten, wie daarover besluit en wat er in het dossier moet.",
    ),
    ("escalatiemodellen", "Escalatiemodellen", "escalatiemodel", "Van licht naar zwaar: wie doet wat op welke trede."),
)
GLOSSARY = {"slug": "begrippen", "titel": "Begrippen", "inleiding": "De woorden van het vak, in gewone taal."}
RULINGS = {
    "slug": "rechtspraak",
    "titel": "Rechtspraak",
    "inleiding": "Uitspraken en kamerstukken, en wat ze betekenen voor uw werk.",
}


def load_terms() -> None:
    """Make themes and partners; those that are there stay as they are."""
    for place, row in enumerate(read("themas")):
        values = {
            "name": row["naam"],
            "description": row.get("omschrijving", ""),
            "synonyms": joined(row.get("synoniemen")),
            "order": place,
            "parent": Thema.objects.filter(slug=row.get("bovenliggend", "")).first(),
        }
        Thema.objects.get_or_create(slug=row["sleutel"], defaults=values)
    for row in read("partners"):
        Partner.objects.get_or_create(slug=row["sleutel"], defaults={"name": row["naam"], "description": row["omschrijving"]})


def put_pages(loader: Loader, home: Page) -> None:
    """Make the pages of the knowledge base."""
    intro = "Handreikingen, instrumenten, praktijkvoorbeelden en escalatiemodellen over woonoverlast."
    row = {"slug": "kennisbank", "titel": "Kennisbank", "inleiding": intro, "toont": "alles"}
    root = loader.put(home, KnowledgeIndex, row, fill_index)
    indexes = {
        kind: loader.put(root, KnowledgeIndex, {"slug": slug, "titel": title, "inleiding": intro, "toont": kind}, fill_index)
        for slug, title, kind, intro in LISTS
    }
    put_instruments(loader, indexes["instrument"])
    for row in read_folder("handreikingen"):
        loader.put(indexes["handreiking"], Handreiking, row, fill_handreiking, f"handreikingen/{row['slug']}")
    row = read("voorbeeldaanpak")
    path = f"voorbeeldaanpak/{row['slug']}"
    loader.put(indexes["voorbeeldaanpak"], Voorbeeldaanpak, row, fill_voorbeeldaanpak, path)
    put_told(loader, indexes["praktijkvoorbeeld"], Praktijkvoorbeeld, "praktijkvoorbeelden", fill_praktijkvoorbeeld)
    put_told(loader, indexes["escalatiemodel"], Escalatiemodel, "escalatiemodellen", fill_escalatiemodel)
    loader.put(root, BegrippenIndex, GLOSSARY, fill_index)
    loader.put(root, RechtspraakIndex, RULINGS, fill_index)


def put_told(loader: Loader, index: Page, model: type[Page], name: str, fill: Filler) -> None:
    """Make the pages whose facts stand in one file, and our words about them in another."""
    told = read(f"{name}-inleidingen")
    for facts in read(name):
        row = {**facts, **told[facts["sleutel"]], "slug": facts["sleutel"]}
        loader.put(index, model, row, fill, f"{name}/{row['slug']}")


def put_instruments(loader: Loader, index: Page) -> None:
    intros = read("instrumenten-inleidingen")
    for facts in read("instrumenten"):
        row = {**facts, "slug": facts["sleutel"], "titel": facts["naam"], "inleiding": intros[facts["sleutel"]]}
        page = loader.put(index, Instrument, row, fill_instrument, f"instrumenten/{row['slug']}")
        loader.instruments[row["sleutel"]] = page


def fill_index(page: Any, row: Row, loader: Loader) -> None:
    """An index holds its title and introduction only."""


def fill_instrument(page: Instrument, row: Row, loader: Loader) -> None:
    page.key, page.rung = row["sleutel"], row["trede"]
    page.other_names = joined(row.get("aliassen"))
    page.applies_to = [key for key in row.get("geldt_voor") or [] if key in ("huur", "koop")]
    page.who_decides = row.get("wie_besluit") or ""
    page.legal_basis = sources(row.get("wettelijke_grondslag"), "basis")
    page.conditions, page.checklist = joined(row.get("voorwaarden")), joined(row.get("dossier"))
    page.attention, page.involved = joined(row.get("aandachtspunten")), joined(row.get("wie_is_betrokken"))
    page.for_causer, page.for_victim = row.get("voor_veroorzaker") or "", row.get("voor_slachtoffer") or ""
    page.needs_check = bool(row.get("controleren"))
    page.themes, page.partners = loader.themes_of(row), loader.partners_of(row)
    page.sources = sources(row.get("bronnen"))


def fill_article(page: Any, row: Row, loader: Loader) -> None:
    """Fill what guides and model approaches share."""
    page.key_points = joined(row.get("in_het_kort"))
    page.body = loader.body(row)
    page.audience = row.get("voor_wie") or []
    page.themes, page.partners, page.instruments = (
        loader.themes_of(row),
        loader.partners_of(row),
        loader.instruments_of(row),
    )
    page.legal_basis, page.sources = sources(row.get("wettelijke_grondslag"), "basis"), sources(row.get("bronnen"))
    page.related = loader.related(row)
    page.kept_by = row.get("eigenaar", "")
    editions = row.get("edities") or []
    page.checked_on = days_ago(editions[0]["dagen_geleden"]) if editions else None
    page.review_date = clock.today() + dt.timedelta(days=row.get("herzien_over_dagen", 365))


def days_ago(days: int) -> dt.date:
    return clock.today() - dt.timedelta(days=days)


def fill_handreiking(page: Any, row: Row, loader: Loader) -> None:
    fill_article(page, row, loader)
    page.rungs = row["trede"] if isinstance(row.get("trede"), list) else [row["trede"]]
    page.editions = [
        HandreikingEdition(
            number=str(edition["nummer"]),
            date=days_ago(edition["dagen_geleden"]),
            change=edition["wijziging"],
            weight=edition.get("gewicht", "klein"),
        )
        for edition in row.get("edities") or []
    ]
    page.attachments = [
        HandreikingAttachment(file=found, title=attachment["titel"])
        for attachment in row.get("bijlagen") or []
        if (found := files.attachment(attachment["bestand"], attachment["titel"]))
    ]


def fill_voorbeeldaanpak(page: Voorbeeldaanpak, row: Row, loader: Loader) -> None:
    fill_article(page, row, loader)
    newest = (row.get("edities") or [{}])[0]
    page.edition, page.change = str(newest.get("nummer", "")), newest.get("wijziging", "")
    page.phases = json.dumps([raw("phase", phase(item, loader)) for item in row["fasen"]])


def phase(item: Row, loader: Loader) -> Row:
    found = [
        (document, files.attachment(document["bestand"], document["titel"])) for document in item.get("modeldocumenten") or []
    ]
    return {
        "title": item["titel"],
        "goal": item["doel"],
        "lead": item.get("trekker", "")[:150],
        "duration": str(item.get("duur", ""))[:80],
        "partners": listed([partner.pk for partner in loader.partners_of(item)]),
        "steps": listed([step(one, loader.links) for one in item.get("stappen") or []]),
        "instruments": listed([instrument.pk for instrument in loader.instruments_of(item)]),
        "documents": listed([{"file": file.pk, "title": document["titel"]} for document, file in found if file]),
        "pitfalls": listed([str(pitfall)[:300] for pitfall in item.get("valkuilen") or []]),
        "result": item.get("resultaat", ""),
    }


def municipality_named(name: str | None) -> Municipality | None:
    return Municipality.objects.filter(name=name, ended=None).first() if name else None


def fill_praktijkvoorbeeld(page: Praktijkvoorbeeld, row: Row, loader: Loader) -> None:
    page.municipality, page.year = municipality_named(row.get("gemeente")), row.get("jaar")
    page.situation, page.approach, page.result = row["situatie"], row["aanpak"], row.get("resultaat") or ""
    page.conditions, page.lessons = joined(row.get("voorwaarden")), joined(row.get("lessen"))
    page.themes, page.partners, page.instruments = (
        loader.themes_of(row),
        loader.partners_of(row),
        loader.instruments_of(row),
    )
    page.sources = sources(row.get("bronnen"))


def fill_escalatiemodel(page: Escalatiemodel, row: Row, loader: Loader) -> None:
    page.municipality, page.year = municipality_named(row.get("gemeente")), row.get("jaar")
    page.explanation, page.is_incomplete = row.get("toelichting") or "", bool(row.get("onvolledig"))
    page.treden = json.dumps([raw("trede", trede(item, loader)) for item in row["treden"]])
    page.themes = [loader.themes["regie-samenwerking"]]
    page.sources = sources(row.get("bronnen"))


def trede(item: Row, loader: Loader) -> Row:
    return {
        "number": item["nummer"],
        "name": item["naam"][:80],
        "who": item.get("regie") or "",
        "participants": joined(item.get("deelnemers")),
        "instruments": listed([instrument.pk for instrument in loader.instruments_of(item)]),
        "happens": joined(item.get("wat_gebeurt")),
        "for_causer": item.get("voor_veroorzaker") or "",
        "for_victim": item.get("voor_melder") or "",
        "up": item.get("opschalen") or "",
        "down": item.get("afschalen") or "",
    }


def load_lists(loader: Loader) -> None:
    """Make the terms of the glossary and the rulings; those that are there stay as they are."""
    for row in read("begrippen"):
        values = {
            "slug": slugify(row["term"])[:120],
            "abbreviation": row.get("afkorting") or "",
            "synonyms": joined(row.get("synoniemen")),
            "explanation": row["uitleg"],
            "instrument": loader.instruments.get(row.get("instrument") or ""),
            "sources": sources(row.get("bronnen")),
            "needs_check": bool(row.get("controleren")),
        }
        Begrip.objects.get_or_create(term=row["term"], defaults=values)
    for row in read("rechtspraak"):
        load_ruling(row, loader)


def load_ruling(row: Row, loader: Loader) -> None:
    values = {
        "kind": row.get("soort") or "uitspraak",
        "court": row.get("instantie") or "",
        "date": dt.date.fromisoformat(row["datum"]) if len(row.get("datum") or "") == len("2024-01-01") else None,
        "place": row.get("plaats") or "",
        "subject": row["onderwerp"],
        "lesson": row["les"],
        "sources": sources(row.get("bronnen")),
    }
    ruling, is_new = Uitspraak.objects.get_or_create(number=row["nummer"], defaults=values)
    if is_new:
        ruling.instruments.set(loader.instruments_of(row))
        ruling.save()
