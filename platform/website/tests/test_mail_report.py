"""Administrators see the mail that did not arrive, and send it once more; nobody sees a code."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from core import audit
from core.mail import Mail, queue_mail
from core.models import AuditEntry, OutgoingMail
from members import roles
from members.tests.factories import signed_in
from website import dashboard
from website.log_report import lines
from website.mail_report import KINDS

pytestmark = pytest.mark.django_db
State = OutgoingMail.State
QUESTIONS = 15


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


def mail_of(state, kind="lid_welkom", **changes):
    key = f"proef:{OutgoingMail.objects.count()}"
    queue_mail(
        Mail(key, changes.pop("to", "lid@example.org"), kind, {"name": "Jo", "onderwerp": "Code 123456", "tekst": "123456"})
    )
    OutgoingMail.objects.filter(key=key).update(state=state, **changes)
    return OutgoingMail.objects.get(key=key)


def shown(client, **asked):
    """Return the lines of the list: the text of each cell."""
    page = BeautifulSoup(client.get(reverse("mail_report"), asked, follow=True).content, "html.parser")
    rows = page.select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")] for row in rows]


def detail(mail):
    return reverse("mail_detail", args=[mail.pk])


def again(mail):
    return reverse("mail_send_again", args=[mail.pk])


def test_it_opens_on_what_waits_for_a_person_newest_first(admin):
    for state in State:
        mail_of(state, to=f"{state}@example.org", error="ConnectionRefusedError: dicht", attempts=5)
    unknown, failed = shown(admin)
    assert (unknown[0], failed[0]) == ("unknown@example.org", "failed@example.org")
    assert failed[1:3] == ["Lidmaatschap: toegelaten", "mislukt"]
    assert failed[4:] == ["5", "ConnectionRefusedError: dicht"]


def test_mail_is_found_by_state_by_kind_and_by_address(admin):
    mail_of(State.SENT, to="jo@example.org")
    mail_of(State.FAILED, "lid_wacht", to="piet@example.org")
    assert [row[0] for row in shown(admin, state="")] == ["piet@example.org", "jo@example.org"]
    assert [row[0] for row in shown(admin, state="sent")] == ["jo@example.org"]
    assert [row[0] for row in shown(admin, kind="lid_wacht")] == ["piet@example.org"]
    assert [row[0] for row in shown(admin, q="jo@exam")] == ["jo@example.org"]


def test_nothing_to_do_is_told_with_the_way_to_all_mail(admin):
    mail_of(State.SENT)
    page = BeautifulSoup(admin.get(reverse("mail_report"), follow=True).content, "html.parser")
    assert "U hoeft niets te doen." in page.get_text()
    (way,) = page.find_all("a", string="Kijk in alle mail")
    assert len(BeautifulSoup(admin.get(way["href"]).content, "html.parser").select("table.listing tbody tr")) == 1


@pytest.mark.parametrize("state", [State.FAILED, State.UNKNOWN])
def test_a_mail_that_is_stuck_is_sent_once_more(admin, state):
    mail = mail_of(state)
    assert ("misschien twee keer" in admin.get(detail(mail)).content.decode()) is (state == State.UNKNOWN)
    assert f'action="{again(mail)}"' in admin.get(detail(mail)).content.decode()
    DBTaskResult.objects.all().delete()
    admin.post(again(mail))
    mail.refresh_from_db()
    assert (mail.state, DBTaskResult.objects.count()) == (State.WAITING, 1)
    assert AuditEntry.objects.get(action="mail opnieuw verstuurd").subject == f"outgoingmail:{mail.pk}"


@pytest.mark.parametrize("state", [State.SENT, State.WAITING, State.SENDING])
def test_another_mail_is_not(admin, state):
    mail = mail_of(state)
    assert again(mail) not in admin.get(detail(mail)).content.decode()
    assert "niet opnieuw verstuurd" in admin.post(again(mail), follow=True).content.decode()
    mail.refresh_from_db()
    assert mail.state == state


def test_sending_once_more_is_asked_with_a_form(admin):
    assert admin.get(again(mail_of(State.FAILED))).status_code == 405


@pytest.mark.parametrize("role", [roles.LEDENBEHEER, roles.ORGANISATOR, roles.REDACTEUR])
def test_others_see_nothing_of_it_and_send_nothing(client, role):
    signed_in(client, role)
    mail = mail_of(State.FAILED)
    for answer in (client.get(reverse("mail_report"), {"state": ""}), client.get(detail(mail)), client.post(again(mail))):
        assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    mail.refresh_from_db()
    assert mail.state == State.FAILED
    assert "Mail die niet aankwam" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_text_is_shown_as_text(admin):
    assert "&lt;b&gt;Dag&lt;/b&gt;" in admin.get(detail(mail_of(State.SENT, text="<b>Dag</b>"))).content.decode()


def test_codes_and_links_to_sign_in_are_shown_nowhere(admin):
    mail = mail_of(State.FAILED, "account", subject="Uw code: 123456", text="Code 123456", html="123456")
    audit.record(None, "bekeken", mail)
    for address in (detail(mail), f"{reverse('mail_report')}?state=", reverse("log_report"), reverse("wagtailadmin_home")):
        assert "123456" not in admin.get(address).content.decode()


def test_seeing_the_list_or_a_mail_is_logged(admin):
    mail = mail_of(State.FAILED)
    admin.get(reverse("mail_report"), follow=True)
    admin.get(reverse("mail_report_results"), {"q": "lid"})
    admin.get(detail(mail))
    logged = AuditEntry.objects.order_by("pk")
    assert [(entry.action, entry.subject) for entry in logged] == [
        ("lijst bekeken", "outgoingmail"), ("bekeken", f"outgoingmail:{mail.pk}"),
    ]  # fmt: skip
    assert [line.about for line in lines(logged)] == ["Uitgaande mail", "Mail: Lidmaatschap: toegelaten, aan lid@example.org"]


def test_it_does_not_leave_the_admin(admin):
    mail_of(State.FAILED)
    assert admin.get(reverse("mail_report"), {"export": "csv"})["Content-Type"].startswith("text/html")


def test_the_first_page_tells_administrators_without_an_address(admin):
    first = reverse("wagtailadmin_home")
    mail_of(State.SENT)
    assert "Mail die niet aankwam" not in admin.get(first).content.decode()
    mail = mail_of(State.UNKNOWN, to="jo@example.org")
    page = admin.get(first).content.decode()
    assert f'href="{detail(mail)}"' in page
    assert "jo@example.org" not in page
    assert dashboard.mail_panel().context["total"] == 1


def test_fifty_mails_ask_as_much_of_the_database_as_one(admin, django_assert_num_queries):
    for _ in range(60):
        mail_of(State.FAILED)
    admin.get(reverse("mail_report"), {"state": ""})
    with django_assert_num_queries(QUESTIONS):
        assert len(admin.get(reverse("mail_report"), {"state": ""}).context["object_list"]) == 50


def test_every_mail_has_a_dutch_name():
    written = {path.stem for path in Path(settings.BASE_DIR, "templates", "mail").glob("*.txt")}
    assert written == set(KINDS)
