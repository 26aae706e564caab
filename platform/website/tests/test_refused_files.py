"""A picture or file that cannot be taken: refused with its one reason on every road, and what was there stays in sight."""

import io
import json
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from core.models import File, Picture

pytestmark = pytest.mark.django_db
TOO_MANY = "Deze afbeelding heeft te veel beeldpunten, hoogstens 128 miljoen"
BROKEN = "Deze afbeelding is beschadigd."
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height):
    """Return the beginning of a picture of this size, which is all that is looked at."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def many(editor, content, name):
    answers = {"title": "Straat", "files[]": SimpleUploadedFile(name, content)}
    return json.loads(editor.post(reverse("wagtailimages:add_multiple"), answers).content)["error_message"]


def one(editor, content, name):
    answers = {"title": "Straat", "file": SimpleUploadedFile(name, content)}
    return editor.post(reverse("wagtailimages:add"), answers).content.decode()


def instead(editor, content, name):
    known = Picture.objects.create(title="Plein", file=get_test_image_file())
    answers = {"title": "Straat", "file": SimpleUploadedFile(name, content)}
    return editor.post(reverse("wagtailimages:edit", args=[known.pk]), answers).content.decode()


def in_chooser(editor, content, name):
    answers = {"image-chooser-upload-title": "Straat", "image-chooser-upload-file": SimpleUploadedFile(name, content)}
    return json.loads(editor.post(reverse("wagtailimages_chooser:create"), answers).content)["htmlFragment"]


@pytest.mark.parametrize("road", [many, one, instead, in_chooser])
@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (png(20_000, 9_000), "groot.png", TOO_MANY),
        (png(200_000, 1_000), "breed.png", TOO_MANY),
        (png(13_000, 10_000), "net-te-groot.png", TOO_MANY),
        (PNG + b"en dan niets", "stuk.png", BROKEN),
        (png(400, 300), "half.png", BROKEN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_that_cannot_be_drawn_is_refused_with_the_reason(editor, road, content, name, told):
    before = Picture.objects.count()
    shown = road(editor, content, name)
    assert told in shown
    assert road is many or "Straat" in shown
    assert Picture.objects.filter(title="Straat").count() == before == 0


def test_a_low_and_wide_picture_is_taken_and_shown(editor):
    made = io.BytesIO()
    Image.new("1", (50_000, 2)).save(made, "PNG")
    answers = {"title": "Lijn", "file": SimpleUploadedFile("lijn.png", made.getvalue())}
    assert editor.post(reverse("wagtailimages:add"), answers).status_code == 302
    assert editor.get(reverse("wagtailimages:edit", args=[Picture.objects.get().pk])).status_code == 200


@pytest.mark.parametrize(
    ("title", "name", "content", "told"),
    [
        ("Brief", "nep.pdf", b"Dit is gewone tekst.", "Dit is geen PDF-bestand, al heet het zo."),
        ("", "nieuw.txt", b"Goed", "Vul dit in."),
    ],
)
def test_who_replaces_a_file_in_vain_sees_the_one_that_is_there(editor, title, name, content, told):
    known = File.objects.create(title="Brief", file=SimpleUploadedFile("brief.txt", b"Tekst"))
    address = reverse("wagtaildocs:edit", args=[known.pk])
    shown = editor.post(address, {"title": title, "file": SimpleUploadedFile(name, content)}).content.decode()
    assert told in shown
    assert "Het bestand kon niet worden gevonden" not in shown
    assert known.filename in shown
    assert name not in shown
