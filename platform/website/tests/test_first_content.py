"""A new site begins with the content of the platform, at its own address."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.test import override_settings
from wagtail.models import Site

from events.models import Event
from members.models import Member
from website.models import HomePage, Nieuwsbericht

pytestmark = pytest.mark.django_db


def begin():
    told = StringIO()
    call_command("first_content", stdout=told)
    return told.getvalue()


def test_a_new_site_gets_pages_without_examples_and_no_link_leads_nowhere(index, client):
    with override_settings(SITE_URL="https://www.voorbeeld.nl", ALLOWED_HOSTS=["www.voorbeeld.nl"]):
        assert "342 gemeenten" in begin()
        site = Site.objects.get()
        home = client.get("/", headers={"host": "www.voorbeeld.nl"})
        links = {link["href"] for link in BeautifulSoup(home.content, "html.parser").select("a[href^='/']:not([href^='/demo/'])")}
        answers = {link: client.get(link, headers={"host": "www.voorbeeld.nl"}).status_code for link in links}
    assert (site.hostname, site.port) == ("www.voorbeeld.nl", 443)
    assert not any(model.objects.exists() for model in (Member, Event, Nieuwsbericht))
    assert {link: answer for link, answer in answers.items() if answer not in (200, 302)} == {}


def test_a_site_that_has_a_first_page_stays_as_it_is(home):
    with pytest.raises(CommandError, match="heeft al een startpagina"):
        begin()
    assert HomePage.objects.get() == home
