"""News as RSS."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed

from core.clock import AMSTERDAM
from website.models import Nieuwsbericht

MOST = 20


class NewsFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs only
    """The newest public news (RSS 2.0)."""

    title = "Nieuws van het Landelijk Platform Woonoverlast"
    link = "/nieuws/"
    description = "Nieuws over de aanpak van woonoverlast."
    language = "nl"

    def items(self) -> list[Nieuwsbericht]:
        return list(Nieuwsbericht.objects.listed_for(AnonymousUser()).newest_first()[:MOST])

    def item_title(self, item: Nieuwsbericht) -> str:
        return str(item.title)

    def item_description(self, item: Nieuwsbericht) -> str:
        return item.introduction

    def item_link(self, item: Nieuwsbericht) -> str:
        return str(item.url)

    def item_pubdate(self, item: Nieuwsbericht) -> dt.datetime:
        return dt.datetime.combine(item.date, dt.time(9), tzinfo=AMSTERDAM)
