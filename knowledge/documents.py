"""What of the knowledge base can be found, and what its filters are called."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from core import clock
from core.access import Person
from core.blocks.rendering import plain_text
from core.models import Thema
from core.models.fields import lines
from core.text import as_sentences
from core.vocabulary import Discipline, Trede
from knowledge import files
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
from search.attachments import texts_of
from search.documents import (
    ARCHIVED,
    SearchDocument,
    Section,
    Source,
    Vocabulary,
    access_of,
    register,
    register_vocabulary,
    theme_words,
)

GLOSSARY = "/kennisbank/begrippen/"
RULINGS = "/kennisbank/rechtspraak/"
# What a kind counts for beside others that fit as well: a guide answers more than a term does.
WEIGHTS = {
    "handreiking": 1.5,
    "voorbeeldaanpak": 1.1,
    "instrument": 1.2,
    "praktijkvoorbeeld": 1.0,
    "escalatiemodel": 0.95,
    "uitspraak": 0.9,
    "begrip": 0.9,
}
OUTDATED = 0.8
TOLD_OF_A_RUNG = ("who", "happens", "for_causer", "for_victim")


def state_of(page: Any) -> str:
    """Return the state by which readers filter."""
    if page.is_archived:
        return ARCHIVED
    return {"": "", "verouderd": "verouderd"}.get(getattr(page, "state", ""), "actueel")


def page_values(page: Any, kind: str) -> dict[str, Any]:
    """Return what every article has in common."""
    themes = list(page.themes.all())
    state = state_of(page)
    place = getattr(page, "municipality", None)
    return {
        "key": f"{kind}:{page.pk}",
        "kind": kind,
        "title": page.title,
        "url": page.url or "",
        "summary": page.introduction,
        "access": access_of(page),
        "themes": tuple(thema.slug for thema in themes),
        "keywords": "\n".join([theme_words(themes), place.name if place else ""]),
        "state": state,
        "badge": ARCHIVED if page.is_archived else getattr(page, "state", ""),
        "weight": WEIGHTS[kind] * (OUTDATED if state in ("verouderd", ARCHIVED) else 1),
        "published": published_on(page),
        "sections": tuple(Section(part.anchor, part.title, part.text) for part in page.body_parts()),
    }


def published_on(page: Any) -> dt.date | None:
    """Return the day on which readers got the page, or its last edition: what is new is not what was checked last."""
    editions = getattr(page, "edition_list", [])
    if editions:
        newest: dt.date = editions[0].date
        return newest
    first: dt.datetime | None = page.first_published_at
    return first.astimezone(clock.AMSTERDAM).date() if first else None


def shared_values(page: Any) -> dict[str, Any]:
    """Return what articles share that name partners, instruments and readers."""
    return {
        "instruments": instrument_keys(page),
        "partners": tuple(partner.slug for partner in page.partners.all()),
        "audience": tuple(getattr(page, "audience", ())),
        "labels": (f"Voor {page.readers}",) if getattr(page, "audience", ()) else (),
    }


def place_values(page: Any) -> dict[str, Any]:
    """Return where and when something was."""
    place = page.municipality
    return {
        "municipality": place.slug if place else "",
        "province": place.province_id or "" if place else "",
        "place": place.name if place else "",
        "date": dt.date(page.year, 1, 1) if page.year else None,
    }


def instrument_keys(page: Any) -> tuple[str, ...]:
    """Return the instruments that everybody may open: the list of filters is the same for every reader."""
    return tuple(instrument.slug for instrument in page.instruments.all() if instrument.live and not instrument.members_only)


def handreiking(page: Handreiking) -> SearchDocument:
    return SearchDocument(
        **page_values(page, "handreiking"),
        **shared_values(page),
        body=page.key_points,
        rungs=tuple(page.rungs),
        date=page.changed_on,
        checked=page.checked_on or page.changed_on,
        attachments=texts_of(files.of_handreiking(page), access_of(page)),
    )


def voorbeeldaanpak(page: Voorbeeldaanpak) -> SearchDocument:
    values = page_values(page, "voorbeeldaanpak")
    values["sections"] += tuple(
        Section(f"fase-{number}", child.value["title"], phase_text(child.value))
        for number, child in enumerate(page.phases, start=1)
    )
    return SearchDocument(
        **values,
        **shared_values(page),
        body=page.key_points,
        date=page.checked_on,
        checked=page.checked_on,
        attachments=texts_of(files.of_voorbeeldaanpak(page), access_of(page)),
    )


def phase_text(phase: Any) -> str:
    steps = (line for step in phase["steps"] for line in (step["title"], plain_text(str(step["text"]))))
    return as_sentences([phase["goal"], phase["lead"] or "", *steps, *phase["pitfalls"], phase["result"] or ""])


def praktijkvoorbeeld(page: Praktijkvoorbeeld) -> SearchDocument:
    told = [page.situation, page.approach, page.result, page.conditions, page.lessons]
    return SearchDocument(
        **page_values(page, "praktijkvoorbeeld"),
        **(shared_values(page) | place_values(page)),
        body="\n".join(told),
        attachments=texts_of(page.body_files(), access_of(page)),
    )


def instrument(page: Instrument) -> SearchDocument:
    values = page_values(page, "instrument")
    values["keywords"] += "\n" + page.other_names
    basis = "\n".join(f"{child.value['title']} {child.value['explanation'] or ''}" for child in page.legal_basis)
    told = [page.who_decides, page.conditions, page.checklist, page.attention, page.for_causer, page.for_victim, basis]
    return SearchDocument(
        **values,
        body="\n".join(told),
        rungs=(page.rung,),
        instruments=(page.slug,) if not page.members_only else (),
        partners=tuple(partner.slug for partner in page.partners.all()),
        labels=(f"Trede: {Trede(page.rung).label}",) if page.rung in Trede.values else (),
        attachments=texts_of(page.body_files(), access_of(page)),
    )


def escalatiemodel(page: Escalatiemodel) -> SearchDocument:
    values = page_values(page, "escalatiemodel")
    values["sections"] += tuple(
        Section(f"trede-{rung['number']}", rung["name"], as_sentences(rung[name] or "" for name in TOLD_OF_A_RUNG))
        for rung in page.rung_values()
    )
    return SearchDocument(
        **values,
        **place_values(page),
        body=page.explanation,
        attachments=texts_of(page.body_files(), access_of(page)),
    )


def begrip(term: Begrip) -> SearchDocument:
    return SearchDocument(
        key=f"begrip:{term.pk}",
        kind="begrip",
        title=f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term,
        url=f"{GLOSSARY}#{term.slug}",
        summary=term.explanation,
        keywords="\n".join(lines(term.synonyms)),
        weight=WEIGHTS["begrip"],
    )


def uitspraak(ruling: Uitspraak) -> SearchDocument:
    return SearchDocument(
        key=f"uitspraak:{ruling.pk}",
        kind="uitspraak",
        title=ruling.subject,
        url=f"{RULINGS}#{ruling.anchor}",
        summary=ruling.lesson,
        # People ask for a ruling about something.
        keywords="\n".join([ruling.number, ruling.court, ruling.place, str(ruling._meta.verbose_name)]),
        instruments=instrument_keys(ruling),
        date=ruling.date,
        place=ruling.place,
        labels=(ruling.number,),
        weight=WEIGHTS["uitspraak"],
    )


def article(model: Any, to_document: Any, order: int, *at_hand: str) -> Source:
    """Return the source of a page type, with what its documents need at hand."""

    def things() -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.live().prefetch_related("themes", *at_hand)
        return found

    def visible(person: Person) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.visible_to(person)
        return found

    return Source(model.kind, model.kind_label, model, to_document, things, visible, order)


def register_all() -> None:
    """Register every kind of the knowledge base with the search room."""
    with_others = ("instruments", "partners")
    register(article(Handreiking, handreiking, 10, *with_others, "editions", "attachments__file"))
    register(article(Voorbeeldaanpak, voorbeeldaanpak, 20, *with_others))
    register(article(Instrument, instrument, 30, "partners"))
    register(article(Praktijkvoorbeeld, praktijkvoorbeeld, 40, *with_others, "municipality"))
    register(article(Escalatiemodel, escalatiemodel, 50, "municipality"))
    register(Source("begrip", "Begrip", Begrip, begrip, Begrip.objects.all, all_of(Begrip), 80, "term"))
    rulings = Uitspraak.objects.prefetch_related("instruments")
    register(Source("uitspraak", "Uitspraak", Uitspraak, uitspraak, rulings.all, all_of(Uitspraak), 70, "subject"))
    register_vocabularies()


def all_of(model: Any) -> Any:
    """Return the rule of what everybody may open."""
    return lambda _: model.objects.all()


def register_vocabularies() -> None:
    register_vocabulary("themes", Vocabulary(lambda _: theme_names(), broader_themes))
    register_vocabulary("rungs", Vocabulary(lambda _: dict(Trede.choices)))
    register_vocabulary("audience", Vocabulary(lambda _: dict(Discipline.choices)))
    register_vocabulary("partners", Vocabulary(lambda _: dict(Partner.objects.values_list("slug", "name"))))
    register_vocabulary("instruments", Vocabulary(instrument_titles))
    register_vocabulary("municipality", Vocabulary(lambda _: dict(Municipality.objects.values_list("slug", "name"))))
    register_vocabulary("province", Vocabulary(lambda _: dict(Province.objects.values_list("pk", "name"))))


def instrument_titles(person: Person) -> dict[str, str]:
    return dict(Instrument.objects.visible_to(person).values_list("slug", "title"))


def theme_names() -> dict[str, str]:
    """Return the themes as a tree: each main theme, then what is below it."""
    below: dict[int | None, list[Thema]] = {}
    for thema in Thema.objects.all():
        below.setdefault(thema.parent_id, []).append(thema)

    def walk(parent: int | None) -> Iterator[Thema]:
        for thema in below.pop(parent, ()):
            yield thema
            yield from walk(thema.pk)

    return {thema.slug: thema.name for thema in walk(None)}


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
