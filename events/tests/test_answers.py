"""Changing one's answers after signing up."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import clock
from core.kept_forms import OWNER_FIELD, owner_key
from core.models import OutgoingMail
from core.testing.mail import written
from core.testing.spreadsheets import csv_rows
from events import registering
from events.forms import chosen
from events.models import Event, Registration
from events.tests.factories import make_event, make_index
from members import roles
from members.tests.factories import AccountFactory, MemberFactory, signed_in

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


def added(event, **changes):
    """Return who was added by the organiser to a meeting, after it changed."""
    Event.objects.filter(pk=event.pk).update(**changes)
    guest = MemberFactory().account
    registering.add_by_organiser(event.pk, guest, AccountFactory(), over_capacity=True)
    return guest


def said(guest):
    mail = written(OutgoingMail.objects.get(kind="bijeenkomst_bevestiging", to=guest.email))
    return [" ".join(part.split()) for part in (mail.text, mail.html)]


@pytest.mark.parametrize("is_open", [True, False])
def test_who_is_added_reads_in_his_mail_what_he_must_still_answer(event, is_open):
    guest = added(event) if is_open else added(event, deadline=clock.now() - dt.timedelta(minutes=1))
    for part in said(guest):
        assert "De organisator heeft nog een vraag aan u: «Rol»." in part
        assert (f"{event.full_url}antwoorden/" in part) is is_open
        assert ("Stuur uw antwoord terug op deze mail." in part) is not is_open


def test_more_questions_stand_in_one_sentence_and_who_signs_up_himself_is_asked_nothing_more(event, account):
    event.questions.create(text="Naam <zoals op de pas>?", is_required=True)
    event.save()
    text, html = said(added(event))
    assert "nog vragen aan u: «Rol», «Naam <zoals op de pas>?»." in text
    assert "«Naam &lt;zoals op de pas&gt;?»" in html
    registering.register(event.pk, account, GIVEN)
    assert "De organisator heeft nog" not in "".join(said(account))


def read_at(client, address, anchor):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    section = page.find(id=anchor).find_parent("section")
    return section, {term.get_text(): term.find_next_sibling("dd").get_text() for term in section.find_all("dt")}


def test_who_is_added_sees_on_the_page_what_he_must_still_answer_until_he_did(client, event):
    guest = added(event)
    client.force_login(guest, backend="django.contrib.auth.backends.ModelBackend")
    section, answers = read_at(client, event.url, "aanmelden")
    assert answers == {"Rol": "Nog niet beantwoord"}
    assert "Geef antwoord voor de aanmelding sluit." in section.get_text()
    client.post(address(event), typed(event, Rol="Mediator"))
    section, answers = read_at(client, event.url, "aanmelden")
    assert answers["Rol"] == "Mediator"
    assert "wil nog iets van u weten" not in section.get_text()


def test_who_is_added_after_closing_reads_to_answer_by_mail(client, event):
    guest = added(event, deadline=clock.now() - dt.timedelta(minutes=1))
    client.force_login(guest, backend="django.contrib.auth.backends.ModelBackend")
    section, _ = read_at(client, event.url, "aanmelden")
    assert "Stuur uw antwoord terug op de mail" in section.get_text()
    assert address(event) not in str(section)


@pytest.mark.parametrize("is_past", [True, False])
def test_the_organiser_sees_what_is_not_answered_yet_until_the_meeting_is_over(client, event, is_past):
    added(event)
    if is_past:
        Event.objects.filter(pk=event.pk).update(end=clock.now() - dt.timedelta(minutes=1))
    signed_in(client, roles.ORGANISATOR)
    _, answers = read_at(client, reverse("aanmeldingen:event", args=[event.pk]), "aangemeld")
    assert answers == ({} if is_past else {"Rol": "Nog niet beantwoord"})
    head, row = csv_rows(client.get(reverse("aanmeldingen:export_csv", args=[event.pk])))
    assert dict(zip(head, row, strict=True))["Rol"] == ("" if is_past else "Nog niet beantwoord")
