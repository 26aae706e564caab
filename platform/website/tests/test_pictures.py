"""Pictures on the site: who made them, what they show, and that one that was deleted leaves nothing behind."""

import json

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from core.complete import why_not_publish
from core.models import Picture
from members import roles
from members.tests.factories import signed_in
from website.models import HomePage, NewsIndex, Nieuwsbericht
from website.tests.filled_in import fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=NewsIndex(title="Nieuws", slug="nieuws"))


def picture(**values):
    return Picture.objects.create(title="Straat", file=get_test_image_file(), **values)


def item(news, image, caption="", **values):
    value = {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": caption}
    body = json.dumps([{"type": "picture", "value": value}])
    return news.add_child(instance=Nieuwsbericht(title="Bericht", slug="bericht", body=body, **values))


def shown(client):
    return client.get("/nieuws/bericht/").content.decode()


def test_who_made_it_stands_below_every_picture(client, news):
    image = picture(credit="Jo Jansen")
    item(news, image, picture=image, picture_is_decorative=True)
    assert shown(client).count("Beeld: Jo Jansen") == 2


def test_a_picture_without_a_maker_or_caption_has_no_line_below(client, news):
    image = picture()
    item(news, image, picture=image, picture_is_decorative=True)
    assert shown(client).count("<figure") == 2
    assert "<figcaption" not in shown(client)


def test_who_made_it_is_not_what_the_article_is_about(news):
    text = item(news, picture(credit="Jo Jansen"), caption="De stoep").body_text()
    assert "De stoep" in text
    assert "Jansen" not in text


def test_a_deleted_picture_leaves_nothing_behind(client, news):
    image = picture(credit="Jo Jansen")
    item(news, image, caption="De stoep", picture=image, picture_is_decorative=True)
    assert "<figure" in shown(client)
    image.delete()
    assert "<figure" not in shown(client)
    assert "De stoep" not in shown(client)


@pytest.mark.parametrize("live", [True, False])
def test_a_draft_may_wait_for_the_words_of_its_picture_and_publishing_may_not(client, news, live):
    signed_in(client, roles.REDACTEUR)
    page = news.add_child(instance=Nieuwsbericht(title="Bericht", slug="bericht", live=live))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {**fields(client.get(address).content.decode()), "picture": picture().pk}
    assert client.post(address, form).status_code == 302
    assert "alleen versiering is" in client.post(address, {**form, "action-publish": "on"}).content.decode()
    page.refresh_from_db()
    assert (page.live, page.picture) == (live, None if live else page.get_latest_revision_as_object().picture)
    (reason,) = why_not_publish([page])
    assert "Wat is er te zien: Beschrijf wat er te zien is" in reason


def test_a_block_whose_picture_has_no_words_is_not_published_by_any_road(news):
    value = {"image": {"image": picture().pk, "decorative": False, "alt_text": ""}, "caption": ""}
    body = json.dumps([{"type": "picture", "value": value}])
    page = news.add_child(instance=Nieuwsbericht(title="Bericht", slug="bericht", body=body, live=False))
    page.save_revision(clean=False)
    assert "Inhoud, blok 1 (Afbeelding)" in why_not_publish([page])[0]


@pytest.mark.parametrize("name", ["a" * 300 + ".webp", "é" * 200])
def test_a_name_that_no_file_can_have_is_not_found(client, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    assert client.get(f"/media/images/{name}").status_code == 404
