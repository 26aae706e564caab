"""What visitors and members see of meetings."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events import registering
from events.tests.factories import make_event
from members.tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def signed_in(client, account):
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(answer):
    return BeautifulSoup(answer.content, "html.parser").main


@pytest.mark.parametrize("waits", [True, False])
def test_withdrawing_passes_the_seat_on_only_when_somebody_waits(client, waits):
    event, account = make_event(capacity=1), MemberFactory().account
    registering.register(event.pk, account)
    if waits:
        registering.register(event.pk, MemberFactory().account, accepts_waiting=True)
    page = shown(signed_in(client, account).get(reverse("events:withdraw", args=[event.slug]))).get_text()
    assert ("Uw plek gaat naar wie bovenaan de wachtlijst staat." in page) is waits


def test_who_waits_himself_has_no_seat_to_pass_on(client):
    event, account = make_event(capacity=0), MemberFactory().account
    for person in (account, MemberFactory().account):
        registering.register(event.pk, person, accepts_waiting=True)
    page = shown(signed_in(client, account).get(reverse("events:withdraw", args=[event.slug]))).get_text()
    assert "Uw plek gaat" not in page
    assert "Nee, ik wacht" in page
