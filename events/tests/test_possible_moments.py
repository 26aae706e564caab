"""Moments of a meeting that cannot be are refused at their field, in the admin as it is used."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core import clock
from events.models import Event
from events.tests.factories import make_event, make_index
from members import roles
from members.tests.factories import signed_in

pytestmark = pytest.mark.django_db

CHANGES_OF_CLOCK = "Dit tijdstip bestaat niet of komt twee keer voor, want die nacht gaat de klok om. Kies een ander tijdstip."


def saved(client, **typed):
    """Save a meeting in the admin with these answers, and return the page that answers."""
    event = make_event(parent=make_index(), title="Workshop")
    answers = {
        "title": "Workshop",
        "slug": "workshop",
        "event_kind": "workshop",
        "audience": "leden",
        "start": "14-01-2027 10:00",
        "end": "14-01-2027 12:00",
        "body-count": "0",
        **{f"{name}-{count}": "0" for name in ("programme", "questions") for count in ("TOTAL_FORMS", "INITIAL_FORMS")},
        **typed,
    }
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    return signed_in(client, roles.BEHEERDER).post(address, answers)


def told(answer, name):
    """Return what the page says at this field."""
    shown = BeautifulSoup(answer.content, "html.parser").select_one(f"[data-contentpath={name}] .w-field__errors")
    return " ".join(shown.get_text().split()) if shown else ""


@pytest.mark.parametrize("name", ["start", "end", "deadline"])
@pytest.mark.parametrize(
    "typed", ["01-01-0001 00:00", "01-01-0001 10:00", "14-01-0027 10:00", "14-01-9999 10:00", "31-12-9999 23:59"]
)
def test_a_year_that_is_no_year_of_a_meeting_is_told_at_its_field(client, name, typed):
    answer = saved(client, **{name: typed})
    assert answer.status_code == 200
    assert f"Kies een jaar van 2000 tot en met {clock.today().year + 10}." in told(answer, name)


@pytest.mark.parametrize("typed", ["28-03-2027 02:30", "31-10-2027 02:30"])
def test_a_time_at_which_the_clock_changes_is_told_plainly(client, typed):
    assert CHANGES_OF_CLOCK in told(saved(client, start=typed), "start")


def test_a_moment_that_can_be_is_saved(client):
    answer = saved(client, start="14-01-2027 10:00")
    assert (answer.status_code, Event.objects.count()) == (302, 1)


@pytest.mark.parametrize(("years", "refused"), [(10, False), (11, True)])
def test_a_meeting_is_at_most_ten_years_ahead(years, refused):
    start = clock.now().replace(year=clock.today().year + years, month=3, day=1)
    event = make_event()
    event.start, event.end = start, start + dt.timedelta(hours=1)
    assert (event.impossible_years().keys() == {"start", "end"}) is refused
