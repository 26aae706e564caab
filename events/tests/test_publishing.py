"""What people hear when a meeting is published with another day or place, or goes on after all."""

import datetime as dt

import pytest

from core import clock
from core.models import OutgoingMail
from core.testing.mail import written
from events import publishing, registering
from events.models import Event, Registration, Seating
from events.tests.factories import make_event
from members.tests.factories import AccountFactory, MemberFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def with_people(**values):
    """Return a meeting with one seat as people were told of it, who comes, and who waits."""
    event = make_event(capacity=1, town="Zwolle", **values)
    event.save_revision().publish()
    comes, waits = MemberFactory().account, MemberFactory().account
    for account in (comes, waits):
        registering.register(event.pk, account, accepts_waiting=True)
    OutgoingMail.objects.all().delete()
    return event, comes, waits


def publish(event, **changes):
    for name, value in changes.items():
        setattr(event, name, value)
    event.save_revision().publish()


def told(account):
    """Return the mails that somebody got, as they will be read."""
    return [written(mail) for mail in OutgoingMail.objects.filter(to=account.email).order_by("pk")]


def said(mail):
    """Return the words of a mail, once as text and once as HTML."""
    return [" ".join(part.split()) for part in (mail.text, mail.html)]


def test_who_moves_up_by_a_change_reads_of_it_in_the_mail_about_the_seat_and_gets_no_other():
    event, comes, waits = with_people()
    publish(event, capacity=2, start=event.start + DAY, end=event.end + DAY, town="Assen")
    (mail,) = told(waits)
    assert mail.kind == "bijeenkomst_doorgeschoven"
    for part in said(mail):
        assert event.long_when in part
        assert "Assen" in part
        assert "Let op: de dag en de plaats zijn anders dan eerst." in part
    content = mail.attachments[0]["content"]
    begins = event.start.astimezone(clock.AMSTERDAM)
    assert f"DTSTART;TZID=Europe/Amsterdam:{begins:%Y%m%dT%H%M%S}" in content
    assert "LOCATION:Assen" in content
    # Once for the meeting that changed, once for the seat.
    assert "SEQUENCE:2" in content
    assert [mail.kind for mail in told(comes)] == ["bijeenkomst_gewijzigd"]


def test_who_moves_up_by_more_seats_alone_reads_of_no_change():
    event, _, waits = with_people()
    publish(event, capacity=2)
    (mail,) = told(waits)
    assert "Let op" not in "".join(said(mail))
    assert "toch door" not in "".join(said(mail))


def test_who_moves_up_when_a_meeting_goes_on_after_all_reads_both_in_one_mail():
    event, comes, waits = with_people()
    publish(event, is_cancelled=True)
    publish(event, is_cancelled=False, capacity=2)
    assert [mail.kind for mail in told(comes)] == ["bijeenkomst_geannuleerd", "bijeenkomst_gaat_door"]
    _, mail = told(waits)
    assert mail.kind == "bijeenkomst_doorgeschoven"
    for part in said(mail):
        assert "de bijeenkomst gaat toch door, en er kwam een plek vrij" in part


def test_publishing_again_tells_nobody_twice():
    event, comes, waits = with_people()
    publish(event, capacity=2, town="Assen")
    before = OutgoingMail.objects.count(), Seating.objects.get().sequence
    publishing.after_publishing(event.pk)
    assert (OutgoingMail.objects.count(), Seating.objects.get().sequence) == before
    assert (len(told(comes)), len(told(waits))) == (1, 1)


def test_a_change_tells_who_waits_that_he_still_waits():
    event, comes, waits = with_people()
    publish(event, town="Assen")
    for part in said(*told(comes)):
        assert "U bent nog aangemeld." in part
        assert "zodat een ander kan komen" in part
    for part in said(*told(waits)):
        assert "U staat nog op de wachtlijst." in part
        assert "Wilt u niet meer wachten?" in part
        assert "zodat een ander kan komen" not in part


@pytest.mark.parametrize("before", ["", "https://vergaderen.example.org/1"])
def test_another_link_is_told_to_who_comes_and_not_to_who_waits(before):
    event, comes, waits = with_people(online_url=before)
    publish(event, online_url="https://vergaderen.example.org/2")
    for part in said(*told(comes)):
        assert "https://vergaderen.example.org/2" in part
    assert told(waits) == []


def test_who_waits_hears_that_a_meeting_went_online():
    event, _, waits = with_people()
    publish(event, town="", online_url="https://vergaderen.example.org/1")
    for part in said(*told(waits)):
        assert "Online" in part
        assert "vergaderen.example.org" not in part


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"start": DAY, "end": DAY}, "Let op: de dag is anders dan eerst."),
        ({"start": DAY / 48, "town": "Assen"}, "Let op: de tijd en de plaats zijn anders dan eerst."),
        (
            {"start": DAY, "end": DAY + DAY / 48, "town": "Assen"},
            "Let op: de dag, de tijd en de plaats zijn anders dan eerst.",
        ),
        ({"online_url": "https://vergaderen.example.org/1"}, "Let op: de link om online mee te doen is anders dan eerst."),
    ],
)
def test_a_meeting_that_comes_back_says_what_is_other_than_before(changes, words):
    start = dt.datetime.combine(clock.today() + 30 * DAY, dt.time(10), tzinfo=clock.AMSTERDAM)
    event, *people = with_people(start=start)
    publish(event, is_cancelled=True)
    new = {name: getattr(event, name) + value if isinstance(value, dt.timedelta) else value for name, value in changes.items()}
    publish(event, is_cancelled=False, **new)
    for account in people:
        for part in said(told(account)[-1]):
            assert words in part
            assert ("Let op" in part) is bool(words)


def test_another_day_that_nobody_heard_of_while_the_meeting_was_off_is_told_when_it_comes_back():
    event, comes, _ = with_people()
    day_before = event.long_days
    publish(event, is_cancelled=True)
    publish(event, start=event.start + DAY, end=event.end + DAY)
    assert [mail.kind for mail in told(comes)] == ["bijeenkomst_geannuleerd"]
    publish(event, is_cancelled=False)
    for part in said(told(comes)[-1]):
        assert "Let op: de dag is anders dan eerst." in part
        assert f"op {day_before}, niet doorgaat" in part


def test_a_meeting_that_comes_back_under_another_title_is_not_said_to_have_been_off_by_that_name():
    event, comes, _ = with_people(title="Oude titel")
    publish(event, is_cancelled=True)
    publish(event, is_cancelled=False, title="Nieuwe titel")
    text, _ = said(told(comes)[-1])
    assert "«Nieuwe titel» gaat toch door." in text
    assert f"Eerder schreven wij dat deze bijeenkomst, op {event.long_days}, niet doorgaat." in text


@pytest.mark.parametrize("hours", [1, -1])
@pytest.mark.parametrize("comes_back", [True, False])
def test_withdrawing_is_offered_only_while_it_is_possible(hours, comes_back):
    event, *people = with_people()
    if comes_back:
        publish(event, is_cancelled=True)
    start = clock.now() + dt.timedelta(hours=hours)
    publish(event, is_cancelled=False, start=start, end=start + 3 * DAY)
    for account in people:
        for part in said(told(account)[-1]):
            assert ("afmelden/" in part) is (hours > 0)
    assert ("er kwam geen plek vrij" in told(people[1])[-1].text) is (hours < 0)


@pytest.mark.parametrize("waits", [True, False])
def test_who_gets_a_seat_once_the_meeting_runs_is_not_offered_to_withdraw(waits):
    event, _, waiting = with_people()
    guest = waiting if waits else MemberFactory().account
    Event.objects.filter(pk=event.pk).update(start=clock.now() - dt.timedelta(hours=1))
    registering.add_by_organiser(event.pk, guest, AccountFactory(), over_capacity=True)
    assert Registration.objects.get(account=guest).state == Registration.State.REGISTERED
    for part in said(*told(guest)):
        assert "afmelden/" not in part
