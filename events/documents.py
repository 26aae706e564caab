"""Meetings as they are found."""

from django.db.models import QuerySet

from core.access import Person
from events.models import Event
from search.documents import MEMBERS, PUBLIC, SearchDocument, Source, register


def event_document(event: Event) -> SearchDocument:
    themes = list(event.themes.all())
    programme = "\n".join(f"{item.title} {item.description}" for item in event.programme.all())
    return SearchDocument(
        key=f"bijeenkomst:{event.pk}",
        kind="bijeenkomst",
        title=event.title,
        url=event.url or "",
        summary=event.introduction,
        body=f"{event.body_text()}\n{programme}",
        keywords="\n".join(
            [
                event.get_event_kind_display(),
                event.where,
                *(word for thema in themes for word in (thema.name, *thema.synonym_list)),
            ]
        ),
        access=(MEMBERS,) if event.members_only else (PUBLIC,),
        themes=tuple(thema.slug for thema in themes),
        date=event.start.date(),
        labels=(event.get_event_kind_display(), event.where),
    )


def things() -> QuerySet[Event]:
    found: QuerySet[Event] = Event.objects.live().prefetch_related("themes", "programme")
    return found


def visible(person: Person) -> QuerySet[Event]:
    found: QuerySet[Event] = Event.objects.visible_to(person)
    return found


def register_all() -> None:
    register(Source("bijeenkomst", "Bijeenkomst", "Bijeenkomsten", Event, event_document, things, visible, 60))
