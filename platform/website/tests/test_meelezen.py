"""The workflow «Meelezen»: a second pair of eyes before a page goes onto the site."""

import json

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Task, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from members import roles
from members.tests.factories import AccountFactory, signed_in
from website import settings as site_settings
from website.deciding import DECIDED_MEANWHILE
from website.models import SecondReaderTask, StandardPage
from website.roles import make_workflow
from website.tests.filled_in import fields

pytestmark = pytest.mark.django_db
AUTHORS_WORDS = "Schrijf op wat er anders moet"


@pytest.fixture
def draft():
    page = Page.get_first_root_node().add_child(instance=StandardPage(title="Nieuwe tekst", slug="nieuw", live=False))
    page.save_revision()
    return page


@pytest.fixture
def author(client):
    return signed_in(client, roles.REDACTEUR)


@pytest.fixture
def reader():
    return signed_in(Client(), roles.REDACTEUR)


def person(client):
    return client.get("/beheer/").wsgi_request.user


def submit(page, client):
    return page.get_workflow().start(page, person(client)).current_task_state


def act(client, page, state, action, **data):
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, data, HTTP_X_REQUESTED_WITH="XMLHttpRequest")


def status(state):
    return TaskState.objects.get(pk=state.pk).status


def test_whoever_asked_for_it_cannot_approve_and_somebody_else_can(draft, author, reader):
    state = submit(draft, author)
    assert act(author, draft, state, "approve").status_code == 403
    assert status(state) == "in_progress"
    act(reader, draft, state, "approve")
    assert status(state) == "approved"
    draft.refresh_from_db()
    assert draft.live


def test_an_administrator_does_not_approve_a_text_of_his_own(draft, client):
    client.force_login(AccountFactory(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    state = submit(draft, client)
    assert state.task.specific.get_actions(draft, person(client)) == []
    act(client, draft, state, "approve")
    assert status(state) == "in_progress"


def test_only_who_can_read_along_finds_it_on_the_first_page(draft, author, reader):
    submit(draft, author)
    assert 'id="awaiting-review' not in author.get("/beheer/").content.decode()
    assert 'id="awaiting-review' in reader.get("/beheer/").content.decode()


def test_asking_for_changes_needs_a_reason(draft, author, reader):
    state = submit(draft, author)
    assert AUTHORS_WORDS in act(reader, draft, state, "reject", comment=" ").json()["html"]
    assert status(state) == "in_progress"
    act(reader, draft, state, "reject", comment="De bron ontbreekt.")
    assert status(state) == "rejected"
    assert TaskState.objects.get(pk=state.pk).comment == "De bron ontbreekt."


def old_workflow():
    """Make the workflow as sites made it before, with the step of Wagtail's own kind."""
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    task = GroupApprovalTask.objects.create(name="Meelezen")
    task.groups.set(Group.objects.filter(name__in=[roles.REDACTEUR, roles.BEHEERDER]))
    workflow = Workflow.objects.create(name="Meelezen")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
    return task


def test_what_was_running_on_an_existing_site_goes_on(draft, author, reader):
    task = old_workflow()
    state = submit(draft, author)
    other = Workflow.objects.create(name="Van onszelf")
    for _ in range(2):
        make_workflow()
    assert Workflow.objects.filter(pk=other.pk).exists()
    found = Task.objects.get()
    assert found.pk == task.pk
    assert found.content_type == ContentType.objects.get_for_model(SecondReaderTask)
    assert found.specific.groups.count() == 2
    assert WorkflowState.objects.get().status == "in_progress"
    act(author, draft, state, "approve")
    assert status(state) == "in_progress"
    act(reader, draft, state, "approve")
    assert status(state) == "approved"


def test_there_is_one_workflow_and_it_is_ours():
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Meelezen"]
    assert isinstance(Task.objects.get().specific, SecondReaderTask)
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()


HOLES = json.dumps([{"type": "heading", "value": {"text": ""}}, {"type": "quote", "value": {"text": "", "source": ""}}])


@pytest.fixture
def holed(draft):
    """A draft in which the reader left a heading and a quote empty."""
    draft.body = HOLES
    draft.save_revision(clean=False)
    return draft


def told(answer, client):
    """Return what the first page of the admin says after this answer."""
    assert answer.json()["step"] == "success"
    return client.get("/beheer/").content.decode()


@pytest.mark.parametrize("remark", [{}, {"comment": "Mooi zo."}])
def test_a_page_that_is_not_complete_is_not_approved_from_the_first_page(holed, author, reader, remark):
    state = submit(holed, author)
    shown = told(act(reader, holed, state, "approve", **remark), reader)
    assert "is nog niet compleet. Er is niets gepubliceerd. Inhoud, blok 1 (Kop): Kijk dit na." in shown
    assert status(state) == "in_progress"
    assert not Page.objects.get(pk=holed.pk).live


def test_without_the_script_of_the_admin_the_reader_comes_back_with_the_same_words(holed, author, reader):
    state = submit(holed, author)
    address = reverse("wagtailadmin_pages:workflow_action", args=[holed.pk, "approve", state.pk])
    assert "is nog niet compleet" in reader.post(address, {"next": "/beheer/"}, follow=True).content.decode()


def test_a_step_of_wagtails_own_kind_publishes_nothing_incomplete_either(holed, author, reader):
    old_workflow()
    state = submit(holed, author)
    act(reader, holed, state, "approve")
    assert status(state) == "in_progress"


def test_the_api_of_the_admin_publishes_complete_pages_only(draft, reader):
    address = f"/beheer/api/main/pages/{draft.pk}/action/publish/"
    draft.body = HOLES
    draft.save_revision(clean=False)
    refused = reader.post(address)
    assert refused.status_code == 400
    assert "is nog niet compleet" in str(refused.json())
    draft.body = "[]"
    draft.save_revision()
    assert reader.post(address).status_code == 200
    assert Page.objects.get(pk=draft.pk).live


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("approve", "«Nieuwe tekst» is goedgekeurd en staat op de site."),
        ("reject", "«Nieuwe tekst» ging terug naar de schrijver"),
    ],
)
def test_whoever_decides_on_the_first_page_reads_what_became_of_the_page(draft, author, reader, action, words):
    state = submit(draft, author)
    assert words in told(act(reader, draft, state, action, comment="Kijk de bron na."), reader)


def test_nothing_is_told_when_nothing_was_decided(draft, author, reader):
    state = submit(draft, author)
    act(reader, draft, state, "reject", comment="")
    assert "ging terug" not in reader.get("/beheer/").content.decode()


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_decision_in_the_editor_that_came_too_late_is_told_and_what_was_changed_is_kept(draft, author, reader, action):
    state = submit(draft, author)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    opened = {**fields(reader.get(address).content), "action-workflow-action": "true", "workflow-action-name": action}
    other = signed_in(Client(), roles.REDACTEUR)
    act(other, draft, state, action, comment="Kijk de bron na.")
    answer = reader.post(address, {**opened, "introduction": "Eén zin."}, follow=True)
    shown = answer.content.decode()
    assert DECIDED_MEANWHILE in shown
    assert "is goedgekeurd" not in shown
    assert "Eén zin." in shown
    assert Page.objects.get(pk=draft.pk).get_latest_revision_as_object().introduction == "Eén zin."


@pytest.mark.parametrize("late", ["get", "post"])
def test_a_decision_on_the_first_page_that_came_too_late_is_told_on_the_page_itself(draft, author, reader, late):
    state = submit(draft, author)
    act(signed_in(Client(), roles.REDACTEUR), draft, state, "reject", comment="Kijk de bron na.")
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
    step = getattr(reader, late)(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest").json()
    assert step == {"step": "success", "redirect": reverse("wagtailadmin_pages:edit", args=[draft.pk])}
    assert DECIDED_MEANWHILE in reader.get(step["redirect"]).content.decode()


def test_the_author_cannot_approve_in_the_editor_either_and_hears_of_no_approval(draft, author):
    state = submit(draft, author)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    opened = {**fields(author.get(address).content), "action-workflow-action": "true", "workflow-action-name": "approve"}
    shown = author.post(address, opened, follow=True).content.decode()
    assert DECIDED_MEANWHILE in shown
    assert "is goedgekeurd" not in shown
    assert status(state) == "in_progress"


def test_the_author_reads_what_must_change_when_he_opens_the_page_and_in_the_mail(draft, author, reader, mailoutbox):
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    state = submit(draft, author)
    assert "vraagt wijzigingen" not in author.get(address).content.decode()
    act(reader, draft, state, "reject", comment="De bron <b>ontbreekt</b>.")
    shown = author.get(address).content.decode()
    assert "vraagt wijzigingen. Dit moet er anders: «De bron &lt;b&gt;ontbreekt&lt;/b&gt;.»" in shown
    mail = mailoutbox[-1]
    assert mail.subject == "Wijzigingen gevraagd: «Nieuwe tekst»"
    assert "vraagt wijzigingen" in mail.body
    assert "Dit moet er anders: «De bron <b>ontbreekt</b>.»" in mail.body
    WorkflowState.objects.get().resume(person(author))
    assert "vraagt wijzigingen" not in author.get(address).content.decode()


def test_an_answer_to_a_mail_of_meelezen_reaches_people(draft, author, reader, mailoutbox, settings):
    # Django's tests put a backend of their own in its place.
    settings.EMAIL_BACKEND = site_settings.EMAIL_BACKEND
    person(reader)
    act(reader, draft, submit(draft, author), "approve")
    assert len(mailoutbox) == 2
    for mail in mailoutbox:
        assert mail.reply_to == [settings.CONTACT_EMAIL]
        assert mail.body.count(f"Vragen? Mail {settings.CONTACT_EMAIL}.") == 1


def test_the_mails_of_meelezen_say_in_plain_dutch_what_happened(draft, author, reader, mailoutbox):
    person(reader)
    act(reader, draft, submit(draft, author), "approve")
    said = {mail.subject: mail.body for mail in mailoutbox}
    assert "De pagina «Nieuwe tekst» wacht op meelezen." in said["Wacht op meelezen: «Nieuwe tekst»"]
    assert "De pagina «Nieuwe tekst» is goedgekeurd." in said["Goedgekeurd: «Nieuwe tekst»"]
    assert "beoordelingsfase" not in " ".join(said.values())
