"""Making pages to find, and searching as people do."""

import re

from django.utils.text import slugify

from core.vocabulary import Trede
from knowledge.models import Handreiking
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
