"""What somebody typed survives the end of a session and a page that expired."""

import pytest
from django.test import Client

from core.kept_forms import KEY, SIGNED_IN
from events.tests.factories import make_event, make_index
from members import consent
from members.models import Consent, Member
from members.tests.factories import MemberFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DATA = "/mijn/gegevens/"
TYPED = {"name": "Nieuwe Naam", "organisation_typed": "Elders", "municipalities": "Zwolle", "discipline": "ggz"}


@pytest.fixture
def member():
    MunicipalityFactory(name="Zwolle", slug="zwolle")
    return MemberFactory(name="Oude Naam")


def test_a_form_that_came_after_the_session_is_filled_in_again_after_signing_in(client, member):
    answer = client.post(DATA, TYPED)
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
    client.post(f"/bijeenkomsten/{event.slug}/aanmelden/", {f"vraag_{question.pk}": "Een casus"})
    assert "Een+casus" in client.session[KEY]["data"]


@pytest.mark.parametrize("asks", [True, False])
def test_who_signs_in_again_reads_that_he_is_not_yet_signed_up(client, member, asks):
    event = make_event(parent=make_index(), audience="iedereen")
    if asks:
        event.questions.create(text="Wat brengt u mee?", kind="tekst")
        event.save()
    client.post(f"/bijeenkomsten/{event.slug}/aanmelden/", {f"vraag_{row.pk}": "Een casus" for row in event.questions.all()})
    client.force_login(member.account, backend=BACKEND)
    page = client.get(f"/bijeenkomsten/{event.slug}/aanmelden/", follow=True).content.decode()
    assert SIGNED_IN in page
    assert ("Een casus" in page) is asks
    assert "U bent nog niet aangemeld" not in page
    assert SIGNED_IN not in client.get(event.url).content.decode()


def test_choices_taken_back_wait_too(client, member):
    consent.give(member, Consent.Purpose.NEWSLETTER, "test")
    client.post("/mijn/keuzes/", {})
    client.force_login(member.account, backend=BACKEND)
    page = client.get("/mijn/keuzes/").content.decode()
    assert SIGNED_IN in page
    assert "checked" not in page


def test_no_password_is_kept(client, member):
    client.post(DATA, {**TYPED, "password": "geheim", "csrfmiddlewaretoken": "x"})
    assert "geheim" not in client.session[KEY]["data"]
    assert "csrf" not in client.session[KEY]["data"]


def test_more_than_a_session_should_hold_is_not_kept(client, member):
    client.post(DATA, {"name": "x" * 40_000})
    assert KEY not in client.session


def test_a_page_that_expired_comes_back_with_what_was_typed(member):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.account, backend=BACKEND)
    answer = strict.post(DATA, TYPED, headers={"origin": "http://testserver"}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Verstuur het formulier opnieuw" in page
    assert "Nieuwe Naam" in page
    assert Member.objects.get(pk=member.pk).name == "Oude Naam"


@pytest.mark.parametrize("headers", [{}, {"origin": "https://elders.example.org"}])
def test_a_form_from_elsewhere_is_refused_and_not_kept(member, headers):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.account, backend=BACKEND)
    assert strict.post(DATA, TYPED, headers=headers).status_code == 403
    assert KEY not in strict.session
