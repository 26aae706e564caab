"""Planning a page for later: only for a moment that is to come, and taken back with its dates."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from core import clock
from core.last_seen import PAST
from website.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(home):
    return home.add_child(instance=StandardPage(title="Later", slug="later", live=False))


def save(editor, page, moment):
    filled = {"title": page.title, "slug": page.slug, "introduction": "Later meer.", "body": streamfield([])}
    when = moment.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y %H:%M")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return editor.post(address, nested_form_data({**filled, "go_live_at": when}), follow=True).content.decode()


def test_a_moment_that_has_been_is_refused(editor, later):
    assert PAST in save(editor, later, dt.datetime(2020, 1, 1, tzinfo=clock.AMSTERDAM))


def test_a_moment_that_stood_there_already_may_stay(editor, later):
    later.go_live_at = dt.datetime(2020, 1, 1, tzinfo=clock.AMSTERDAM)
    later.save_revision().publish()
    assert PAST not in save(editor, later, later.go_live_at)


def test_a_plan_that_is_taken_back_leaves_no_date(editor, later):
    later.go_live_at = clock.now() + dt.timedelta(days=3)
    planned = later.save_revision()
    planned.publish()
    editor.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[later.pk, planned.pk]))
    later.refresh_from_db()
    planned.refresh_from_db()
    assert (later.go_live_at, later.get_latest_revision_as_object().go_live_at) == (None, None)
    assert planned.approved_go_live_at is None
