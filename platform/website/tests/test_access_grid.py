"""Who may open what: every address of the site, for a visitor, an account that is no member, a member and an editor.

The addresses come from the URL list itself: a new view without a row here fails.
"""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

WHO = ("bezoeker", "buiten", "lid", "redacteur")
OPEN = (200, 200, 200, 200)
SIGN_IN = (302, 200, 200, 200)
POST_ONLY = (302, 405, 405, 405)
POST_BY_ALL = (405, 405, 405, 405)
SIGNED_OUT_ONLY = (200, 302, 302, 302)
EDITORS_ONLY = (302, 302, 302, 200)
REPORTS = [
    f"{report}/{results}"
    for report in (
        *(
            "reports/aging-pages",
            "reports/locked",
            "reports/page-types-usage",
            "reports/site-history",
            "reports/workflow",
            "reports/workflow_tasks",
        ),
        "redirects",
    )
    for results in ("", "results/")
]
GUIDE = "workshop-geluidsoverlast"

# Address and statuses per route: bezoeker, buiten, lid, redacteur.
RULES = {
    ".well-known/security.txt": ("/.well-known/security.txt", OPEN),
    "gezond/": ("/gezond/", OPEN),
    "robots.txt": ("/robots.txt", OPEN),
    "sitemap.xml": ("/sitemap.xml", OPEN),
    "favicon.ico": ("/favicon.ico", (302, 302, 302, 302)),
    "media/images/<path:path>": ("/media/images/bestaat-niet.webp", (404, 404, 404, 404)),
    "beheer/login/": ("/beheer/login/", (302, 403, 403, 403)),
    "beheer/ingelogd/": ("/beheer/ingelogd/", OPEN),
    "beheer/account/": ("/beheer/account/", (302, 302, 302, 200)),
    "beheer/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/": (
        "/beheer/pages/add/website/standardpage/3/",
        (302, 302, 302, 200),
    ),
    "beheer/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/": (
        "/beheer/pages/workflow/action/3/approve/999999/",
        (302, 302, 302, 404),
    ),
    "beheer/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/": (
        "/beheer/pages/3/revisions/999999/unschedule/",
        (302, 302, 302, 404),
    ),
    "beheer/redirects/import/process/": ("/beheer/redirects/import/process/", (302, 302, 302, 405)),
    "beheer/pages/<int:page_id>/delete/": ("/beheer/pages/3/delete/", (302, 302, 302, 302)),
    **{f"beheer/{address}": (f"/beheer/{address}", EDITORS_ONLY) for address in REPORTS},
    "beheer/jsi18n/": ("/beheer/jsi18n/", OPEN),
    "nieuws/rss/": ("/nieuws/rss/", OPEN),
    "aanmelden/": ("/aanmelden/", SIGNED_OUT_ONLY),
    "inloggen/": ("/inloggen/", SIGNED_OUT_ONLY),
    "inloggen/code/": ("/inloggen/code/", SIGNED_OUT_ONLY),
    "inloggen/code/bevestigen/": ("/inloggen/code/bevestigen/", (302, 302, 302, 302)),
    "uitloggen/": ("/uitloggen/", (302, 200, 200, 200)),
    "account/gesloten/": ("/account/gesloten/", OPEN),
    "account/bevestigen/": ("/account/bevestigen/", (302, 302, 302, 302)),
    "account/opnieuw-inloggen/": ("/account/opnieuw-inloggen/", SIGN_IN),
    "mijn/e-mail/": ("/mijn/e-mail/", SIGN_IN),
    "mijn/wachtwoord/": ("/mijn/wachtwoord/", SIGN_IN),
    "mijn/wachtwoord/instellen/": ("/mijn/wachtwoord/instellen/", (302, 302, 302, 302)),
    "mijn/apparaten/": ("/mijn/apparaten/", SIGN_IN),
    "wachtwoord-vergeten/": ("/wachtwoord-vergeten/", OPEN),
    "wachtwoord-vergeten/verstuurd/": ("/wachtwoord-vergeten/verstuurd/", OPEN),
    r"^wachtwoord-vergeten/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": ("/wachtwoord-vergeten/nieuw/1-onzin/", OPEN),
    "wachtwoord-vergeten/klaar/": ("/wachtwoord-vergeten/klaar/", OPEN),
    "aanmelden/verder/": ("/aanmelden/verder/", (302, 302, 302, 302)),
    "aanmelden/organisaties/": ("/aanmelden/organisaties/?q=zwolle", OPEN),
    "leden/": ("/leden/", (302, 403, 200, 200)),
    "mijn/": ("/mijn/", SIGN_IN),
    "mijn/lid-worden/": ("/mijn/lid-worden/", (302, 302, 302, 302)),
    "mijn/gegevens/": ("/mijn/gegevens/", SIGN_IN),
    "mijn/keuzes/": ("/mijn/keuzes/", SIGN_IN),
    "zoeken/": ("/zoeken/?q=geluid", OPEN),
    "zoeken/suggesties/": ("/zoeken/suggesties/?q=gel", OPEN),
    "zoeken/atom/": ("/zoeken/atom/?q=geluid", OPEN),
    "zoeken/gekozen/": ("/zoeken/gekozen/", POST_BY_ALL),
    "zoeken/gemist/": ("/zoeken/gemist/", (302, 302, 302, 302)),
    "bijeenkomsten/agenda.ics": ("/bijeenkomsten/agenda.ics", OPEN),
    "bijeenkomsten/<slug:slug>/aanmelden/": (f"/bijeenkomsten/{GUIDE}/aanmelden/", (302, 302, 302, 302)),
    "bijeenkomsten/<slug:slug>/antwoorden/": (f"/bijeenkomsten/{GUIDE}/antwoorden/", (302, 302, 302, 302)),
    "bijeenkomsten/<slug:slug>/afmelden/": (f"/bijeenkomsten/{GUIDE}/afmelden/", (302, 302, 302, 302)),
    "bijeenkomsten/<slug:slug>/agenda.ics": (f"/bijeenkomsten/{GUIDE}/agenda.ics", OPEN),
    "demo/post/": ("/demo/post/", OPEN),
    "demo/post/<str:number>/": ("/demo/post/onzin-0/", (404, 404, 404, 404)),
    "demo/post/<str:number>/html/": ("/demo/post/onzin-0/html/", (404, 404, 404, 404)),
    "demo/post/<str:number>/bijlage/<int:place>/": ("/demo/post/onzin-0/bijlage/0/", (404, 404, 404, 404)),
    "demo/stijlgids/": ("/demo/stijlgids/", OPEN),
}
# Rooms of Wagtail with their own tests below: the admin, files, and the pages themselves.
WAGTAIL = ("beheer/", "bestanden/", "_util/", "")


def routes(patterns, before=""):
    """Yield every route of the URL list that is ours; Wagtail's own are tested by their rule."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        elif isinstance(pattern, URLResolver) and not is_wagtails(pattern):
            yield from routes(pattern.url_patterns, route)


def is_wagtails(resolver):
    module = getattr(resolver.urlconf_name, "__name__", str(resolver.urlconf_name))
    return isinstance(resolver.pattern, RoutePattern) and "wagtail" in module


def test_every_address_of_the_url_list_has_a_rule_here():
    listed = set(routes(get_resolver("website.urls").url_patterns))
    assert listed == set(RULES)


@pytest.mark.parametrize("route", sorted(RULES))
def test_each_person_gets_what_the_rule_says(site, people, route):
    address, expected = RULES[route]
    found = tuple(people[who].get(site.address + address, allow_redirects=False).status_code for who in WHO)
    assert found == expected


PAGES = {
    "/": OPEN,
    "/kennisbank/": OPEN,
    "/kennisbank/handreikingen/burenruzie-oplossen/": OPEN,
    "/kennisbank/begrippen/": OPEN,
    "/nieuws/": OPEN,
    "/over-ons/visie/": OPEN,
    f"/bijeenkomsten/{GUIDE}/": OPEN,
    "/bestaat-niet/": (404, 404, 404, 404),
}


@pytest.mark.parametrize("address", sorted(PAGES))
def test_public_pages_are_open_to_all(site, people, address):
    assert tuple(people[who].get(site.address + address).status_code for who in WHO) == PAGES[address]


ADMIN = {
    "/beheer/": {"redacteur", "ledenbeheer", "organisator", "beheer"},
    "/beheer/pages/": {"redacteur", "beheer"},
    "/beheer/handleiding/": {"redacteur", "ledenbeheer", "organisator", "beheer"},
    "/beheer/handleiding/beeld/beheer.png": {"redacteur", "ledenbeheer", "organisator", "beheer"},
    "/beheer/reports/opnieuw-controleren/": {"redacteur", "beheer"},
    "/beheer/reports/logboek/": {"beheer"},
    "/beheer/reports/mail/?state=aandacht": {"beheer"},
    "/beheer/gemeentekiezer/namen/?term=zwolle": {"redacteur", "ledenbeheer", "organisator", "beheer"},
    "/beheer/leden/": {"ledenbeheer", "beheer"},
    "/beheer/leden/?export=csv": {"ledenbeheer", "beheer"},
    "/beheer/organisaties/": {"ledenbeheer", "beheer"},
    "/beheer/gemeenten/": {"ledenbeheer", "beheer"},
    "/beheer/aanmeldingen/": {"organisator", "beheer"},
    "/beheer/alle-aanmeldingen/": {"organisator", "beheer"},
    "/beheer/alle-aanmeldingen/?export=xlsx": {"organisator", "beheer"},
    "/beheer/snippets/core/thema/": {"redacteur", "beheer"},
    "/beheer/snippets/knowledge/begrip/": {"redacteur", "beheer"},
    "/beheer/zoeken/synoniemen/": {"redacteur", "beheer"},
    "/beheer/zoeken/synoniemen/?export=csv": {"redacteur", "beheer"},
    "/beheer/zoeken/synoniemen/add/": {"redacteur", "beheer"},
    "/beheer/zoeken/verwant/": {"redacteur", "beheer"},
    "/beheer/zoeken/verwant/?export=csv": {"redacteur", "beheer"},
    "/beheer/zoeken/verwant/add/": {"redacteur", "beheer"},
    "/beheer/zoeken/vastgezet/": {"redacteur", "beheer"},
    "/beheer/zoeken/vastgezet/?export=csv": {"redacteur", "beheer"},
    "/beheer/zoeken/vastgezet/add/": {"redacteur", "beheer"},
    "/beheer/zoeken/woorden-die-blijven/": {"redacteur", "beheer"},
    "/beheer/zoeken/woorden-die-blijven/?export=csv": {"redacteur", "beheer"},
    "/beheer/zoeken/woorden-die-blijven/add/": {"redacteur", "beheer"},
    "/beheer/zoeken/gemist/": {"redacteur", "beheer"},
    "/beheer/zoeken/gemist/?export=xlsx": {"redacteur", "beheer"},
    "/beheer/zoeken/zoekvragen/": {"redacteur", "beheer"},
    "/beheer/zoeken/zoekvragen/alles/": {"redacteur", "beheer"},
    "/beheer/zoeken/zoekvragen/alles/?export=csv": {"redacteur", "beheer"},
    "/beheer/zoeken/zoekvragen/wis/?zoekvraag=geluid": {"redacteur", "beheer"},
    "/beheer/zoeken/bestanden/": {"redacteur", "beheer"},
    "/beheer/zoeken/bestanden/?export=csv": {"redacteur", "beheer"},
    "/beheer/zoeken/gemist/add/": set(),
    "/beheer/users/": {"beheer"},
    "/beheer/redirects/": {"redacteur", "beheer"},
    "/beheer/reports/workflow/": {"redacteur", "organisator", "beheer"},
}


@pytest.mark.parametrize("address", sorted(ADMIN))
def test_each_role_sees_just_its_own_part_of_the_admin(site, people, address):
    allowed = {
        who for who, session in people.items() if session.get(site.address + address, allow_redirects=False).status_code == 200
    }
    assert allowed == ADMIN[address]
