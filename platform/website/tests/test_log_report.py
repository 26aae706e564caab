"""The log of personal data can be read by administrators, and by nobody else."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import audit, clock
from core.models import AuditEntry
from events import registering
from events.tests.factories import make_event
from members import roles
from members.tests.factories import AccountFactory, MemberFactory, signed_in

pytestmark = pytest.mark.django_db
QUESTIONS = 17


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


def rows(client, **asked):
    """Return the lines of the log as they are shown: the text of each cell."""
    page = BeautifulSoup(client.get(reverse("log_report"), asked).content, "html.parser")
    lines = page.select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in line.find_all("td")] for line in lines]


def test_the_newest_line_comes_first_and_says_who_did_what_with_whose_data(admin):
    member, keeper = MemberFactory(name="Sanne de Vries"), AccountFactory(email="kees@example.org")
    audit.record(keeper, "bekeken", member)
    audit.record(None, "gewist", "member:999", "na een verzoek")
    newest, oldest = rows(admin)
    assert newest[1:] == ["Het platform zelf", "Gewist", "Lid 999 (is er niet meer)", "na een verzoek"]
    assert oldest[1:4] == ["kees@example.org", "Bekeken", "Lid: Sanne de Vries"]
    assert str(clock.today().year) in oldest[0]


def test_a_line_leads_to_the_member_or_the_meeting(admin):
    member, event = MemberFactory(), make_event(title="Werkplaats")
    registration = registering.register(event.pk, member.account).registration
    for thing in (member, registration, event, member.account):
        audit.record(None, "bekeken", thing)
    page = admin.get(reverse("log_report")).content.decode()
    for address in (
        reverse("leden:edit", args=[member.pk]),
        reverse("aanmeldingen:event", args=[event.pk]),
        reverse("wagtailusers_users:edit", args=[member.account_id]),
    ):
        assert f'href="{address}"' in page
    assert f"{member.name}, Werkplaats" in page


def test_lines_are_found_by_words_by_what_was_done_and_by_period(admin):
    for action, subject, days in (("bekeken", "member:1", 0), ("gewist", "member:2", 5), ("export", "member", 40)):
        entry = audit.record(None, action, subject)
        AuditEntry.objects.filter(pk=entry.pk).update(at=clock.now() - dt.timedelta(days=days))
    assert [row[2] for row in rows(admin)] == ["Bekeken", "Gewist", "Export"]
    assert [row[2] for row in rows(admin, q="member:2")] == ["Gewist"]
    assert [row[2] for row in rows(admin, action="export")] == ["Export"]
    since = clock.today() - dt.timedelta(days=7)
    assert [row[2] for row in rows(admin, at_from=f"{since:%d-%m-%Y}")] == ["Bekeken", "Gewist"]


@pytest.mark.parametrize("role", [roles.LEDENBEHEER, roles.ORGANISATOR, roles.REDACTEUR])
def test_others_may_not_read_it(client, role):
    signed_in(client, role)
    assert client.get(reverse("log_report")).status_code == 302


def test_it_does_not_leave_the_admin(admin):
    answer = admin.get(reverse("log_report"), {"export": "csv"})
    assert answer["Content-Type"].startswith("text/html")
    assert "export=" not in answer.content.decode()


def test_fifty_lines_ask_as_much_of_the_database_as_ten(admin, django_assert_num_queries):
    for number in range(60):
        member = MemberFactory()
        audit.record(member.account, f"bekeken {number % 3}", member)
        audit.record(member.account, "bekeken", member.account)
    admin.get(reverse("log_report"))
    with django_assert_num_queries(QUESTIONS):
        assert len(admin.get(reverse("log_report")).context["object_list"]) == 50


@pytest.mark.parametrize(("role", "name"), [(roles.LEDENBEHEER, "leden"), (roles.ORGANISATOR, "alle_aanmeldingen")])
def test_opening_a_list_of_people_is_logged_once_and_not_for_what_its_filters_fetch(client, role, name):
    signed_in(client, role)
    client.get(reverse(f"{name}:index"))
    client.get(reverse(f"{name}:index_results"), {"q": "jan"})
    entry = AuditEntry.objects.get(action="lijst bekeken")
    assert entry.subject == {"leden": "member", "alle_aanmeldingen": "registration"}[name]


def test_the_filter_calls_what_was_done_as_the_list_does(admin):
    audit.record(None, "bekeken", MemberFactory())
    page = BeautifulSoup(admin.get(reverse("log_report")).content, "html.parser")
    assert "Bekeken" in [choice.get_text(strip=True) for choice in page.select("[name=action] option, label:has([name=action])")]
