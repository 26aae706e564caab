"""The first page of the admin: everything on it can be opened by who sees it, and nothing stands there twice."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import clock
from core.testing.spreadsheets import csv_rows
from events.models import EventIndex
from events.tests.factories import make_event
from knowledge.models import Handreiking, Voorbeeldaanpak
from members import roles
from members.tests.factories import signed_in

pytestmark = pytest.mark.django_db
IN_A_WEEK = dt.timedelta(days=7)


def panel(client, heading):
    soup = BeautifulSoup(client.get("/beheer/").content, "html.parser")
    found = [section for section in soup.select(".lpw-todo") if heading in section.h2.text]
    assert len(found) == 1
    return found[0]


def links(section):
    return {link.text: link["href"] for link in section.select("a")}


@pytest.mark.parametrize("role", [roles.REDACTEUR, roles.ORGANISATOR, roles.BEHEERDER])
def test_everything_of_the_coming_meetings_opens_for_who_sees_it(client, home, role):
    agenda = home.add_child(instance=EventIndex(title="Bijeenkomsten", slug="bijeenkomsten"))
    for _ in range(9):
        make_event(start=clock.now() + IN_A_WEEK).move(agenda, pos="last-child")
    signed_in(client, role)
    found = links(panel(client, "Bijeenkomsten"))
    assert len(found) == 9
    assert "Bekijk alle 9" in found
    assert {client.get(address).status_code for address in found.values()} == {200}


def test_a_meeting_that_does_not_go_on_is_nothing_to_do(client):
    make_event(title="Gaat door", start=clock.now() + IN_A_WEEK)
    make_event(title="Gaat niet door", start=clock.now() + IN_A_WEEK, is_cancelled=True)
    assert list(links(panel(signed_in(client, roles.ORGANISATOR), "Bijeenkomsten"))) == ["Gaat door"]


def test_all_articles_to_check_stand_in_a_list_of_their_own(client, home):
    for number in range(9):
        home.add_child(instance=Handreiking(title=f"Gids {number}", review_date=clock.today() - dt.timedelta(days=number)))
    home.add_child(instance=Voorbeeldaanpak(title="Aanpak", review_date=clock.today() + IN_A_WEEK, kept_by="Redactie"))
    home.add_child(instance=Handreiking(title="Later", review_date=clock.today() + dt.timedelta(days=60)))
    home.add_child(instance=Handreiking(title="Concept", review_date=clock.today(), live=False))
    signed_in(client, roles.REDACTEUR)
    found = links(panel(client, "Opnieuw controleren"))
    assert next(iter(found)) == "Gids 8"
    everything = client.get(found["Bekijk alle 10"]).content.decode()
    assert all(title in everything for title in ("Gids 0", "Gids 8", "Aanpak", "Redactie"))
    assert "Later" not in everything
    assert "Concept" not in everything
    last = csv_rows(client.get(found["Bekijk alle 10"], {"export": "csv"}))[-1]
    assert last[:3] == ["Aanpak", "voorbeeldaanpak", "Redactie"]


def test_who_may_not_edit_articles_gets_no_list_of_them(client):
    assert signed_in(client, roles.ORGANISATOR).get(reverse("review_report")).status_code == 302
