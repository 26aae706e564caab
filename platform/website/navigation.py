"""The main menu and the menus of the footer. A room joins the menu when it opens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    titel: str
    url: str


@dataclass(frozen=True)
class MenuLink(Link):
    actief: bool = False


@dataclass(frozen=True)
class Column:
    titel: str
    links: tuple[Link, ...]


MAIN = (
    Link("Kennisbank", "/kennisbank/"),
    Link("Bijeenkomsten", "/bijeenkomsten/"),
    Link("Nieuws", "/nieuws/"),
    Link("Leden", "/leden/"),
    Link("Over ons", "/over-ons/"),
)

FOOTER = (
    Column(
        "Kennis",
        (
            Link("Kennisbank", "/kennisbank/"),
            Link("Handreikingen", "/kennisbank/handreikingen/"),
            Link("Instrumenten", "/kennisbank/instrumenten/"),
            Link("Escalatiemodellen", "/kennisbank/escalatiemodellen/"),
            Link("Begrippen", "/kennisbank/begrippen/"),
        ),
    ),
    Column(
        "Meedoen en contact",
        (
            Link("Lid worden", "/aanmelden/"),
            Link("Bijeenkomsten", "/bijeenkomsten/"),
            Link("Nieuws", "/nieuws/"),
            Link("Hulp", "/help/"),
            Link("Contact", "/contact/"),
        ),
    ),
    Column(
        "Over deze site",
        (
            Link("Toegankelijkheid", "/toegankelijkheid/"),
            Link("Privacy", "/privacy/"),
            Link("Cookies", "/cookies/"),
            Link("Kwetsbaarheid melden", "/kwetsbaarheid-melden/"),
            Link("Gebruik van teksten", "/gebruik-van-teksten/"),
        ),
    ),
)


def main_menu(path: str) -> list[MenuLink]:
    """Return the main menu; the room that `path` lies in is marked."""
    return [MenuLink(link.titel, link.url, actief=path.startswith(link.url)) for link in MAIN]
