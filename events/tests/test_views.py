"""What visitors and members see of meetings."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.rich_text import RichText

from core import clock
from events import registering
from events.models import Event, Registration
from events.tests.factories import make_event, make_index
from members.models import Member
from members.tests.factories import AccountFactory, MemberFactory, MunicipalityFactory, OrganisationDomainFactory
from members.tests.test_joining import ANSWERS, newest_code

pytestmark = pytest.mark.django_db


def signed_in(client, account):
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(answer):
    return BeautifulSoup(answer.content, "html.parser").main


@pytest.mark.parametrize("waits", [True, False])
def test_withdrawing_passes_the_seat_on_only_when_somebody_waits(client, waits):
    event, account = make_event(capacity=1), MemberFactory().account
    registering.register(event.pk, account)
    if waits:
        registering.register(event.pk, MemberFactory().account, accepts_waiting=True)
    page = shown(signed_in(client, account).get(reverse("events:withdraw", args=[event.slug]))).get_text()
    assert ("Uw plek gaat naar wie bovenaan de wachtlijst staat." in page) is waits


def test_who_waits_himself_has_no_seat_to_pass_on(client):
    event, account = make_event(capacity=0), MemberFactory().account
    for person in (account, MemberFactory().account):
        registering.register(event.pk, person, accepts_waiting=True)
    page = shown(signed_in(client, account).get(reverse("events:withdraw", args=[event.slug]))).get_text()
    assert "Uw plek gaat" not in page
    assert "Nee, ik wacht" in page


def come(event, number, *, waits=False):
    for _ in range(number):
        registering.register(event.pk, MemberFactory().account, accepts_waiting=waits)


def facts(page):
    """Return what stands under each meeting of a list, by its title."""
    return {
        item.h2.get_text(): [" ".join(fact.get_text().split()) for fact in item.select(".lpw-kenmerkregel > li")]
        for item in page.select(".lpw-agenda__item")
    }


def test_the_list_tells_whether_there_is_room(client):
    index = make_index()
    come(make_event(parent=index, title="Vol", capacity=1), 1)
    come(make_event(parent=index, title="Bijna vol", capacity=2), 1)
    come(make_event(parent=index, title="Te vol", capacity=1), 2, waits=True)
    make_event(parent=index, title="Zonder grens")
    make_event(parent=index, title="Gesloten", capacity=5, deadline=clock.now() - dt.timedelta(hours=1))
    told = {title: row[3:] for title, row in facts(shown(client.get(index.url))).items()}
    assert told == {
        "Vol": ["Vol: u kunt op de wachtlijst"],
        "Bijna vol": ["Nog 1 plek"],
        "Te vol": ["Vol: u kunt op de wachtlijst"],
        "Zonder grens": [],
        "Gesloten": ["Aanmelden is gesloten"],
    }


def test_a_meeting_of_two_days_is_listed_with_both(client):
    index = make_index()
    start = dt.datetime.combine(clock.today() + dt.timedelta(days=40), dt.time(9, 30), tzinfo=clock.AMSTERDAM)
    event = make_event(parent=index, title="Training", start=start)
    event.end = start + dt.timedelta(days=1, hours=6)
    event.save_revision().publish()
    page = shown(client.get(index.url))
    assert event.when in facts(page)["Training"]
    assert "elke dag van 9.30 tot 15.30 uur" in event.when
    assert page.select_one(".lpw-datum__maand").get_text().islower()


@pytest.mark.parametrize(
    ("query", "told", "leads_to"),
    [
        ("", "Er is nu niets gepland. Bekijk wat is geweest.", "?toon=geweest"),
        ("?soort=onzin", "Er is nu niets gepland. Bekijk wat is geweest.", "?toon=geweest"),
        ("?toon=geweest", "Er is nog niets geweest. Bekijk wat er komt.", ""),
        ("?soort=training", "Er is niets gevonden. Bekijk alle komende bijeenkomsten.", ""),
        ("?toon=geweest&soort=training", "Er is niets gevonden. Bekijk alles wat is geweest.", "?toon=geweest"),
    ],
)
def test_an_empty_list_says_why_and_leads_elsewhere(client, query, told, leads_to):
    index = make_index()
    page = shown(client.get(f"{index.url}{query}"))
    (line,) = [line for line in page.find_all("p") if line.get_text().startswith("Er is ")]
    assert (line.get_text(), line.a["href"]) == (told, f"{index.url}{leads_to}")


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(client, django_assert_num_queries):
    index = make_index()
    for _ in range(10):
        come(make_event(parent=index, capacity=3), 1)
    client.get(index.url)
    # The number of the content, how many meetings there are, ten of them with their seats, and their themes.
    with django_assert_num_queries(4):
        client.get(index.url)


def test_ones_own_list_tells_the_place_on_the_waiting_list(client, django_assert_num_queries):
    index, account = make_index(), MemberFactory().account
    for ahead in (2, 0, 1):
        event = make_event(parent=index, title=f"Na {ahead}", capacity=1)
        come(event, 1 + ahead, waits=True)
        registering.register(event.pk, account, accepts_waiting=True)
    open_event = make_event(parent=index, title="Met plek", capacity=1)
    registering.register(open_event.pk, account)
    signed_in(client, account)
    client.get("/mijn/")
    # All meetings with their places are one of these; the others are about the person: who it is, what he chose and may do.
    with django_assert_num_queries(11):
        page = shown(client.get("/mijn/"))
    rows = {
        row.th.get_text(strip=True): row.select_one("[data-kop=Stand]").get_text(strip=True) for row in page.select("tbody tr")
    }
    assert rows == {
        "Na 2": "Wachtlijst, plek 3",
        "Na 0": "Wachtlijst, plek 1",
        "Na 1": "Wachtlijst, plek 2",
        "Met plek": "Aangemeld",
    }


@pytest.mark.parametrize("asks", [True, False])
def test_what_answers_are_used_for_is_told_where_something_is_asked(client, asks):
    event = make_event(parent=make_index())
    if asks:
        event.questions.create(text="Eet u mee?")
        event.save()
    page = shown(signed_in(client, MemberFactory().account).get(event.url))
    assert ("Wij gebruiken uw antwoorden" in page.get_text()) is asks
    assert page.find("a", string="Lees meer over privacy")


def test_signing_up_twice_says_that_nothing_changed(client, monkeypatch):
    event, account = make_event(), MemberFactory().account
    monkeypatch.setattr(Event, "url", "/")
    signed_in(client, account)
    told = []
    for _ in range(2):
        answer = client.post(reverse("events:sign_up", args=[event.slug]))
        told.append(str(list(get_messages(answer.wsgi_request))[-1]))
    assert told[0].startswith("U bent aangemeld.")
    assert told[1].startswith("U stond al op de lijst. Er is niets veranderd")


def test_the_text_of_a_meeting_is_drawn_once_until_it_is_published_anew(client, monkeypatch):
    event = make_event(parent=make_index(), body=[("text", RichText("<p>Neem een casus mee.</p>"))])
    drawn = []

    def draw(page):
        drawn.append(page.pk)
        return page.body_text()

    monkeypatch.setattr(Event, "body_html", draw)
    first, second = (shown(client.get(event.url)).get_text() for _ in range(2))
    assert "Neem een casus mee." in first
    assert "Neem een casus mee." in second
    assert drawn == [event.pk]
    event.body = [("text", RichText("<p>Neem twee casussen mee.</p>"))]
    event.save_revision().publish()
    assert "Neem twee casussen mee." in shown(client.get(event.url)).get_text()


def page_after(client, event, account, address=None, **changes):
    """Return what somebody sees of a meeting, or at this address, once it has changed."""
    Event.objects.filter(pk=event.pk).update(**changes)
    return shown(signed_in(client, account).get(address or event.url))


@pytest.mark.parametrize(
    ("changes", "joins"),
    [({}, True), ({"start": -1}, True), ({"is_cancelled": True}, False), ({"start": -4, "end": -1}, False)],
)
def test_joining_online_is_offered_until_the_meeting_is_over_or_off(client, changes, joins):
    event, account = make_event(parent=make_index(), online_url="https://vergaderen.example.org/1"), MemberFactory().account
    registering.register(event.pk, account)
    moments = {name: hours if hours is True else clock.now() + dt.timedelta(hours=hours) for name, hours in changes.items()}
    assert ("Doe online mee" in page_after(client, event, account, **moments).get_text()) is joins


@pytest.mark.parametrize("address", [None, "/mijn/"])
def test_once_the_meeting_has_begun_who_waited_reads_that_no_seat_came_free(client, address):
    event, account = make_event(parent=make_index(), capacity=0), MemberFactory().account
    registering.register(event.pk, account, accepts_waiting=True)
    before, after = (
        page_after(client, event, account, address, start=clock.now() + dt.timedelta(hours=hours)).get_text() for hours in (1, -1)
    )
    assert ("achtlijst, plek 1" in before, "kwam geen plek vrij" in before) == (True, False)
    assert ("achtlijst, plek 1" in after, "krijgt u vanzelf" in after, "kwam geen plek vrij" in after) == (False, False, True)


@pytest.mark.parametrize(("capacity", "told"), [(1, "U bent aangemeld voor"), (0, "U staat op de wachtlijst voor")])
def test_who_changes_answers_reads_whether_he_has_a_seat(client, capacity, told):
    event, account = make_event(parent=make_index(), capacity=capacity), MemberFactory().account
    event.questions.create(text="Eet u mee?")
    event.save()
    registering.register(event.pk, account, accepts_waiting=True)
    page = shown(signed_in(client, account).get(reverse("events:change_answers", args=[event.slug])))
    assert told in page.get_text()


def test_a_meeting_with_people_too_many_is_shown_as_full(client):
    event = make_event(parent=make_index(), capacity=2)
    come(event, 2)
    Registration.objects.create(
        event=event, account=MemberFactory().account, state=Registration.State.REGISTERED, place=9, over_capacity=True
    )
    page = shown(client.get(event.url))
    assert "2 van de 2 plekken bezet" in page.get_text()
    assert page.progress["value"] == page.progress["max"] == "2"


def test_who_is_in_no_register_is_led_to_the_questions_and_back(client):
    event = make_event(parent=make_index(), audience="leden")
    page = shown(signed_in(client, AccountFactory()).get(event.url))
    (link,) = [link["href"] for link in page.find_all("a") if link.get_text(strip=True) == "Word lid"]
    assert link == f"/mijn/lid-worden/?next={event.url}%23aanmelden"


@pytest.mark.parametrize(
    ("domain", "said"), [("elders", "Ledenbeheer kijkt nu naar uw aanmelding."), ("bekend", "U bent nu lid.")]
)
def test_who_joins_from_a_meeting_reads_there_how_that_ended(client, domain, said):
    MunicipalityFactory(name="Zwolle", slug="zwolle")
    OrganisationDomainFactory(domain="bekend.example.org")
    event, address = make_event(parent=make_index(), audience="leden"), f"sanne@{domain}.example.org"
    at = client.post("/aanmelden/", {**ANSWERS, "email": address, "next": event.url}).url
    page = client.post(at, {"code": newest_code(address)}, follow=True)
    assert page.redirect_chain[-1][0] == event.url
    assert said in page.content.decode()
    again = shown(client.get(event.url)).get_text()
    assert ("Uw aanmelding als lid wacht op ledenbeheer." in again) is (domain == "elders")
    assert "geen lid" not in again


def place(page):
    """Return what stands behind the pin, as one line."""
    return " ".join(page.select(".lpw-feiten > li")[1].get_text().split())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"venue": "De Linde", "address": "Lindelaan 12", "town": "Zwolle"}, "De Linde Lindelaan 12, Zwolle"),
        ({"venue": "De Linde", "town": "Zwolle"}, "De Linde Zwolle"),
        ({"address": "Lindelaan 12", "town": "Zwolle"}, "Zwolle Lindelaan 12"),
        ({"town": "Zwolle"}, "Zwolle"),
        ({}, "Locatie volgt"),
    ],
)
def test_the_place_is_named_once(client, given, told):
    assert place(shown(client.get(make_event(parent=make_index(), **given).url))) == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Online De link krijgt u na aanmelden."),
        ({"venue": "De Linde", "town": "Zwolle"}, "De Linde Zwolle. De link krijgt u na aanmelden."),
    ],
)
def test_a_place_ends_before_the_sentence_about_the_link(client, given, told):
    event = make_event(parent=make_index(), online_url="https://vergaderen.example.org/1", **given)
    assert place(shown(client.get(event.url))) == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Alleen leden Meedoen is gratis."),
        ({"costs": "Meedoen kost 25 euro."}, "Alleen leden Meedoen kost 25 euro."),
        ({"costs": ""}, "Alleen leden"),
        ({"is_cancelled": True}, "Alleen leden"),
        ({"start": clock.now() - dt.timedelta(days=2)}, "Alleen leden"),
    ],
)
def test_what_it_costs_is_told_while_one_can_still_come(client, given, told):
    page = shown(client.get(make_event(parent=make_index(), **given).url))
    assert " ".join(page.select(".lpw-feiten > li")[-1].get_text().split()) == told


def invitations(page):
    """Return which of the two are on a page: that one can wait for a seat, and the button to sign up."""
    return "u kunt op de wachtlijst" in page.get_text(), page.find("a", href="#aanmelden") is not None


@pytest.mark.parametrize(
    ("state", "audience", "invited"),
    [
        (Member.State.LEFT, "leden", False),
        (Member.State.WAITING, "leden", False),
        (Member.State.LEFT, "iedereen", True),
        (Member.State.ADMITTED, "leden", True),
    ],
)
def test_who_may_not_come_is_not_invited(client, state, audience, invited):
    event = make_event(parent=make_index(), capacity=1, audience=audience)
    come(event, 1)
    signed_in(client, MemberFactory(state=state).account)
    assert invitations(shown(client.get(event.url))) == (invited, invited)
    assert invitations(shown(client.get(event.get_parent().url)))[0] is invited


def test_a_visitor_is_invited_and_signs_in_first(client):
    event = make_event(parent=make_index(), capacity=1)
    come(event, 1)
    assert invitations(shown(client.get(event.url))) == (True, True)
