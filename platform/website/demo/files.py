"""Pictures and attachments of the demo content, put in the site once."""

from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from core.models import File, Picture
from website.demo.reading import ATTACHMENTS, PICTURES, read


@cache
def picture(name: str) -> Picture | None:
    """Return the picture with this file name; None when the demo content has no such file."""
    path = PICTURES / name
    if not path.is_file():
        return None
    known: Picture | None = Picture.objects.filter(title=title_of(name)).first()
    if known is None:
        known = Picture(title=title_of(name), description=alt_of(name), credit="Landelijk Platform Woonoverlast")
        known.file.save(name, ImageFile(BytesIO(path.read_bytes()), name=name), save=False)
        known.save()
    return known


def described(name: str) -> dict[str, str]:
    listed = read("beeld/beelden") if (PICTURES / "beelden.yaml").is_file() else {}
    found: dict[str, str] = listed.get(name, {})
    return found


def title_of(name: str) -> str:
    return described(name).get("titel") or name.removesuffix(".png").replace("-", " ").capitalize()


def alt_of(name: str) -> str:
    return described(name).get("alt", "")[:250]


@cache
def attachment(name: str, title: str) -> File | None:
    """Return the attachment with this file name; None when the demo content has no such file."""
    path = ATTACHMENTS / name
    if not path.is_file():
        return None
    known: File | None = File.objects.filter(title=title).first()
    if known is None:
        known = File(title=title)
        known.file.save(name, ContentFile(path.read_bytes(), name=name), save=False)
        known.save()
    return known
