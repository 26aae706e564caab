"""What the home page shows from the other rooms."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Func, Max, Model
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest
from django.urls import reverse

from core import clock, fragments
from core.access import Person, sees_member_items
from events import dates
from events.models import Event
from knowledge.models import Handreiking, Praktijkvoorbeeld, Voorbeeldaanpak
from website.models.news import Nieuwsbericht

if TYPE_CHECKING:
    from website.models.home import HomePage

NEWEST = 3
# Of what is new at most so many are of one kind, so that a day of much work on one list does not hide the others.
MOST_OF_A_KIND = 2
# Meetings end while nobody publishes anything; the home page follows within this many seconds.
KEPT_SECONDS = 300


@dataclass(frozen=True)
class Item:
    """Something the home page leads to."""

    kind: str
    kind_label: str
    title: str
    introduction: str
    url: str
    date: dt.date | None = None


def parts(page: "HomePage", request: HttpRequest) -> dict[str, Any]:
    """Return what the home page shows to who asks; asked once per state of the content and per what may be seen."""
    person = request.user
    rights = "lid" if sees_member_items(person) else "bezoeker"
    name = f"home:{page.pk}:{rights}"
    return fragments.cached_unless_preview(request, name, lambda: build(page, person), seconds=KEPT_SECONDS)


def build(page: "HomePage", person: Person) -> dict[str, Any]:
    ladder = page.ladder
    return {
        "tasks": [task(child.value) for child in page.tasks],
        "goals": [dict(child.value) for child in page.goals],
        "goals_url": page.goals_page.url if page.goals_page and page.goals_page.live else "",
        "ladder": {"url": ladder.url, "rungs": ladder.rungs()} if ladder is not None and ladder.is_visible_to(person) else None,
        "new_items": new_items(person),
        "meetings": [meeting(event) for event in Event.objects.listed_for(person).upcoming().filter(is_cancelled=False)[:NEWEST]],
        "news": news(person),
        "search_url": reverse("search:search"),
    }


def task(value: Any) -> dict[str, str]:
    page = value["page"]
    url = page.url if page is not None and page.live else value["address"] or "/kennisbank/"
    return {"icon": value["icon"], "title": value["title"], "text": value["text"], "url": url}


def meeting(event: Event) -> dict[str, Any]:
    """Return a meeting as it stands in the list; the tile tells the first day, the words tell all days when there are more."""
    when = dates.when(event.start, event.end, year=False) if event.lasts_days else event.when_in_two[1]
    return {"title": event.title, "url": event.url, "start": event.start, "when": when, "where": event.where}


def new_items(person: Person) -> list[Item]:
    """Return what was published last in the knowledge base, of more than one kind when there is more than one."""
    first: list[Item] = []
    spare: list[Item] = []
    for model in (Handreiking, Voorbeeldaanpak, Praktijkvoorbeeld):
        published = model.objects.listed_for(person).exclude(first_published_at=None).annotate(new=new_since(model))
        newest = [
            Item(page.kind, page.kind_label, page.title, page.introduction, page.url, page.new)
            for page in published.order_by("-new", "-first_published_at", "-pk")[:NEWEST]
        ]
        first += newest[:MOST_OF_A_KIND]
        spare += newest[MOST_OF_A_KIND:]
    return newest_first([*newest_first(first), *newest_first(spare)][:NEWEST])


def new_since(model: type[Model]) -> Func:
    """Return the day from which a page is new, as in the list of the knowledge base: of its last edition, or of its first day."""
    first = TruncDate("first_published_at", tzinfo=clock.AMSTERDAM)
    return Coalesce(Max("editions__date"), first) if model is Handreiking else first


def newest_first(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.date or dt.date.min, reverse=True)


def news(person: Person) -> list[Item]:
    items = Nieuwsbericht.objects.listed_for(person).newest_first()[:NEWEST]
    return [Item(item.kind, item.kind_label, item.title, item.introduction, item.url, item.date) for item in items]
