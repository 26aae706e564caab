"""Changing one's answers after signing up."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import clock
from core.kept_forms import OWNER_FIELD, owner_key
from core.models import OutgoingMail
from events import registering
from events.forms import chosen
from events.models import Event, Registration
from events.tests.factories import make_event, make_index
from members.tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
GIVEN = [
    {"vraag": "Eet u mee?", "antwoord": "Soep, brood"},
    {"vraag": "Parkeert u?", "antwoord": "Ja"},
    {"vraag": "Rol", "antwoord": "Wijkagent"},
    {"vraag": "Wat brengt u in?", "antwoord": "Een casus 🏠"},
]


@pytest.fixture
def account(client):
    account = MemberFactory().account
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return account


@pytest.fixture
def event():
    event = make_event(parent=make_index(), capacity=5)
    event.questions.create(text="Eet u mee?", kind="meerkeuze", choices="Soep, brood\nSoep\nIets anders")
    event.questions.create(text="Parkeert u?", kind="vinkje")
    event.questions.create(text="Rol", kind="keuze", choices="Wijkagent\nMediator", is_required=True)
    event.questions.create(text="Wat brengt u in?", kind="lange-tekst")
    event.save()
    return event


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("", []),
        ("Soep", ["Soep"]),
        ("Soep, brood", ["Soep, brood"]),
        ("Soep, brood, Soep", ["Soep, brood", "Soep"]),
        ("Iets anders, Soep", ["Iets anders", "Soep"]),
        ("Wat er niet meer bij staat", []),
    ],
)
def test_choices_are_read_back_from_an_answer(answer, found):
    assert chosen(["Soep", "Soep, brood", "Iets anders"], answer) == found


def address(event):
    return reverse("events:change_answers", args=[event.slug])


def typed(event, **answers):
    """Return what a browser sends for these answers, by question."""
    keys = {question.text: f"vraag_{question.pk}" for question in event.questions.all()}
    return {keys[text]: answer for text, answer in answers.items()}


def test_the_form_holds_what_was_answered_before(client, account, event):
    registering.register(event.pk, account, GIVEN)
    form = BeautifulSoup(client.get(address(event)).content, "html.parser").select_one("form.lpw-formulier")
    ticked = [field.get("value", "on") for field in form.select("input[checked]")]
    assert ticked == ["Soep, brood", "on", "Wijkagent"]
    assert form.textarea.get_text().strip() == "Een casus 🏠"


def test_other_answers_take_the_place_of_those_given_and_nothing_else_changes(client, account, event):
    registration = registering.register(event.pk, account, [*GIVEN, {"vraag": "Oude vraag", "antwoord": "Blijft"}]).registration
    mails = OutgoingMail.objects.count()
    answer = client.post(address(event), typed(event, **{"Eet u mee?": ["Iets anders"], "Rol": "Mediator"}), follow=True)
    assert "Uw antwoorden zijn gewijzigd." in answer.content.decode()
    after = Registration.objects.get(account=account)
    assert {row["vraag"]: row["antwoord"] for row in after.answers} == {
        "Eet u mee?": "Iets anders",
        "Parkeert u?": "Nee",
        "Rol": "Mediator",
        "Wat brengt u in?": "",
        "Oude vraag": "Blijft",
    }
    assert (after.place, after.state, after.sequence) == (registration.place, registration.state, registration.sequence)
    assert OutgoingMail.objects.count() == mails


def test_a_wrong_answer_changes_nothing_and_keeps_what_was_typed(client, account, event):
    registering.register(event.pk, account, GIVEN)
    answer = client.post(address(event), typed(event, **{"Rol": "Burgemeester", "Wat brengt u in?": "x" * 1001}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Uw antwoorden zijn nog niet gewijzigd." in page
    assert "x" * 1001 in page
    assert Registration.objects.get(account=account).answers == GIVEN


def test_the_page_of_the_meeting_leads_there_while_signing_up_is_open(client, account, event):
    registering.register(event.pk, account, GIVEN)
    assert address(event) in client.get(event.url).content.decode()
    close(event)
    assert address(event) not in client.get(event.url).content.decode()


def close(event):
    Event.objects.filter(pk=event.pk).update(deadline=clock.now() - dt.timedelta(minutes=1))


def test_without_questions_there_is_nothing_to_change(client, account):
    event = make_event(parent=make_index())
    registering.register(event.pk, account)
    assert address(event) not in client.get(event.url).content.decode()


def told(client, event):
    return " ".join(str(message) for message in client.get(event.url).context["messages"])


def test_after_closing_the_answers_stay_as_they_are(client, account, event):
    registering.register(event.pk, account, GIVEN)
    close(event)
    assert client.post(address(event), typed(event, Rol="Mediator")).url == event.url
    assert "kan niet meer" in told(client, event)
    with pytest.raises(registering.TooLateError, match="kan niet meer"):
        registering.change_answers(event.pk, account, [])
    assert Registration.objects.get(account=account).answers == GIVEN


def test_who_is_not_signed_up_or_withdrew_changes_nothing(client, account, event):
    registering.register(event.pk, account, GIVEN)
    registering.withdraw(event.pk, account)
    client.post(address(event), typed(event, Rol="Mediator"))
    assert "niet of niet meer aangemeld" in told(client, event)
    with pytest.raises(registering.TooLateError, match="niet meer aangemeld"):
        registering.change_answers(event.pk, account, [])
    assert Registration.objects.get(account=account).answers == GIVEN


def test_the_answers_of_another_stay_his(client, account, event):
    other = MemberFactory().account
    for person in (account, other):
        registering.register(event.pk, person, GIVEN)
    client.post(address(event), typed(event, Rol="Mediator"))
    assert Registration.objects.get(account=other).answers == GIVEN


def test_what_was_typed_waits_until_who_typed_it_is_signed_in(client, account, event):
    registering.register(event.pk, account, GIVEN)
    client.logout()
    sent = {**typed(event, Rol="Mediator"), OWNER_FIELD: owner_key(account)}
    assert client.post(address(event), sent).url == f"/inloggen/?next={address(event)}"
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    page = BeautifulSoup(client.get(address(event)).content, "html.parser")
    assert [field["value"] for field in page.select("input[type=radio][checked]")] == ["Mediator"]
