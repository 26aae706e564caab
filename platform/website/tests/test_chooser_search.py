"""Editors find pages, pictures, files and themes in the choosers of the admin."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from modelsearch.index import insert_or_update_object
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from core.models import File, Picture, Thema
from members.tests.factories import AccountFactory
from website.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(AccountFactory(is_staff=True, is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def things():
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="start-proef"))
    for title in ("Geluid van buren", "Stank in het trappenhuis"):
        page = home.add_child(instance=StandardPage(title=title))
        picture = Picture.objects.create(title=title, file=get_test_image_file())
        file = File.objects.create(title=title, file=ContentFile(b"x", name="brief.txt"))
        thema = Thema.objects.create(name=title, slug=title.split()[0].lower())
        for thing in (page, picture, file, thema):
            # What the worker does after a thing was saved.
            insert_or_update_object(thing)


CHOOSERS = {
    "pagina": "wagtailadmin_choose_page_search",
    "afbeelding": "wagtailimages_chooser:choose_results",
    "bestand": "wagtaildocs_chooser:choose_results",
    "thema": "wagtailsnippetchoosers_core_thema:choose_results",
}


@pytest.mark.usefixtures("things")
@pytest.mark.parametrize("chooser", CHOOSERS.values(), ids=CHOOSERS.keys())
@pytest.mark.parametrize("typed", ["geluid", "Geluid van", "gelu"])
def test_a_chooser_finds_what_is_typed_also_halfway_a_word(editor, chooser, typed):
    shown = editor.get(reverse(chooser), {"q": typed}).content.decode()
    assert "Geluid van buren" in shown
    assert "Stank in het trappenhuis" not in shown


@pytest.mark.usefixtures("things")
@pytest.mark.parametrize("chooser", CHOOSERS.values(), ids=CHOOSERS.keys())
@pytest.mark.parametrize(
    "typed", ["'", '"', "%", "AND OR", "(*", "🙂", "-", "a" * 2000, "\0", 'ge"luid', '"""', "art. 172:", "^~\\"]
)
def test_a_chooser_answers_whatever_is_typed(editor, chooser, typed):
    assert editor.get(reverse(chooser), {"q": typed}).status_code == 200
