"""Signing up, withdrawing, the waiting list, and the mails and calendar files that go with them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from core import clock
from core.models import AuditEntry, OutgoingMail
from core.testing.mail import written
from events import calendar_files, exports, publishing, registering, seats
from events.models import Event, Registration, Seating
from events.notices import Notice
from events.tests.factories import make_event
from members.tests.factories import AccountFactory, MemberFactory

pytestmark = pytest.mark.django_db
Refusal = registering.Refusal


def member():
    return MemberFactory().account


def sign_up(event, account, **values):
    return registering.register(event.pk, account, **values)


def states(event):
    return list(Registration.objects.filter(event=event).order_by("place").values_list("state", flat=True))


def mails(kind):
    return OutgoingMail.objects.filter(kind=kind)


@pytest.mark.parametrize(("capacity", "state"), [(None, "registered"), (1, "registered"), (0, "waiting")])
def test_no_limit_a_seat_or_zero_seats(capacity, state):
    event = make_event(capacity=capacity)
    assert sign_up(event, member(), accepts_waiting=True).registration.state == state


def test_a_negative_number_of_seats_is_refused_at_saving():
    event = make_event()
    event.capacity = -1
    with pytest.raises(ValidationError, match="onder nul"):
        event.full_clean()


@pytest.mark.parametrize(("capacity", "fits"), [(10_000, True), (10_001, False), (99_999_999_999_999, False)])
def test_more_seats_than_any_hall_has_are_refused_at_saving(capacity, fits):
    event = make_event()
    event.capacity = capacity
    if fits:
        event.full_clean()
        return
    with pytest.raises(ValidationError, match=r"niet hoger zijn dan 10\.000"):
        event.full_clean()


def test_an_end_before_the_start_and_a_deadline_after_it_are_refused():
    event = make_event()
    event.end = event.start - dt.timedelta(hours=1)
    event.deadline = event.start + dt.timedelta(hours=1)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert {"end", "deadline"} <= set(refused.value.message_dict)


def test_signing_up_asks_few_questions_while_others_wait_for_the_lock(django_assert_max_num_queries):
    event, account = make_event(capacity=None), member()
    sign_up(event, member())
    # The lock, the meeting, earlier rows, the order, the row, its mail, the task of the mail; savepoints of the test.
    with django_assert_max_num_queries(9):
        sign_up(event, account)


def test_a_full_meeting_first_asks_whether_one_wants_to_wait():
    event = make_event(capacity=1)
    sign_up(event, member())
    assert sign_up(event, member()).refusal is Refusal.FULL
    assert states(event) == ["registered"]


def test_who_is_no_member_cannot_sign_up_for_a_members_meeting():
    event = make_event()
    assert sign_up(event, AccountFactory()).refusal is Refusal.NOT_ALLOWED
    event = make_event(audience=Event.Audience.EVERYBODY)
    assert sign_up(event, AccountFactory()).registration is not None


@pytest.mark.parametrize("values", [{"deadline": -1}, {"start": -1}, {"is_cancelled": True}, {"live": False}])
def test_a_closed_meeting_takes_nobody(values):
    event = make_event()
    for name, value in values.items():
        moment = clock.now() - dt.timedelta(hours=1)
        Event.objects.filter(pk=event.pk).update(**{name: moment if value == -1 else value})
    assert sign_up(event, member()).refusal is Refusal.CLOSED


def test_signing_up_twice_is_one_registration_and_one_mail():
    event, account = make_event(), member()
    first, second = sign_up(event, account), sign_up(event, account)
    assert first.registration == second.registration
    assert not second.is_new
    assert mails("bijeenkomst_bevestiging").count() == 1


def test_who_withdraws_makes_room_for_the_first_who_waits():
    event = make_event(capacity=1)
    first, second, third = member(), member(), member()
    for account in (first, second, third):
        sign_up(event, account, accepts_waiting=True)
    registering.withdraw(event.pk, first)
    assert states(event) == ["withdrawn", "registered", "waiting"]
    assert mails("bijeenkomst_doorgeschoven").get().to == second.email
    assert mails("bijeenkomst_afgemeld").get().to == first.email


def test_after_the_start_nobody_moves_up():
    event = make_event(capacity=1)
    sign_up(event, member())
    sign_up(event, member(), accepts_waiting=True)
    Event.objects.filter(pk=event.pk).update(start=clock.now() - dt.timedelta(minutes=1), capacity=2)
    publishing.after_publishing(event.pk)
    assert states(event) == ["registered", "waiting"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"start": clock.now() - dt.timedelta(minutes=1)}, "begonnen"), ({"is_cancelled": True}, "gaat niet door")],
)
def test_withdrawing_is_over_once_the_meeting_has_begun_or_is_off(changes, why):
    event, account = make_event(), member()
    sign_up(event, account)
    Event.objects.filter(pk=event.pk).update(**changes)
    with pytest.raises(registering.TooLateError, match=why):
        registering.withdraw(event.pk, account)
    assert states(event) == ["registered"]
    assert not mails("bijeenkomst_afgemeld").exists()


def test_who_only_waited_gets_no_calendar_file_when_withdrawing():
    event, waiting = make_event(capacity=0), member()
    sign_up(event, waiting, accepts_waiting=True)
    registering.withdraw(event.pk, waiting)
    mail = written(mails("bijeenkomst_afgemeld").get())
    assert (mail.attachments, mail.subject.split(":")[0]) == ([], "Van de wachtlijst af")


def test_who_is_withdrawn_by_the_organiser_reads_so():
    event, account = make_event(), member()
    sign_up(event, account)
    registering.withdraw(event.pk, account, by_organiser=True)
    mail = written(mails("bijeenkomst_afgemeld").get())
    assert "De organisator heeft u afgemeld" in mail.text
    assert "Bedacht u zich" not in mail.text


def test_more_seats_are_given_once_and_in_order():
    event = make_event(capacity=1)
    for _ in range(5):
        sign_up(event, member(), accepts_waiting=True)
    event.capacity = 3
    event.save_revision().publish()
    event.save_revision().publish()
    assert states(event) == ["registered"] * 3 + ["waiting"] * 2
    assert mails("bijeenkomst_doorgeschoven").count() == 2


def test_fewer_seats_take_nobodys_place_and_nobody_moves_up_until_there_is_room():
    event = make_event(capacity=3)
    people = [member() for _ in range(4)]
    for account in people:
        sign_up(event, account, accepts_waiting=True)
    Event.objects.filter(pk=event.pk).update(capacity=1)
    registering.withdraw(event.pk, people[0])
    assert states(event) == ["withdrawn", "registered", "registered", "waiting"]
    assert seats.free_seats(Event.objects.get(pk=event.pk)) == -1


def test_an_organiser_goes_over_the_number_of_seats_only_on_purpose_and_it_is_logged():
    event, organiser, guest = make_event(capacity=0), AccountFactory(), member()
    assert registering.add_by_organiser(event.pk, guest, organiser, over_capacity=False).refusal is Refusal.FULL
    outcome = registering.add_by_organiser(event.pk, guest, organiser, over_capacity=True)
    assert outcome.registration.over_capacity
    assert AuditEntry.objects.get(actor=organiser).action == "toegevoegd boven capaciteit"


def test_a_lock_that_does_not_come_free_is_told_and_changes_nothing(monkeypatch):
    event = make_event()

    def busy(_):
        raise seats.OperationalError("database is locked")

    monkeypatch.setattr(seats, "take_lock", busy)
    assert sign_up(event, member()).refusal is Refusal.BUSY
    assert states(event) == []


def test_another_time_is_told_once_and_counts_up_in_the_calendar():
    event = make_event()
    event.save_revision().publish()
    sign_up(event, member())
    event.start += dt.timedelta(days=1)
    event.end += dt.timedelta(days=1)
    event.save_revision().publish()
    publishing.after_publishing(event.pk)
    mail = written(mails("bijeenkomst_gewijzigd").get())
    assert "SEQUENCE:1" in mail.attachments[0]["content"]
    for part in (mail.text, mail.html):
        assert "Het bestand bij deze mail werkt de afspraak in uw agenda bij." in part


def test_who_waits_hears_of_another_time_and_nothing_of_a_file_that_he_does_not_get():
    event = make_event(capacity=0)
    event.save_revision().publish()
    sign_up(event, member(), accepts_waiting=True)
    event.town = "Zwolle"
    event.save_revision().publish()
    mail = written(mails("bijeenkomst_gewijzigd").get())
    assert (mail.attachments, "Het bestand bij deze mail" in mail.text + mail.html) == ([], False)


def test_a_cancelled_meeting_is_told_to_everybody_once():
    event = make_event(capacity=1)
    event.save_revision().publish()
    for _ in range(3):
        sign_up(event, member(), accepts_waiting=True)
    event.is_cancelled, event.cancel_reason = True, "De spreker is ziek."
    event.save_revision().publish()
    event.save_revision().publish()
    assert mails("bijeenkomst_geannuleerd").count() == 3
    assert "De spreker is ziek." in written(mails("bijeenkomst_geannuleerd").first()).text


def test_a_meeting_that_goes_on_after_all_is_told_once_and_comes_back_in_the_calendar():
    event = make_event(capacity=1)
    event.save_revision().publish()
    comes, waits = member(), member()
    for account in (comes, waits):
        sign_up(event, account, accepts_waiting=True)
    for is_cancelled in (True, False, False):
        event.is_cancelled = is_cancelled
        event.save_revision().publish()
    assert not mails("bijeenkomst_gewijzigd").exists()
    told = {mail.to: written(mail) for mail in mails("bijeenkomst_gaat_door")}
    assert set(told) == {comes.email, waits.email}
    assert told[comes.email].subject == f"Gaat toch door: {event.title}"
    off = parsed(written(mails("bijeenkomst_geannuleerd").get(to=comes.email)).attachments[0]["content"])
    content = told[comes.email].attachments[0]["content"]
    on = parsed(content)
    assert (str(off["STATUS"]), str(on["STATUS"]), "METHOD:REQUEST" in content) == ("CANCELLED", "CONFIRMED", True)
    assert (on["UID"], on["SEQUENCE"] > off["SEQUENCE"]) == (off["UID"], True)
    assert told[waits.email].attachments == []
    for part in (told[waits.email].text, told[waits.email].html):
        assert "U staat nog op de wachtlijst." in part
        assert "Het bestand bij deze mail" not in part


def test_the_reason_goes_when_the_meeting_goes_on_again():
    event = make_event()
    for is_cancelled, kept in ((False, "De spreker is ziek."), (True, "De spreker is ziek."), (False, "")):
        event.is_cancelled, event.cancel_reason = is_cancelled, "De spreker is ziek."
        event.save_revision().publish()
        event = Event.objects.get(pk=event.pk)
        assert (event.cancel_reason, event.get_latest_revision_as_object().cancel_reason) == (kept, kept)


def notice_of(event):
    return Notice.of(Event.objects.get(pk=event.pk), Seating.objects.create(event=event))


def parsed(content):
    return next(iter(Calendar.from_ical(content).walk("VEVENT")))


def test_the_calendar_file_keeps_its_name_counts_up_and_cancels_for_one_person():
    event, account = make_event(), member()
    sign_up(event, account)
    registering.withdraw(event.pk, account)
    sign_up(event, account)
    contents = [written(mail).attachments[0]["content"] for mail in OutgoingMail.objects.filter(to=account.email).order_by("pk")]
    entries = [parsed(content) for content in contents]
    assert len({str(entry["UID"]) for entry in entries}) == 1
    assert [int(entry["SEQUENCE"]) for entry in entries] == [0, 1, 2]
    assert [content.split("METHOD:")[1].split("\r\n")[0] for content in contents] == ["REQUEST", "CANCEL", "REQUEST"]
    assert str(entries[1]["STATUS"]) == "CANCELLED"


def test_nine_in_the_morning_stays_nine_on_the_day_that_summer_time_starts():
    start = dt.datetime(2026, 3, 29, 9, tzinfo=clock.AMSTERDAM)
    event = make_event(start=start)
    content = calendar_files.public_file(notice_of(event))
    entry = parsed(content)
    assert "DTSTART;TZID=Europe/Amsterdam:20260329T090000" in content
    assert entry["DTSTART"].dt.astimezone(dt.UTC).hour == 7
    assert "BEGIN:VTIMEZONE" in content


def test_a_meeting_of_two_days_leaves_the_night_free():
    start = dt.datetime(2027, 1, 26, 9, 30, tzinfo=clock.AMSTERDAM)
    entry = parsed(
        calendar_files.public_file(notice_of(make_event(start=start, end=start + dt.timedelta(days=1, hours=6, minutes=30))))
    )
    assert entry["DTEND"].dt.astimezone(clock.AMSTERDAM) == start + dt.timedelta(hours=6, minutes=30)
    assert entry["RRULE"] == {"FREQ": ["DAILY"], "COUNT": [2]}


def test_a_meeting_through_the_night_is_one_piece():
    start = dt.datetime(2027, 1, 26, 22, tzinfo=clock.AMSTERDAM)
    entry = parsed(calendar_files.public_file(notice_of(make_event(start=start, end=start + dt.timedelta(hours=4)))))
    assert (entry["DTEND"].dt - entry["DTSTART"].dt, entry.get("RRULE")) == (dt.timedelta(hours=4), None)


@pytest.mark.parametrize(("days", "alike"), [(7, True), (8, False), (12, False)])
def test_a_long_period_is_one_piece_and_not_a_row_of_days(days, alike):
    start = dt.datetime(2026, 12, 28, 9, tzinfo=clock.AMSTERDAM)
    end = start + dt.timedelta(days=days - 1, hours=8)
    entry = parsed(calendar_files.public_file(notice_of(make_event(start=start, end=end))))
    assert (entry["DTEND"].dt.astimezone(clock.AMSTERDAM) == end, "RRULE" in entry) == (not alike, alike)


def test_a_mail_tells_when_one_stretch_begins_and_ends():
    start = dt.datetime(2027, 1, 14, 13, tzinfo=clock.AMSTERDAM)
    event = make_event(start=start, end=start + dt.timedelta(hours=23))
    sign_up(event, member())
    told = "donderdag 14 januari 2027, 13.00 uur, tot vrijdag 15 januari 2027, 12.00 uur"
    mail = written(mails("bijeenkomst_bevestiging").get())
    assert (f"Wanneer: {told}" in mail.text, told in mail.html) == (True, True)


def test_odd_signs_in_a_title_make_a_valid_file():
    title = "Komma, puntkomma; regel\neinde 🙂 " + "x" * 180
    event = make_event(title=title)
    content = calendar_files.public_file(notice_of(event))
    assert str(parsed(content)["SUMMARY"]) == title
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_the_link_for_participants_is_in_no_public_file():
    event = make_event(online_url="https://vergaderen.example.org/geheim")
    public = calendar_files.public_file(notice_of(event))
    assert "geheim" not in public
    sign_up(event, member())
    assert "geheim" in written(mails("bijeenkomst_bevestiging").get()).attachments[0]["content"].replace("\r\n ", "")


def test_an_export_holds_no_formulas():
    event = make_event()
    sign_up(event, MemberFactory(name="=HYPERLINK(1)").account)
    assert "'=HYPERLINK(1)" in exports.as_csv(event).content.decode()


def test_upcoming_and_past_leave_no_meeting_out():
    running = make_event(start=clock.now() - dt.timedelta(hours=1))
    over = make_event(start=clock.now() - dt.timedelta(days=2))
    assert list(Event.objects.upcoming()) == [running]
    assert list(Event.objects.past()) == [over]


def test_an_organiser_gives_a_seat_to_who_waits():
    event, organiser, guest = make_event(capacity=1), AccountFactory(), member()
    sign_up(event, member())
    sign_up(event, guest, accepts_waiting=True)
    assert registering.add_by_organiser(event.pk, guest, organiser, over_capacity=False).refusal is Refusal.FULL
    outcome = registering.add_by_organiser(event.pk, guest, organiser, over_capacity=True)
    outcome.registration.refresh_from_db()
    assert (outcome.registration.state, outcome.registration.over_capacity) == (Registration.State.REGISTERED, True)
    assert mails("bijeenkomst_doorgeschoven").count() == 1
    assert not registering.add_by_organiser(event.pk, guest, organiser, over_capacity=True).is_new


def test_the_time_zone_changes_when_the_clock_does():
    (zone,) = Calendar.from_ical(calendar_files.feed([])).walk("VTIMEZONE")
    known = zone.to_tz()
    for month, day, hour in ((3, 27, 4), (3, 28, 1), (3, 28, 4), (10, 30, 4), (10, 31, 1), (10, 31, 4)):
        moment = dt.datetime(2027, month, day, hour, tzinfo=clock.AMSTERDAM)
        assert moment.replace(tzinfo=known).utcoffset() == moment.utcoffset(), moment


def test_whose_account_is_closed_is_passed_over_when_a_seat_comes_free():
    event = make_event(capacity=1)
    first, closed, last = (MemberFactory().account for _ in range(3))
    for account in (first, closed, last):
        registering.register(event.pk, account, accepts_waiting=True)
    closed.is_active = False
    closed.save()
    registering.withdraw(event.pk, first)
    assert [row.account_id for row in Registration.objects.registered()] == [last.pk]
