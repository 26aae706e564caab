"""A number that no database can hold leads nowhere, and is no error."""

import re

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter

from events import registering
from events.tests.factories import make_event
from knowledge.models import Instrument, Partner
from members import roles
from members.tests.factories import MemberFactory, signed_in

pytestmark = pytest.mark.django_db
OURS = ("core.", "search.", "exchange.", "newsletters.", "monitor.", "website.", "members.", "knowledge.", "events.")
LARGE = "9" * 23


def is_ours(pattern):
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return view.__module__.startswith(OURS)


def routes(patterns, before=""):
    """Give the address of each of our own views that has a number in it, with a number that is too large."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from routes(pattern.url_patterns, route)
        elif any(isinstance(part, IntConverter) for part in pattern.pattern.converters.values()) and is_ours(pattern):
            yield "/" + re.sub("<(int|sleutel):[^>]+>", LARGE, route)


def test_no_address_of_ours_fails_on_a_number_that_is_too_large(client):
    signed_in(client, roles.BEHEERDER)
    addresses = [address for address in routes(get_resolver().url_patterns) if "<" not in address]
    assert f"/beheer/aanmeldingen/{LARGE}/lijst.csv" in addresses
    answers = {address: client.get(address, follow=True).status_code for address in addresses}
    assert answers == dict.fromkeys(addresses, 404)


def test_a_filter_on_a_meeting_that_is_not_there_says_so(client):
    registration = registering.register(make_event().pk, MemberFactory(name="Sanne de Vries").account).registration
    signed_in(client, roles.BEHEERDER)
    address = reverse("alle_aanmeldingen:index")
    own = client.get(address, {"event": registration.event_id})
    assert "Sanne de Vries" in own.content.decode()
    other = client.get(address, {"event": LARGE})
    assert (other.status_code, "Sanne de Vries" in other.content.decode()) == (200, False)
    assert other.context["filters"].errors["event"]


@pytest.mark.parametrize(
    ("name", "key", "filters"),
    [("wagtailusers_users:index", [], "group"), ("wagtailadmin_explore", [1], "owner"), ("wagtailadmin_explore", [1], "site")],
)
def test_a_list_of_wagtail_filtered_by_a_number_that_is_too_large_opens(client, name, key, filters):
    signed_in(client, roles.BEHEERDER)
    assert client.get(reverse(name, args=key), {filters: LARGE}).status_code == 200


MAKERS = {
    "a page": lambda home: home.add_child(instance=Instrument(title="Proef", rung="vroeg")),
    "a row": lambda _: Partner.objects.create(name="GGD", slug="ggd"),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_what_is_too_large_is_among_none_and_the_rest_is_found(make, home):
    thing = make(home)
    rows = type(thing).objects
    assert list(rows.filter(pk__in=[thing.pk, int(LARGE), -int(LARGE)])) == [thing]
    assert not rows.filter(pk__in=[LARGE]).exists()
