"""Pictures on the site: who made them stands below, and one that was deleted leaves nothing behind."""

import json

import pytest
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from core.models import Picture
from website.models import HomePage, NewsIndex, Nieuwsbericht

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
