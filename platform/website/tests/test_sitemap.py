"""The sitemap leads search engines to what a visitor may read."""

import re

import pytest
from django.conf import settings

from website.tests.searching import guide, put

pytestmark = pytest.mark.django_db


def told(client):
    text = client.get("/sitemap.xml").content.decode()
    return {address.removeprefix(settings.SITE_URL) for address in re.findall("<loc>(?:https?://[^/]+)?(.*?)</loc>", text)}


def test_a_page_for_members_and_an_archived_one_are_not_told_of(home, client):
    open_page = put(home, "Voor iedereen")
    guide(home, "Van vroeger", is_archived=True)
    closed = put(home, "Voor leden", members_only=True)
    put(home, "Concept", live=False)
    below = closed.add_child(instance=type(closed)(title="Toch voor iedereen", slug="toch"))
    assert told(client) == {page.url for page in (home, open_page, below)}


def test_the_sitemap_asks_no_more_for_more_pages(home, client, django_assert_num_queries):
    for number in range(3):
        put(home, f"Pagina {number}")
    told(client)
    with django_assert_num_queries(7):
        told(client)
    for number in range(3, 12):
        put(home, f"Pagina {number}", members_only=number % 2)
    with django_assert_num_queries(7):
        told(client)
