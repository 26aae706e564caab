"""What of the knowledge base can be found, and what its filters are called."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from core.access import Person
from core.models import Thema
from core.models.fields import lines
from core.vocabulary import Discipline, Trede
from knowledge.models import (
    Begrip,
    Escalatiemodel,
    Handreiking,
    Instrument,
    Partner,
    Praktijkvoorbeeld,
    Uitspraak,
    Voorbeeldaanpak,
)
from members.models import Municipality, Province
from search.documents import MEMBERS, PUBLIC, SearchDocument, Source, Vocabulary, register, register_vocabulary

GLOSSARY = "/kennisbank/begrippen/"
RULINGS = "/kennisbank/rechtspraak/"


def access_of(page: Any) -> tuple[str, ...]:
    return (MEMBERS,) if page.members_only else (PUBLIC,)


def theme_words(themes: Iterable[Thema]) -> str:
    return "\n".join(word for thema in themes for word in (thema.name, *thema.synonym_list))


def page_values(page: Any, kind: str) -> dict[str, Any]:
    """Return what every article has in common."""
    themes = list(page.themes.all())
    return {
        "key": f"{kind}:{page.pk}",
        "kind": kind,
        "title": page.title,
        "url": page.url or "",
        "summary": page.introduction,
        "access": access_of(page),
        "themes": tuple(thema.slug for thema in themes),
        "keywords": theme_words(themes),
    }


def partner_slugs(page: Any) -> tuple[str, ...]:
    return tuple(partner.slug for partner in page.partners.all())


def instrument_keys(page: Any) -> tuple[str, ...]:
    """Return the instruments that everybody may open: the list of filters is the same for every reader."""
    return tuple(instrument.slug for instrument in page.instruments.all() if instrument.live and not instrument.members_only)


def handreiking(page: Handreiking) -> SearchDocument:
    return SearchDocument(
        **page_values(page, "handreiking"),
        body=f"{page.key_points}\n{page.body_text()}",
        rungs=tuple(page.rungs),
        instruments=instrument_keys(page),
        partners=partner_slugs(page),
        audience=tuple(page.audience),
        date=page.changed_on,
        state=page.state,
        labels=tuple(page.audience_labels[:3]),
    )


def voorbeeldaanpak(page: Voorbeeldaanpak) -> SearchDocument:
    phases = " ".join(str(child.value["title"]) + " " + str(child.value["goal"]) for child in page.phases)
    return SearchDocument(
        **page_values(page, "voorbeeldaanpak"),
        body=f"{page.key_points}\n{page.body_text()}\n{phases}",
        instruments=instrument_keys(page),
        partners=partner_slugs(page),
        audience=tuple(page.audience),
        date=page.checked_on,
        state=page.state,
        labels=tuple(page.audience_labels[:3]),
    )


def praktijkvoorbeeld(page: Praktijkvoorbeeld) -> SearchDocument:
    place = page.municipality
    return SearchDocument(
        **page_values(page, "praktijkvoorbeeld"),
        body="\n".join([page.situation, page.approach, page.result, page.conditions, page.lessons, page.body_text()]),
        instruments=instrument_keys(page),
        partners=partner_slugs(page),
        municipality=place.slug if place else "",
        province=place.province_id or "" if place else "",
        labels=tuple(label for label in (place.name if place else "", str(page.year or "")) if label),
    )


def instrument(page: Instrument) -> SearchDocument:
    values = page_values(page, "instrument")
    values["keywords"] += "\n" + page.other_names
    return SearchDocument(
        **values,
        body="\n".join(
            [
                page.who_decides,
                page.conditions,
                page.checklist,
                page.attention,
                page.for_causer,
                page.for_victim,
                page.body_text(),
            ]
        ),
        rungs=(page.rung,),
        partners=partner_slugs(page),
        labels=(Trede(page.rung).label,) if page.rung in Trede.values else (),
    )


def escalatiemodel(page: Escalatiemodel) -> SearchDocument:
    rungs = " ".join(f"{child.value['name']} {child.value['who']} {child.value['happens']}" for child in page.treden)
    place = page.municipality
    return SearchDocument(
        **page_values(page, "escalatiemodel"),
        body=f"{page.explanation}\n{rungs}\n{page.body_text()}",
        municipality=place.slug if place else "",
        province=place.province_id or "" if place else "",
        labels=tuple(label for label in (place.name if place else "", str(page.year or "")) if label),
    )


def begrip(term: Begrip) -> SearchDocument:
    return SearchDocument(
        key=f"begrip:{term.pk}",
        kind="begrip",
        title=f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term,
        url=f"{GLOSSARY}#{term.slug}",
        summary=term.explanation,
        keywords="\n".join(lines(term.synonyms)),
    )


def uitspraak(ruling: Uitspraak) -> SearchDocument:
    return SearchDocument(
        key=f"uitspraak:{ruling.pk}",
        kind="uitspraak",
        title=ruling.subject,
        url=f"{RULINGS}#{ruling.anchor}",
        summary=ruling.lesson,
        keywords="\n".join([ruling.number, ruling.court, ruling.place]),
        instruments=instrument_keys(ruling),
        date=ruling.date,
        labels=(ruling.number,),
    )


def live(model: Any, *prefetches: str) -> Any:
    """Return a function that gives all published pages of a kind, with what their documents need at hand."""

    def things() -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.live().prefetch_related("themes", *prefetches)
        return found

    return things


def visible(model: Any) -> Any:
    def for_person(person: Person) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.visible_to(person)
        return found

    return for_person


def with_place(model: Any) -> Any:
    def things() -> QuerySet[Any]:
        names = ("themes", "instruments", "partners") if model is Praktijkvoorbeeld else ("themes",)
        found: QuerySet[Any] = model.objects.live().select_related("municipality").prefetch_related(*names)
        return found

    return things


def register_all() -> None:
    """Register every kind of the knowledge base with the search room."""
    register(
        Source(
            "handreiking",
            "Handreiking",
            "Handreikingen",
            Handreiking,
            handreiking,
            live(Handreiking, "instruments", "partners", "editions"),
            visible(Handreiking),
            10,
        )
    )
    register(
        Source(
            "voorbeeldaanpak",
            "Voorbeeldaanpak",
            "Voorbeeldaanpakken",
            Voorbeeldaanpak,
            voorbeeldaanpak,
            live(Voorbeeldaanpak, "instruments", "partners"),
            visible(Voorbeeldaanpak),
            20,
        )
    )
    register(
        Source(
            "instrument",
            "Instrument",
            "Instrumenten",
            Instrument,
            instrument,
            live(Instrument, "partners"),
            visible(Instrument),
            30,
        )
    )
    register(
        Source(
            "praktijkvoorbeeld",
            "Praktijkvoorbeeld",
            "Praktijkvoorbeelden",
            Praktijkvoorbeeld,
            praktijkvoorbeeld,
            with_place(Praktijkvoorbeeld),
            visible(Praktijkvoorbeeld),
            40,
        )
    )
    register(
        Source(
            "escalatiemodel",
            "Escalatiemodel",
            "Escalatiemodellen",
            Escalatiemodel,
            escalatiemodel,
            with_place(Escalatiemodel),
            visible(Escalatiemodel),
            50,
        )
    )
    register(
        Source("begrip", "Begrip", "Begrippen", Begrip, begrip, Begrip.objects.all, lambda _: Begrip.objects.all(), 80, "term")
    )
    register(
        Source(
            "uitspraak",
            "Uitspraak",
            "Uitspraken",
            Uitspraak,
            uitspraak,
            lambda: Uitspraak.objects.prefetch_related("instruments"),
            lambda _: Uitspraak.objects.all(),
            70,
            "subject",
        )
    )
    register_vocabularies()


def register_vocabularies() -> None:
    register_vocabulary("themes", Vocabulary(lambda _: dict(Thema.objects.values_list("slug", "name")), broader_themes))
    register_vocabulary("rungs", Vocabulary(lambda _: dict(Trede.choices)))
    register_vocabulary("audience", Vocabulary(lambda _: dict(Discipline.choices)))
    register_vocabulary("partners", Vocabulary(lambda _: dict(Partner.objects.values_list("slug", "name"))))
    register_vocabulary("instruments", Vocabulary(instrument_titles))
    register_vocabulary("municipality", Vocabulary(lambda _: dict(Municipality.objects.values_list("slug", "name"))))
    register_vocabulary("province", Vocabulary(lambda _: dict(Province.objects.values_list("pk", "name"))))


def instrument_titles(person: Person) -> dict[str, str]:
    return dict(Instrument.objects.visible_to(person).values_list("slug", "title"))


def broader_themes() -> dict[str, tuple[str, ...]]:
    """Return the themes above each theme, the nearest first."""
    above = dict(Thema.objects.values_list("slug", "parent__slug"))

    def climb(slug: str) -> Iterator[str]:
        seen = {slug}
        while (wider := above.get(slug)) and wider not in seen:
            seen.add(wider)
            yield wider
            slug = wider

    return {slug: tuple(climb(slug)) for slug in above}
