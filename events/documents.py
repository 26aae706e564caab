"""Meetings as they are found."""

import datetime as dt

from django.db.models import QuerySet

from core import clock
from core.access import Person
from events import programme
from events.models import Event
from search.attachments import texts_of
from search.documents import ARCHIVED, SearchDocument, Section, Source, access_of, register, theme_words

# What a meeting counts for beside articles that fit as well.
COMING, PAST = 0.7, 0.5


def event_document(event: Event) -> SearchDocument:
    themes = list(event.themes.all())
    parts = [part for _, same in programme.by_day(event) for part in same]
    return SearchDocument(
        key=f"bijeenkomst:{event.pk}",
        kind="bijeenkomst",
        title=event.title,
        url=event.url or "",
        summary=event.introduction,
        body="\n".join(line for part in parts for line in (part.title, part.description)),
        sections=tuple(Section(part.anchor, part.title, part.text) for part in event.body_parts()),
        keywords="\n".join([event.get_event_kind_display(), event.where, theme_words(themes)]),
        access=access_of(event),
        themes=tuple(thema.slug for thema in themes),
        date=event.start.astimezone(clock.AMSTERDAM).date(),
        published=published_on(event),
        place=event.where,
        state=ARCHIVED if event.is_archived else "",
        badge=badge_of(event),
        labels=(event.get_event_kind_display(),),
        attachments=texts_of(event.body_files(), access_of(event)),
        weight=PAST if event.is_past or event.is_cancelled else COMING,
    )


def published_on(event: Event) -> dt.date:
    """Return when the meeting was news: the day it was announced, or its own day when it was written down afterwards."""
    return min(event.start, event.first_published_at or event.start).astimezone(clock.AMSTERDAM).date()


def badge_of(event: Event) -> str:
    """Return what somebody who looks for a meeting to go to must know; empty when it is still to come."""
    if event.is_archived:
        return ""
    if event.is_cancelled:
        return "afgelast"
    return "geweest" if event.is_past else ""


def things() -> QuerySet[Event]:
    found: QuerySet[Event] = Event.objects.live().prefetch_related("themes", "programme")
    return found


def visible(person: Person) -> QuerySet[Event]:
    found: QuerySet[Event] = Event.objects.visible_to(person)
    return found


def register_all() -> None:
    register(Source("bijeenkomst", "Bijeenkomst", Event, event_document, things, visible, 60))
