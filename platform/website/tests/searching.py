"""Making pages to find, and searching as people do."""

import re

from django.core.files.base import ContentFile
from django.utils.text import slugify

from core.models import File
from core.vocabulary import Trede
from knowledge.models import Handreiking
from search import attachments
from website.models import StandardPage


def put(home, title, words="", **values):
    page = StandardPage(title=title, slug=slugify(title), introduction=words, **values)
    return home.add_child(instance=page)


def shown(client, q, **values):
    return " ".join(client.get("/zoeken/", {"q": q, **values}).content.decode().split())


def results(html):
    return [re.sub("<[^>]+>", "", title) for title in re.findall(r'lpw-resultaat__titel">(.*?)</h3>', html)]


def guide(home, title, words="", **values):
    page = Handreiking(title=title, slug=slugify(title), introduction=words, rungs=[Trede.values[0]], **values)
    return home.add_child(instance=page)


def file_with(text, **values):
    """Return a file that was read."""
    file = File.objects.create(title="Bijlage", file=ContentFile(text, name="bijlage.txt"), **values)
    attachments.read_one(file.pk)
    return file


def body_with(*files):
    return [{"type": "file", "value": {"title": file.title, "file": file.pk}} for file in files]
