"""The organiser's page of one meeting: adding, withdrawing, a message to all."""

import datetime as dt
import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import clock
from core.models import AuditEntry, OutgoingMail
from core.testing.mail import written
from core.testing.spreadsheets import csv_rows
from events import registering
from events.models import Event, Registration
from events.tests.factories import make_event
from members.models import Member
from members.tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client, django_user_model):
    account = django_user_model.objects.create_superuser("organisator@example.org")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def come(event, *, waits=False):
    return registering.register(event.pk, MemberFactory().account, accepts_waiting=waits).registration


def withdraw_url(registration):
    return reverse("aanmeldingen:withdraw", args=[registration.event_id, registration.pk])


def message_url(event):
    return reverse("aanmeldingen:message", args=[event.pk])


def text_of(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text().split())


def letter(**values):
    return {"to": "registered", "subject": "Zaal", "text": "Wij zitten in zaal 2.", "number": str(uuid.uuid4()), **values}


def test_withdrawing_somebody_is_asked_first(organiser):
    registration = come(make_event())
    question = organiser.get(withdraw_url(registration))
    assert f"Wilt u {registration.person_name}" in text_of(question)
    registration.refresh_from_db()
    assert registration.state == Registration.State.REGISTERED
    organiser.post(withdraw_url(registration))
    registration.refresh_from_db()
    assert registration.state == Registration.State.WITHDRAWN


@pytest.mark.parametrize("waits", [True, False])
def test_the_question_says_that_the_seat_goes_to_who_waits_when_somebody_does(organiser, waits):
    event = make_event(capacity=1)
    registration = come(event)
    if waits:
        come(event, waits=True)
    assert ("De plek gaat naar wie bovenaan" in text_of(organiser.get(withdraw_url(registration)))) is waits


def test_who_withdrew_already_is_left_alone(organiser):
    registration = come(make_event())
    registering.withdraw(registration.event_id, registration.account)
    again = registering.register(registration.event_id, registration.account).registration
    answer = organiser.post(withdraw_url(registration), follow=True)
    assert "was al afgemeld" in text_of(answer)
    again.refresh_from_db()
    assert again.state == Registration.State.REGISTERED


def test_a_message_can_be_changed_after_looking_at_it(organiser):
    event = make_event()
    come(event)
    typed = letter()
    looked = BeautifulSoup(organiser.post(message_url(event), typed).content, "html.parser")
    change = looked.find("button", string="Terug en aanpassen")
    kept = {field["name"]: field["value"] for field in change.find_parent("form").find_all("input", {"type": "hidden"})}
    page = BeautifulSoup(organiser.post(message_url(event), {**kept, change["name"]: "ja"}).content, "html.parser")
    assert page.find(id="id_subject")["value"] == typed["subject"]
    assert page.find(id="id_text").get_text().strip() == typed["text"]
    assert page.find("input", {"name": "to", "checked": True})["value"] == "registered"
    assert page.find("input", {"name": "number"})["value"] == typed["number"]
    assert not OutgoingMail.objects.filter(kind="bijeenkomst_bericht").exists()


def test_a_message_is_shown_as_its_mail_will_be(organiser):
    event = make_event()
    come(event)
    typed = letter()
    looked = BeautifulSoup(organiser.post(message_url(event), typed).content, "html.parser").main.get_text(" ", strip=True)
    for part in ("Beste (naam),", typed["text"], f"Dit bericht gaat over «{event.title}»", "Met vriendelijke groet,"):
        assert part in looked
    organiser.post(message_url(event), {**typed, "send": "ja"})
    mail = written(OutgoingMail.objects.get(kind="bijeenkomst_bericht"))
    assert " ".join(mail.text.split()).startswith("Beste ")
    assert " ".join(mail.text.split()).partition(",")[2].strip() in looked


@pytest.mark.parametrize("action", ["add", "message"])
def test_an_address_of_a_form_leads_back_to_the_page_of_the_meeting(organiser, action):
    event = make_event()
    answer = organiser.get(reverse(f"aanmeldingen:{action}", args=[event.pk]))
    assert answer["Location"] == reverse("aanmeldingen:event", args=[event.pk])


def test_who_waits_is_numbered_as_he_is_told_himself(organiser):
    event = make_event(capacity=1)
    come(event)
    for _ in range(2):
        come(event, waits=True)
    page = BeautifulSoup(organiser.get(reverse("aanmeldingen:event", args=[event.pk])).content, "html.parser")
    rows = page.find(id="wachtlijst").find_parent("section").select("tbody tr")
    assert [row.td.get_text() for row in rows] == ["1", "2"]


def test_who_comes_and_who_waits_are_numbered_apart_in_the_list_to_take_along(organiser):
    event = make_event(capacity=2)
    come(event)
    gone = come(event)
    come(event, waits=True)
    registering.withdraw(event.pk, gone.account)
    come(event, waits=True)
    head, *rows = exported(organiser, event)
    assert head[3:5] == ["Stand", "Volgnummer"]
    assert [tuple(row[3:5]) for row in rows] == [("aangemeld", "1"), ("aangemeld", "2"), ("wachtlijst", "1")]


def test_when_a_meeting_has_begun_who_walks_in_is_added_and_nobody_is_withdrawn(organiser):
    event = make_event()
    come(event)
    address = reverse("aanmeldingen:event", args=[event.pk])
    before = organiser.get(address).content.decode()
    Event.objects.filter(pk=event.pk).update(start=clock.now() - dt.timedelta(hours=1))
    after = organiser.get(address).content.decode()
    assert ["Iemand toevoegen" in page for page in (before, after)] == [True, True]
    assert [">Afmelden<" in page for page in (before, after)] == [True, False]
    assert "Bericht sturen" in after


def test_an_address_that_came_too_late_is_told_why_and_kept(organiser):
    event = make_event()
    Event.objects.filter(pk=event.pk).update(is_cancelled=True)
    address = MemberFactory().account.email
    page = BeautifulSoup(add(organiser, event, address).content, "html.parser")
    section = page.find(id="toevoegen").find_parent("section")
    assert section.find("input", {"name": "email"})["value"] == address
    assert "kan niet meer" in section.get_text()
    assert "Iemand toevoegen" not in text_of(organiser.get(reverse("aanmeldingen:event", args=[event.pk])))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_cancelled": True}, "Deze bijeenkomst gaat niet door."),
        ({"live": False}, "Deze bijeenkomst staat niet op de site."),
        ({"start": -4, "end": -1}, "Deze bijeenkomst is geweest."),
        ({"start": -1}, "Deze bijeenkomst is begonnen."),
    ],
)
def test_the_page_says_why_less_can_be_done(organiser, changes, told):
    event = make_event()
    address = reverse("aanmeldingen:event", args=[event.pk])
    assert "Deze bijeenkomst" not in text_of(organiser.get(address))
    moments = {
        name: value if isinstance(value, bool) else clock.now() + dt.timedelta(hours=value) for name, value in changes.items()
    }
    Event.objects.filter(pk=event.pk).update(**moments)
    assert told in text_of(organiser.get(address))


@pytest.mark.parametrize(("too_many", "told"), [(1, "Er is 1 persoon te veel aangemeld."), (2, "Er zijn 2 mensen te veel")])
def test_who_waits_waits_for_how_many_are_too_many(organiser, too_many, told):
    event = make_event(capacity=too_many)
    for _ in range(too_many):
        come(event)
    come(event, waits=True)
    Event.objects.filter(pk=event.pk).update(capacity=0)
    assert told in text_of(organiser.get(reverse("aanmeldingen:event", args=[event.pk])))


def test_a_question_keeps_the_mark_it_ends_with_in_the_list(organiser):
    event = make_event()
    given = [{"vraag": "Waar gaat uw zaak over? Noem geen namen.", "antwoord": "Geluid"}]
    registering.register(event.pk, MemberFactory().account, given)
    page = BeautifulSoup(organiser.get(reverse("aanmeldingen:event", args=[event.pk])).content, "html.parser")
    assert [page.select_one(f"tbody {name}").get_text() for name in ("dt", "dd")] == [given[0]["vraag"], "Geluid"]


def add(organiser, event, address):
    return organiser.post(reverse("aanmeldingen:add", args=[event.pk]), {"email": address})


def test_nobody_is_added_to_a_meeting_that_is_not_on_the_site(organiser):
    event = make_event()
    Event.objects.filter(pk=event.pk).update(live=False)
    assert "Publiceer haar eerst" in text_of(add(organiser, event, MemberFactory().account.email))
    assert not Registration.objects.exists()


@pytest.mark.parametrize(("audience", "comes"), [("leden", False), ("iedereen", True)])
def test_who_is_no_member_is_not_added_to_a_meeting_for_members(organiser, audience, comes):
    event = make_event(audience=audience)
    add(organiser, event, MemberFactory(state=Member.State.WAITING).account.email)
    assert Registration.objects.exists() is comes


def test_a_changed_message_is_another_message(organiser):
    event = make_event()
    come(event)
    typed = letter(send="ja")
    organiser.post(message_url(event), typed)
    told = text_of(organiser.post(message_url(event), {**typed, "text": "Toch zaal 3."}, follow=True))
    assert "Het bericht gaat naar 1 persoon." in told
    assert OutgoingMail.objects.filter(kind="bijeenkomst_bericht").count() == 2


def test_the_same_message_again_goes_to_who_did_not_have_it_yet(organiser):
    event = make_event(capacity=1)
    come(event)
    waits = come(event, waits=True)
    typed = letter(send="ja")
    told = [
        text_of(organiser.post(message_url(event), {**typed, "to": to}, follow=True)) for to in ("registered", "active", "active")
    ]
    assert "naar 1 persoon" in told[1]
    assert "was al verstuurd" in told[2]
    mails = OutgoingMail.objects.filter(kind="bijeenkomst_bericht")
    assert (mails.count(), mails.latest("pk").to) == (2, waits.account.email)
    assert AuditEntry.objects.filter(action="bericht aan deelnemers").count() == 2


def test_a_message_to_nobody_is_not_sent(organiser):
    event = make_event()
    come(event)
    answer = organiser.post(message_url(event), letter(to="waiting"))
    assert answer.status_code == 422
    assert "Daar staat nu niemand." in text_of(answer)


def exported(organiser, event):
    return csv_rows(organiser.get(reverse("aanmeldingen:export_csv", args=[event.pk])))


def test_answers_stay_in_the_list_when_questions_change(organiser):
    event = make_event()
    event.questions.create(text="Eet u mee?")
    event.questions.create(text="Naam?")
    event.questions.create(text="Naam?")
    event.save()
    given = [("Eet u mee?", "Ja"), ("Naam?", "kort"), ("Naam?", "lang"), ("Lunch?", "Soep")]
    registering.register(
        event.pk, MemberFactory().account, [{"vraag": question, "antwoord": answer} for question, answer in given]
    )
    headings, row = exported(organiser, event)
    assert headings[6:] == ["Eet u mee?", "Naam?", "Naam?", "Lunch?"]
    assert row[6:] == ["Ja", "kort", "lang", "Soep"]


def test_a_message_goes_once_to_those_it_is_for(organiser):
    event = make_event(capacity=1)
    comes = come(event)
    come(event, waits=True)
    typed = letter(send="ja")
    for _ in range(2):
        organiser.post(message_url(event), typed)
    assert OutgoingMail.objects.get(kind="bijeenkomst_bericht").to == comes.account.email


@pytest.mark.parametrize(
    ("action", "typed", "anchor"),
    [("add", {"email": "onbekend@example.org"}, "toevoegen"), ("message", {"subject": "Alleen een onderwerp"}, "bericht")],
)
def test_a_mistake_is_told_at_the_top_and_the_page_opens_at_its_form(organiser, action, typed, anchor):
    event = make_event()
    answer = organiser.post(reverse(f"aanmeldingen:{action}", args=[event.pk]), typed)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert page.title.get_text().strip().startswith("Fout: ")
    assert "nog n" in page.select_one(".messages .error").get_text()
    section = page.find(id=anchor).find_parent("section")
    assert section.select_one(".error-message, .help-critical")
    assert section.form["action"].endswith(f"#{anchor}")
