"""The one site stays, at an address that can be."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site

from members import roles
from members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, home):
    return signed_in(client, roles.BEHEERDER)


def delete(admin, site):
    return admin.post(reverse("wagtailsites:delete", args=[site.pk]), follow=True).content.decode()


def save(admin, **changes):
    site = Site.objects.get()
    answers = {"hostname": site.hostname, "port": site.port, "root_page": site.root_page_id, "is_default_site": "on"}
    answers = {name: value for name, value in {**answers, **changes}.items() if value is not None}
    return admin.post(reverse("wagtailsites:edit", args=[site.pk]), answers, follow=True).content.decode()


def test_the_screen_of_a_site_speaks_plain_dutch(admin):
    told = admin.get(reverse("wagtailsites:edit", args=[Site.objects.get().pk])).content.decode()
    for words in ("Naam op internet", "443 als dat met https:// begint", "Startpagina", "Dit is de standaard"):
        assert words in told
    for words in ("ostname", "equest", "port forwarding", "development"):
        assert words not in re.sub("<[^>]*>", "", told.partition("<form")[2])


def test_the_only_site_stays(admin):
    assert "dit is de enige site" in delete(admin, Site.objects.get())
    assert Site.objects.count() == 1


def test_the_site_that_answers_stays_and_another_goes(admin, home):
    spare = Site.objects.create(hostname="oud.example.org", root_page=home)
    assert "Maak eerst een andere site de standaard" in delete(admin, Site.objects.get(is_default_site=True))
    delete(admin, spare)
    assert list(Site.objects.values_list("is_default_site", flat=True)) == [True]


def test_asking_to_delete_the_only_site_is_told_at_once(admin):
    shown = admin.get(reverse("wagtailsites:delete", args=[Site.objects.get().pk]), follow=True).content.decode()
    assert "dit is de enige site" in shown


@pytest.mark.parametrize("name", ["geen host !", "https://www.voorbeeld.nl", "voorbeeld.nl/", "voorbeeld..nl", "-a.nl", "é.nl"])
def test_what_is_no_name_of_a_site_is_refused(admin, name):
    assert "Dit is geen naam van een site." in save(admin, hostname=name)
    assert Site.objects.get().hostname != name


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999999999999999999"])
def test_a_port_that_cannot_be_is_refused(admin, port):
    assert "Een poort is een getal van 1 tot en met 65535." in save(admin, port=port)


@pytest.mark.parametrize(
    ("name", "port"), [("WWW.Voorbeeld.nl", 443), ("localhost", 8000), ("127.0.0.1", 80), ("xn--caf-dma.nl", 65535)]
)
def test_an_address_that_can_be_is_kept_in_small_letters(admin, name, port):
    save(admin, hostname=name, port=port)
    assert (Site.objects.get().hostname, Site.objects.get().port) == (name.lower(), port)


def test_the_only_site_stays_the_one_that_answers(admin):
    assert "Dit is de enige site." in save(admin, is_default_site=None)
    assert Site.objects.get().is_default_site
