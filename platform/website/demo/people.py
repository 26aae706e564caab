"""The members of the demo site: 1,540 people with invented names and example.org addresses, the same on every load."""

import datetime as dt
import random
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify

from core import clock
from core.vocabulary import Discipline
from members import roles
from members.consent import WORDINGS
from members.models import Account, Consent, Member, Municipality, Organisation, OrganisationDomain
from members.passwords import DEMO_PASSWORD
from website.demo.reading import Row, read

TOTAL = 1540
WAITING = 5
DIRECTORY_SHARE = 0.93
NEWSLETTER_SHARE = 0.8
SEED = 2011

# How the members divide over the kinds of organisations, in percents.
SHARES = {
    Discipline.GEMEENTE: 44,
    Discipline.WONINGCORPORATIE: 22,
    Discipline.POLITIE: 10,
    Discipline.BUURTBEMIDDELING: 7,
    Discipline.MAATSCHAPPELIJK_WERK: 5,
    Discipline.GGD: 4,
    Discipline.GGZ: 3,
    Discipline.SOCIALE_ZAKEN: 2,
    Discipline.ANTIDISCRIMINATIE: 1,
    Discipline.VVE: 2,
}

DEMO_LOGINS = (
    ("lid@example.org", "Zoë Lid", None),
    ("redacteur@example.org", "Ravi Redacteur", roles.REDACTEUR),
    ("ledenbeheer@example.org", "Lotte Ledenbeheer", roles.LEDENBEHEER),
    ("organisator@example.org", "Otto Organisator", roles.ORGANISATOR),
    ("beheer@example.org", "Bea Beheer", roles.BEHEERDER),
)


@transaction.atomic
def load() -> None:
    """Make organisations, members and demo logins that are not there yet."""
    organisations = load_organisations(read("organisaties"))
    load_logins(organisations)
    missing = TOTAL - Member.objects.filter(state=Member.State.ADMITTED).count()
    if missing > 0:
        load_members(organisations, missing)


def load_organisations(rows: list[Row]) -> list[Organisation]:
    """Make the organisations with their mail domains and municipalities."""
    places = dict(Municipality.objects.values_list("code", "pk"))
    wanted = [Organisation(name=row["naam"], kind=row["soort"]) for row in rows]
    Organisation.objects.bulk_create(wanted, ignore_conflicts=True)
    by_name = {organisation.name: organisation for organisation in Organisation.objects.all()}
    domains, links = [], []
    through = Organisation.municipalities.through
    for row in rows:
        organisation = by_name[row["naam"]]
        domains += [OrganisationDomain(organisation=organisation, domain=domain) for domain in row.get("domeinen", [])]
        links += [
            through(organisation_id=organisation.pk, municipality_id=places[code])
            for code in row.get("gemeenten", [])
            if code in places
        ]
    OrganisationDomain.objects.bulk_create(domains, ignore_conflicts=True)
    through.objects.bulk_create(links, ignore_conflicts=True)
    return [by_name[row["naam"]] for row in rows]


def load_logins(organisations: list[Organisation]) -> None:
    """Make the demo logins; each is a member of the municipality of Zwolle too."""
    zwolle = next(organisation for organisation in organisations if organisation.name == "Gemeente Zwolle")
    for email, name, role in DEMO_LOGINS:
        first_name, _, last_name = name.partition(" ")
        account, _ = Account.objects.get_or_create(email=email, defaults={"first_name": first_name, "last_name": last_name})
        account.set_password(DEMO_PASSWORD)
        account.save()
        EmailAddress.objects.get_or_create(user=account, email=email, defaults={"verified": True, "primary": True})
        member, _ = Member.objects.get_or_create(
            account=account,
            defaults={
                "name": name,
                "organisation": zwolle,
                "discipline": Discipline.GEMEENTE,
                "state": Member.State.ADMITTED,
                "in_directory": True,
                "decided": clock.now(),
            },
        )
        member.municipalities.set(zwolle.municipalities.all())
        member.save()
        if role:
            account.groups.set([Group.objects.get(name=role)])


def load_members(organisations: list[Organisation], number: int) -> None:
    """Make this many members, and a few people who wait for the register keeper."""
    chance = random.Random(SEED)  # noqa: S311 (the same people every time, no secret)
    chosen = choose_organisations(organisations, number, chance)
    names = invented_names(number + WAITING, chance)
    accounts, members = [], []
    for place, (name, organisation) in enumerate(zip(names, [*chosen, *[None] * WAITING], strict=True)):
        accounts.append(account_for(name, organisation, place))
        members.append(member_for(name, organisation, chance))
    Account.objects.bulk_create(accounts)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=account, email=account.email, verified=True, primary=True) for account in accounts]
    )
    for member, account in zip(members, accounts, strict=True):
        member.account = account
    Member.objects.bulk_create(members)
    place_members(members)
    record_consents(members, chance)


def choose_organisations(organisations: list[Organisation], number: int, chance: random.Random) -> list[Organisation]:
    """Return an organisation for each member: kinds by their shares, and every organisation at least once."""
    by_kind: dict[str, list[Organisation]] = {}
    for organisation in organisations:
        by_kind.setdefault(organisation.kind, []).append(organisation)
    chosen = list(organisations[:number])
    kinds = list(SHARES)
    while len(chosen) < number:
        kind = chance.choices(kinds, weights=[SHARES[kind] for kind in kinds])[0]
        if by_kind.get(kind):
            chosen.append(chance.choice(by_kind[kind]))
    return chosen


def invented_names(number: int, chance: random.Random) -> list[str]:
    """Return different names, made of first names and surnames from the demo content."""
    parts = read("namen")
    every = [f"{first} {last}" for first in parts["voornamen"] for last in parts["achternamen"]]
    return chance.sample(every, number)


def account_for(name: str, organisation: Organisation | None, place: int) -> Account:
    domain = domain_of(organisation) if organisation else "onbekend.example.net"
    first_name, _, last_name = name.partition(" ")
    email = f"{slugify(name).replace('-', '.')}.{place}@{domain}"
    # No password: demo members sign in by mailed code, as new members do.
    return Account(email=email, first_name=first_name, last_name=last_name, password=make_password(None))


def domain_of(organisation: Organisation) -> str:
    domain = next((row.domain for row in organisation.domains.all()), None)
    return domain or f"{slugify(organisation.name)}.example.org"


def member_for(name: str, organisation: Organisation | None, chance: random.Random) -> Member:
    state = Member.State.ADMITTED if organisation else Member.State.WAITING
    return Member(
        name=name,
        organisation=organisation,
        organisation_typed=organisation.name if organisation else "Stichting Goede Buren",
        discipline=organisation.kind if organisation else Discipline.MAATSCHAPPELIJK_WERK,
        in_directory=organisation is not None and chance.random() < DIRECTORY_SHARE,
        state=state,
        decided=clock.now() - dt.timedelta(days=chance.randrange(20, 4000)) if organisation else None,
    )


def place_members(members: Iterable[Member]) -> None:
    """Let each member work in the municipalities of the organisation."""
    through = Member.municipalities.through
    places: dict[int, list[int]] = {}
    for organisation_id, municipality_id in Organisation.municipalities.through.objects.values_list(
        "organisation_id", "municipality_id"
    ):
        places.setdefault(organisation_id, []).append(municipality_id)
    links = [
        through(member_id=member.pk, municipality_id=place)
        for member in members
        if member.organisation_id
        for place in places.get(member.organisation_id, [])
    ]
    through.objects.bulk_create(links, ignore_conflicts=True)


def record_consents(members: Iterable[Member], chance: random.Random) -> None:
    rows = []
    for member in members:
        if member.in_directory:
            rows.append(
                Consent(
                    member=member,
                    purpose=Consent.Purpose.DIRECTORY,
                    wording=WORDINGS[Consent.Purpose.DIRECTORY],
                    source="demo",
                )
            )
        if chance.random() < NEWSLETTER_SHARE:
            rows.append(
                Consent(
                    member=member,
                    purpose=Consent.Purpose.NEWSLETTER,
                    wording=WORDINGS[Consent.Purpose.NEWSLETTER],
                    source="demo",
                )
            )
    Consent.objects.bulk_create(rows)
