"""The organiser's lists: meetings to search and to filter, and registrations that lead to their meeting."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import clock
from events import registering
from events.tests.factories import make_event
from members import roles
from members.tests.factories import MemberFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    return signed_in(client, roles.ORGANISATOR)


@pytest.fixture
def meetings():
    now, hour = clock.now(), dt.timedelta(hours=1)
    coming = make_event(title="Zwolle praat", town="Zwolle", capacity=1, event_kind="workshop")
    past = make_event(title="Assen luistert", start=now - 9 * hour, end=now - 8 * hour, event_kind="training")
    off = make_event(title="Emmen zwijgt", is_cancelled=True, event_kind="training")
    for _ in range(2):
        registering.register(coming.pk, MemberFactory().account, accepts_waiting=True)
    return coming, past, off


def rows(client, **query):
    answer = client.get(reverse("aanmeldingen:index"), query)
    assert answer.status_code == 200
    table = BeautifulSoup(answer.content, "html.parser").select("#listing-results tbody tr")
    return [" ".join(row.get_text(" ", strip=True).split()) for row in table]


def titles(client, **query):
    return {" ".join(row.split()[:2]) for row in rows(client, **query)}


@pytest.mark.usefixtures("meetings")
def test_each_meeting_tells_who_comes_and_who_waits(organiser):
    shown = rows(organiser)
    assert len(shown) == 3
    zwolle = next(row for row in shown if row.startswith("Zwolle"))
    assert zwolle.endswith("1 van 1 1")
    assert any("(gaat niet door)" in row for row in shown)


@pytest.mark.usefixtures("meetings")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Zwolle praat", "Assen luistert", "Emmen zwijgt"}),
        ({"q": "zwolle"}, {"Zwolle praat"}),
        ({"q": "nergens"}, set()),
        ({"when": "komend"}, {"Zwolle praat", "Emmen zwijgt"}),
        ({"when": "geweest"}, {"Assen luistert"}),
        ({"event_kind": "training", "when": "komend"}, {"Emmen zwijgt"}),
    ],
)
def test_meetings_are_searched_and_filtered(organiser, query, found):
    assert titles(organiser, **query) == found


def test_the_list_asks_the_same_number_of_questions_however_many_meetings_there_are(organiser, django_assert_max_num_queries):
    for _ in range(12):
        make_event()
    rows(organiser)
    with django_assert_max_num_queries(14):
        rows(organiser)


def test_a_name_in_all_registrations_leads_to_the_meeting(organiser, meetings):
    page = BeautifulSoup(organiser.get(reverse("alle_aanmeldingen:index")).content, "html.parser")
    links = {link["href"] for link in page.select("#listing-results td.title a")}
    assert links == {reverse("aanmeldingen:event", args=[meetings[0].pk])}


def test_who_may_not_see_registrations_gets_no_list(client, meetings):
    assert signed_in(client, roles.REDACTEUR).get(reverse("aanmeldingen:index")).status_code == 302
