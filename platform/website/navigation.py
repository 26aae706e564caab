"""The main menu, the menus of the footer and the breadcrumbs. A room joins the menu when it opens."""

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


# What the pages with an address of their own are called in breadcrumbs; pages that editors make know their own place.
PLACES = {
    "/aanmelden/": "Lid worden",
    "/inloggen/": "Inloggen",
    "/inloggen/code/": "Met een code",
    "/inloggen/code/bevestigen/": "Code overtypen",
    "/uitloggen/": "Uitloggen",
    "/account/gesloten/": "Account afgesloten",
    "/account/bevestigen/": "E-mailadres bevestigen",
    "/account/opnieuw-inloggen/": "Wachtwoord controleren",
    "/wachtwoord-vergeten/": "Wachtwoord vergeten",
    "/wachtwoord-vergeten/verstuurd/": "Mail verstuurd",
    "/wachtwoord-vergeten/klaar/": "Wachtwoord gewijzigd",
    "/leden/": "Ledengids",
    "/mijn/": "Mijn platform",
    "/mijn/lid-worden/": "Lid worden",
    "/mijn/gegevens/": "Mijn gegevens",
    "/mijn/keuzes/": "Mijn keuzes",
    "/mijn/e-mail/": "E-mailadres",
    "/mijn/wachtwoord/": "Wachtwoord",
    "/mijn/wachtwoord/instellen/": "Instellen",
    "/mijn/apparaten/": "Apparaten",
    "/demo/post/": "Demopost",
}


def breadcrumbs(path: str) -> list[dict[str, str]]:
    """Return the known places on the way to this address, as titles and addresses."""
    return [{"titel": title, "url": url} for url, title in PLACES.items() if path.startswith(url)]
