"""The outbox: written once, sent once, and nothing that disappears without a trace."""

import datetime as dt
import logging

import pytest
from django.core import mail as sent_mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.locmem import EmailBackend
from django_tasks_db.models import DBTaskResult

from core import clock, mail, tasks
from core.mail import Attachment, Mail, queue_mail
from core.models import OutgoingMail

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


@pytest.fixture
def maker(monkeypatch):
    monkeypatch.setitem(mail.makers, "proefbijlage", lambda to, context: f"voor {to} over {context['onderwerp']}")


def queued(**changes):
    values = {
        "key": "proef:1",
        "to": "lid@example.org",
        "template": "account",
        "context": {"onderwerp": "Proef", "tekst": "Dag."},
    }
    mail_ = Mail(**{**values, **changes})
    queue_mail(mail_)
    return OutgoingMail.objects.get(key=mail_.key)


def age(row, **moments):
    OutgoingMail.objects.filter(pk=row.pk).update(**moments)


def test_the_worker_writes_and_sends_what_was_queued(maker):
    row = queued(attachments=[Attachment("bijlage.txt", "text/plain", maker="proefbijlage")])
    assert row.text == ""
    tasks.send_queued_mail.call(row.key)
    row.refresh_from_db()
    (message,) = sent_mail.outbox
    assert (row.state, row.subject, message.subject) == (State.SENT, "Proef", "Proef")
    assert "Dag." in message.body
    assert message.attachments[0].content == "voor lid@example.org over Proef"


@pytest.mark.parametrize("type_", ["text/calendar; method=REQUEST", "text/calendar; method=REQUEST; charset=utf-8"])
def test_each_parameter_of_the_type_of_a_file_stands_there_once(maker, type_):
    tasks.send_queued_mail.call(queued(attachments=[Attachment("afspraak.ics", type_, maker="proefbijlage")]).key)
    (header,) = [part["Content-Type"] for part in sent_mail.outbox[0].message().walk() if part.get_filename()]
    kind, *parameters = (part.strip().replace('"', "") for part in header.split(";"))
    assert (kind, sorted(parameters)) == ("text/calendar", ["charset=utf-8", "method=REQUEST"])


def test_an_answer_goes_to_people(settings):
    tasks.send_queued_mail.call(queued().key)
    assert sent_mail.outbox[0].reply_to == [settings.CONTACT_EMAIL]


@pytest.mark.parametrize("said", ["Dag.", "Klopt het niet? Mail info@platformwoonoverlast.nl."])
def test_every_text_names_once_where_questions_go(settings, said):
    tasks.send_queued_mail.call(queued(context={"onderwerp": "Proef", "tekst": said}).key)
    assert sent_mail.outbox[0].body.count(settings.CONTACT_EMAIL) == 1


def test_a_mail_with_the_same_key_is_not_written_again():
    assert queued().pk == queued(to="ander@example.org").pk
    for task in DBTaskResult.objects.all():
        tasks.send_queued_mail.call(*task.args_kwargs["args"])
    assert [message.to for message in sent_mail.outbox] == [["lid@example.org"]]


def test_a_mail_is_sent_once_when_its_task_runs_twice():
    row = queued()
    tasks.send_queued_mail.call(row.key)
    tasks.send_queued_mail.call(row.key)
    assert len(sent_mail.outbox) == 1


@pytest.mark.parametrize(("kind", "times"), [("account", 5), ("lid_afgewezen", mail.MAX_ATTEMPTS)])
def test_a_mail_server_that_fails_is_tried_again_later_and_given_up_in_the_end(monkeypatch, kind, times):
    def refuse(*_):
        raise ConnectionRefusedError("dicht")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    row = queued()
    OutgoingMail.objects.update(kind=kind)
    for attempt in range(1, times + 1):
        tasks.send_queued_mail.call(row.key)
        row.refresh_from_db()
        assert (row.attempts, row.state) == (attempt, State.FAILED if attempt == times else State.WAITING)
    assert "dicht" in row.error
    soon = (clock.now(), clock.now() + mail.FORGOTTEN_AFTER)
    assert DBTaskResult.objects.filter(run_after__range=soon).count() == times - 1


def test_all_attempts_take_a_day_and_each_wait_is_shorter_than_after_which_a_task_is_lost():
    waits = [mail.wait_after(attempt) for attempt in range(1, mail.MAX_ATTEMPTS)]
    assert dt.timedelta(hours=19) < sum(waits, dt.timedelta()) < dt.timedelta(hours=29)
    assert max(waits) < mail.FORGOTTEN_AFTER


def test_a_mail_that_cannot_be_written_is_failed_with_the_reason(monkeypatch):
    row = queued(attachments=[Attachment("bijlage.txt", "text/plain", maker="bestaat niet")])
    with pytest.raises(KeyError):
        tasks.send_queued_mail.call(row.key)
    row.refresh_from_db()
    assert (row.state, row.attempts, "bestaat niet" in row.error) == (State.FAILED, 1, True)


def test_a_mail_that_could_be_written_in_part_is_whole_when_it_is_sent_again(monkeypatch, maker):
    row = queued(attachments=[Attachment("bijlage.txt", "text/plain", maker="later")])
    with pytest.raises(KeyError):
        tasks.send_queued_mail.call(row.key)
    monkeypatch.setitem(mail.makers, "later", lambda *_: "klaar")
    mail.send_again(row.key)
    tasks.send_queued_mail.call(row.key)
    (message,) = sent_mail.outbox
    assert (message.attachments[0].content, len(message.alternatives)) == ("klaar", 1)


@pytest.mark.parametrize(
    ("problem", "state"),
    [(ImproperlyConfigured("geen sleutel"), State.FAILED), (RuntimeError("voor lid@example.org"), State.UNKNOWN)],
)
def test_a_fault_while_sending_is_noted_raised_and_logged_without_an_address(monkeypatch, caplog, problem, state):
    def break_off(*_):
        raise problem

    monkeypatch.setattr(EmailBackend, "send_messages", break_off)
    row = queued()
    with pytest.raises(type(problem)):
        tasks.send_queued_mail.call(row.key)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == (state, 1, f"{type(problem).__name__}: {problem}")
    assert f"Mail {row.pk} (account) is {state.label}: {type(problem).__name__}" in caplog.text
    assert "lid@example.org" not in caplog.text


def test_a_mail_that_no_backend_takes_has_failed(settings):
    settings.MAIL_TRANSPORT = "bestaat.niet.Backend"
    settings.EMAIL_BACKEND = "core.mail_backend.AnsweredBackend"
    row = queued()
    with pytest.raises(ImportError):
        tasks.send_queued_mail.call(row.key)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.FAILED, 1)


def test_the_log_tells_of_a_mail_that_was_given_up(monkeypatch, caplog):
    def refuse(*_):
        raise ConnectionRefusedError("lid@example.org")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    row = queued()
    with caplog.at_level(logging.WARNING):
        for _ in range(mail.SHORT_LIVED["account"] - 1):
            tasks.send_queued_mail.call(row.key)
        assert caplog.text == ""
        tasks.send_queued_mail.call(row.key)
    assert f"Mail {row.pk} (account) is mislukt: ConnectionRefusedError" in caplog.text
    assert "lid@example.org" not in caplog.text


def test_a_mail_whose_sending_was_cut_off_becomes_unknown_and_is_not_sent_by_itself():
    row = queued()
    mail.claim(row.key)
    mail.look_after()
    row.refresh_from_db()
    assert row.state == State.SENDING
    age(row, claimed=clock.now() - mail.CUT_OFF_AFTER - dt.timedelta(seconds=1))
    mail.look_after()
    row.refresh_from_db()
    assert (row.state, row.error) == (State.UNKNOWN, mail.CUT_OFF)
    tasks.send_queued_mail.call(row.key)
    assert sent_mail.outbox == []


def test_a_waiting_mail_that_lost_its_task_gets_a_new_one():
    row = queued()
    DBTaskResult.objects.all().delete()
    mail.look_after()
    assert not DBTaskResult.objects.exists()
    age(row, created=clock.now() - mail.FORGOTTEN_AFTER - dt.timedelta(seconds=1))
    mail.look_after()
    assert DBTaskResult.objects.get().args_kwargs["args"] == [row.key]


@pytest.mark.parametrize(
    ("state", "goes"), [(State.FAILED, True), (State.UNKNOWN, True), (State.SENT, False), (State.WAITING, False)]
)
def test_only_a_mail_that_failed_or_is_unknown_can_be_sent_again(state, goes):
    row = queued()
    age(row, state=state)
    assert mail.send_again(row.key) is goes
    assert DBTaskResult.objects.count() == (2 if goes else 1)


def test_mails_of_more_than_three_months_ago_are_removed():
    old, new = queued(), queued(key="proef:2")
    age(old, created=clock.now() - mail.KEPT - dt.timedelta(minutes=1))
    mail.forget_old()
    assert list(OutgoingMail.objects.all()) == [new]
