"""The frame of the site: home, standard pages, news and meetings."""

import datetime as dt
import json
from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from wagtail.models import Page, Site

from core import clock
from events.models import Event, EventIndex, EventQuestion, ProgrammeItem
from website.demo.blocks import raw
from website.demo.knowledge import fill_index
from website.demo.loading import Loader, joined
from website.demo.reading import Row, read
from website.models import HomePage, NewsIndex, Nieuwsbericht, StandardPage

SITE_NAME = "Landelijk Platform Woonoverlast"
SEARCHED = ["Geluidsoverlast", "Gedragsaanwijzing", "Buurtbemiddeling", "Gegevens delen"]
TASKS = (
    ("book", "Handreikingen", "Stap voor stap: van eerste melding tot oplossing.", "/kennisbank/handreikingen/"),
    (
        "scale",
        "Instrumenten en wet",
        "Wat mag u doen, wie besluit en wat moet in het dossier?",
        "/kennisbank/instrumenten/",
    ),
    ("bulb", "Praktijkvoorbeelden", "Zo losten andere gemeenten het op.", "/kennisbank/praktijkvoorbeelden/"),
    ("list-check", "Voorbeeldaanpak", "Een aanpak in fasen die u kunt overnemen.", "/kennisbank/voorbeeldaanpak/"),
    (
        "shield-lock",
        "Gegevens delen",
        "Wat u met partners mag delen, en hoe u dat vastlegt.",
        "/kennisbank/handreikingen/gegevens-delen-bij-woonoverlast/",
    ),
    ("messages", "Vind een collega", "Zoek iemand met ervaring, in uw regio of daarbuiten.", "/leden/"),
)
# The baseline of 2015 in Over ons: 90 of 400 municipalities; 26 of 400 lead; 6 of 400 have a plan in execution; 3 of 6 evaluated.
GOALS = (
    (22, "van de gemeenten heeft professionals die lid zijn (90 van de 400)", 75),
    (7, "heeft woonoverlast op de bestuurlijke agenda en voert de regie (26 van de 400)", 50),
    (2, "van de gemeenten voert een plan van aanpak uit (6 van de 400)", 20),
    (50, "van die plannen is geëvalueerd (3 van de 6)", 100),
)


def put_home(loader: Loader) -> HomePage:
    """Return the home page, in the place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    row = {
        "slug": "start",
        "titel": "Samen woonoverlast aanpakken",
        "inleiding": "Kennis, modelbrieven en collega's voor iedereen die bij gemeente, corporatie of politie aan de slag is.",
    }
    home = loader.put(root, HomePage, row, fill_home)
    address_site(home)
    Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).delete()
    return home


def address_site(home: Page | None = None) -> None:
    """Let Wagtail know the address of the site, as SITE_URL says."""
    address = urlparse(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    if home is not None:
        site.site_name = SITE_NAME
        site.root_page = home
    site.save()


def fill_home(page: HomePage, row: Row, loader: Loader) -> None:  # noqa: ARG001 (all fillers alike)
    page.often_searched = "\n".join(SEARCHED)
    page.tasks = json.dumps(
        [
            raw("task", {"icon": icon, "title": title, "text": text, "page": None, "address": address})
            for icon, title, text, address in TASKS
        ]
    )
    page.goals = json.dumps(
        [
            raw("goal", {"figure": figure, "text": text, "target": target, "moment": "stand 2015"})
            for figure, text, target in GOALS
        ]
    )
    page.ladder_id = loader.links.page("escalatiemodellen/indeling-platform")
    page.goals_page_id = loader.links.page("over-ons/visie")


def put_pages(loader: Loader, home: HomePage, *, with_examples: bool) -> None:
    """Make standard pages and the lists of news and meetings; what stands in those lists is only an example."""
    for row in read("paginas"):
        put_standard(loader, home, row, row["slug"])
    news = {
        "slug": "nieuws",
        "titel": "Nieuws",
        "inleiding": "Nieuws over de aanpak van woonoverlast en van het platform zelf.",
    }
    news_index = loader.put(home, NewsIndex, news, fill_index)
    for row in read("nieuws") if with_examples else []:
        loader.put(news_index, Nieuwsbericht, row, fill_news, f"nieuws/{row['slug']}")
    agenda = {
        "slug": "bijeenkomsten",
        "titel": "Bijeenkomsten",
        "inleiding": "Workshops, praktijkbijeenkomsten en trainingen voor wie aan de aanpak werkt.",
    }
    event_index = loader.put(home, EventIndex, agenda, fill_index)
    for row in read("bijeenkomsten") if with_examples else []:
        loader.put(event_index, Event, row, fill_event, f"bijeenkomsten/{row['slug']}")


def put_standard(loader: Loader, parent: Page, row: Row, path: str) -> None:
    page = loader.put(parent, StandardPage, row, fill_standard, path)
    for below in row.get("subpaginas") or []:
        put_standard(loader, page, below, f"{path}/{below['slug']}")


def fill_standard(page: StandardPage, row: Row, loader: Loader) -> None:
    page.body = loader.body(row)
    page.shows_join_form = bool(row.get("toont_aanmeldformulier"))


def fill_news(page: Nieuwsbericht, row: Row, loader: Loader) -> None:
    page.body = loader.body(row)
    page.date = clock.today() - dt.timedelta(days=row["dagen_geleden"])
    page.themes = loader.themes_of(row)


def moment(day: dt.date, time: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), tzinfo=clock.AMSTERDAM)


def working_day(day: dt.date) -> dt.date:
    """Return this day, or the Monday after when it is in a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)  # noqa: PLR2004 (Saturday is 5)


def fill_event(page: Any, row: Row, loader: Loader) -> None:
    first = working_day(clock.today() + dt.timedelta(days=row["dag"]))
    page.start = moment(first, row["begin"])
    page.end = moment(first + dt.timedelta(days=(row.get("dagen") or 1) - 1), row["eind"])
    place = row.get("plaats") or {}
    page.venue, page.address, page.town = place.get("naam", ""), place.get("adres", ""), place.get("plaats", "")
    page.online_url = row.get("online") or ""
    page.event_kind, page.capacity = row["soort"], row.get("capaciteit")
    if row.get("aanmelden_tot_dagen_ervoor"):
        page.deadline = moment(first - dt.timedelta(days=row["aanmelden_tot_dagen_ervoor"]), "17:00")
    page.audience, page.organiser = row.get("doelgroep", "leden"), row.get("organisator", "")
    page.costs = row.get("kosten", "Meedoen is gratis.")
    page.body, page.themes = loader.body(row), loader.themes_of(row)
    page.programme = [programme_item(item) for item in row.get("programma") or []]
    page.questions = [question(item) for item in row.get("vragen") or []]


def programme_item(item: Row) -> ProgrammeItem:
    return ProgrammeItem(
        day=item.get("dag"),
        begins=dt.time.fromisoformat(item["van"]),
        ends=dt.time.fromisoformat(item["tot"]) if item.get("tot") else None,
        title=item["titel"],
        description=item.get("omschrijving") or "",
        speaker=item.get("spreker") or "",
    )


def question(item: Row) -> EventQuestion:
    options: dict[str, Any] = {"choices": joined(item.get("keuzes")), "is_required": bool(item.get("verplicht"))}
    return EventQuestion(text=item["vraag"], kind=item["soort"], **options)
