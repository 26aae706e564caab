"""What somebody typed survives the end of a session and a page that expired."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from core import clock
from core.kept_forms import KEPT, KEPT_MEANWHILE, KEY, OWNER_FIELD, SIGNED_IN, owner_key
from events.tests.factories import make_event, make_index
from members import consent, roles
from members.models import Consent, Member
from members.tests.factories import MemberFactory, MunicipalityFactory, signed_in
from website.errors import SOMEBODY_ELSE, STILL_THERE, TRY_AGAIN

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DATA = "/mijn/gegevens/"
JOIN = "/aanmelden/"
FROM_HERE = {"headers": {"origin": "http://testserver"}, "follow": True}
TYPED = {"name": "Nieuwe Naam", "organisation_typed": "Elders", "municipalities": "Zwolle", "discipline": "ggz"}


@pytest.fixture
def member():
    MunicipalityFactory(name="Zwolle", slug="zwolle")
    return MemberFactory(name="Oude Naam")


def by(member, **answers):
    """Return a form as it comes from a page that was drawn for this member."""
    return {**answers, OWNER_FIELD: owner_key(member.account)}


def test_a_form_that_came_after_the_session_is_filled_in_again_after_signing_in(client, member):
    answer = client.post(DATA, by(member, **TYPED))
    assert answer.url == f"/inloggen/?next={DATA}"
    client.force_login(member.account, backend=BACKEND)
    page = client.get(DATA).content.decode()
    assert "Nieuwe Naam" in page
    assert SIGNED_IN in page
    assert Member.objects.get(pk=member.pk).name == "Oude Naam"
    assert "Nieuwe Naam" not in client.get(DATA).content.decode()


def test_answers_for_a_meeting_wait_until_who_gave_them_is_signed_in(client, member):
    event = make_event(audience="iedereen")
    event.questions.create(text="Wat brengt u mee?", kind="tekst")
    question = event.questions.get()
    client.post(f"/bijeenkomsten/{event.slug}/aanmelden/", by(member, **{f"vraag_{question.pk}": "Een casus"}))
    assert "Een+casus" in client.session[KEY]["data"]


@pytest.mark.parametrize("asks", [True, False])
def test_who_signs_in_again_reads_that_he_is_not_yet_signed_up(client, member, asks):
    event = make_event(parent=make_index(), audience="iedereen")
    if asks:
        event.questions.create(text="Wat brengt u mee?", kind="tekst")
        event.save()
    answers = {f"vraag_{row.pk}": "Een casus" for row in event.questions.all()}
    client.post(f"/bijeenkomsten/{event.slug}/aanmelden/", by(member, **answers))
    client.force_login(member.account, backend=BACKEND)
    page = client.get(f"/bijeenkomsten/{event.slug}/aanmelden/", follow=True).content.decode()
    assert SIGNED_IN in page
    assert ("Een casus" in page) is asks
    assert "U bent nog niet aangemeld" not in page
    assert SIGNED_IN not in client.get(event.url).content.decode()


def test_choices_taken_back_wait_too(client, member):
    consent.give(member, Consent.Purpose.NEWSLETTER, "test")
    client.post("/mijn/keuzes/", by(member))
    client.force_login(member.account, backend=BACKEND)
    page = client.get("/mijn/keuzes/").content.decode()
    assert SIGNED_IN in page
    assert "checked" not in page


def test_no_password_is_kept(client, member):
    client.post(DATA, by(member, **TYPED, password="geheim", csrfmiddlewaretoken="x"))
    assert "geheim" not in client.session[KEY]["data"]
    assert "csrf" not in client.session[KEY]["data"]


def test_more_than_a_session_should_hold_is_not_kept(client, member):
    client.post(DATA, by(member, name="x" * 40_000))
    assert KEY not in client.session


def test_a_page_that_expired_comes_back_with_what_was_typed(member):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.account, backend=BACKEND)
    answer = strict.post(DATA, by(member, **TYPED), **FROM_HERE)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Verstuur het formulier opnieuw" in page
    assert "Nieuwe Naam" in page
    assert Member.objects.get(pk=member.pk).name == "Oude Naam"


@pytest.mark.parametrize("headers", [{}, {"origin": "https://elders.example.org"}])
def test_a_form_from_elsewhere_is_refused_and_not_kept(member, headers):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.account, backend=BACKEND)
    assert strict.post(DATA, by(member, **TYPED), headers=headers).status_code == 403
    assert KEY not in strict.session


@pytest.fixture
def somebody_else():
    return MemberFactory(name="Een Ander")


@pytest.fixture
def meeting():
    event = make_event(parent=make_index(), audience="iedereen")
    event.questions.create(text="Wat brengt u mee?", kind="tekst")
    event.save()
    return event


def filled_in(page, address):
    """Return what the browser sends when nothing is changed to the form on this page that goes to this address."""
    found = BeautifulSoup(page.content, "html.parser").select("main form[method=post]")
    (form,) = [form for form in found if form.get("action", address).partition("#")[0] == address]
    return {field["name"]: field.get("value", "") for field in form.select("input[name]")}


def test_every_form_that_is_kept_says_for_whom_it_was_drawn(client, member, meeting):
    client.force_login(member.account, backend=BACKEND)
    sign_up = f"/bijeenkomsten/{meeting.slug}/aanmelden/"
    for page, sent_to in ((DATA, DATA), ("/mijn/keuzes/", "/mijn/keuzes/"), (meeting.url, sign_up)):
        assert filled_in(client.get(page), sent_to)[OWNER_FIELD] == owner_key(member.account)
    client.post(sign_up, {f"vraag_{meeting.questions.get().pk}": "Een casus"})
    change = f"/bijeenkomsten/{meeting.slug}/antwoorden/"
    assert filled_in(client.get(change), change)[OWNER_FIELD] == owner_key(member.account)


def test_what_somebody_typed_is_never_shown_to_somebody_else(client, member, somebody_else):
    client.force_login(member.account, backend=BACKEND)
    sent = filled_in(client.get(DATA), DATA) | TYPED
    client.logout()
    client.post(DATA, sent)
    client.force_login(somebody_else.account, backend=BACKEND)
    page = client.get(DATA).content.decode()
    assert "Een Ander" in page
    assert "Nieuwe Naam" not in page
    assert SIGNED_IN not in page
    assert KEY not in client.session


def test_answers_for_a_meeting_are_never_shown_to_somebody_else(client, member, somebody_else, meeting):
    answers = {f"vraag_{meeting.questions.get().pk}": "Een casus"}
    client.post(f"/bijeenkomsten/{meeting.slug}/aanmelden/", by(member, **answers))
    client.force_login(somebody_else.account, backend=BACKEND)
    assert "Een casus" not in client.get(meeting.url).content.decode()


def test_a_page_that_somebody_else_left_open_shows_nothing_of_him(member, somebody_else):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(somebody_else.account, backend=BACKEND)
    page = strict.post(DATA, by(member, **TYPED), **FROM_HERE).content.decode()
    assert "Nieuwe Naam" not in page
    assert SOMEBODY_ELSE in page
    assert TRY_AGAIN not in page


@pytest.mark.parametrize("address", ["/mijn/wachtwoord/", "/mijn/e-mail/"])
def test_a_page_for_a_password_or_address_that_somebody_else_left_open_says_why(member, somebody_else, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.account, backend=BACKEND)
    sent = filled_in(strict.get(address, follow=True), address) | {"csrfmiddlewaretoken": "van-voor-het-inloggen"}
    strict.force_login(somebody_else.account, backend=BACKEND)
    assert SOMEBODY_ELSE in strict.post(address, sent, **FROM_HERE).content.decode()


def test_ones_own_page_that_expired_names_no_other(member):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.account, backend=BACKEND)
    page = strict.post(DATA, by(member, **TYPED), **FROM_HERE).content.decode()
    assert STILL_THERE in page
    assert SOMEBODY_ELSE not in page


@pytest.mark.parametrize("key", ["", "1", "1:vals"])
def test_a_form_that_does_not_say_whose_it_is_is_not_kept(client, key):
    page = client.post(DATA, {**TYPED, OWNER_FIELD: key}, follow=True).content.decode()
    assert KEY not in client.session
    assert KEPT_MEANWHILE not in page


def test_what_a_guest_typed_to_join_is_not_shown_to_who_signs_in(client, member):
    strict = Client(enforce_csrf_checks=True)
    strict.get(JOIN)
    page = strict.post(JOIN, TYPED, **FROM_HERE)
    assert "Nieuwe Naam" in page.content.decode()
    strict.post(JOIN, TYPED, headers={"origin": "http://testserver"})
    strict.force_login(member.account, backend=BACKEND)
    assert "Nieuwe Naam" not in strict.get(JOIN, follow=True).content.decode()


def test_after_half_an_hour_nothing_is_kept_any_more(client, member, monkeypatch):
    client.post(DATA, by(member, **TYPED))
    client.force_login(member.account, backend=BACKEND)
    later = clock.now() + KEPT + dt.timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "Nieuwe Naam" not in client.get(DATA).content.decode()


@pytest.mark.parametrize("expired", [True, False])
def test_where_one_signs_in_again_stands_that_what_was_typed_is_kept(member, expired):
    browser = Client(enforce_csrf_checks=expired)
    browser.get(JOIN)
    page = browser.post(DATA, by(member, **TYPED), **FROM_HERE)
    assert page.redirect_chain[-1][0] == f"/inloggen/?next={DATA}"
    assert KEPT_MEANWHILE in page.content.decode()
    browser.force_login(member.account, backend=BACKEND)
    assert "Nieuwe Naam" in browser.get(DATA).content.decode()


def test_the_reason_of_a_decision_waits_until_its_writer_is_signed_in(client):
    address = reverse("leden:decide", args=[MemberFactory(state=Member.State.WAITING).pk])
    keeper = signed_in(client, roles.LEDENBEHEER).get("/beheer/").wsgi_request.user
    sent = {"decision": "refuse", "reason": "Werkt nergens.", "seen": "waiting", OWNER_FIELD: owner_key(keeper)}
    assert filled_in(client.get(address), "")[OWNER_FIELD] == sent[OWNER_FIELD]
    client.logout()
    assert client.post(address, sent).status_code == 302
    client.force_login(keeper, backend=BACKEND)
    page = client.get(address).content.decode()
    assert "Werkt nergens." in page
    assert SIGNED_IN in page
