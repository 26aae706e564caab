"""News and standard pages as they are found."""

from typing import Any

from core.access import Person
from search.attachments import texts_of
from search.documents import ARCHIVED, SearchDocument, Section, Source, access_of, register, theme_words
from website.models import Nieuwsbericht, StandardPage

# What these count for beside articles of the knowledge base that fit as well.
NEWS, TEXT = 0.75, 0.7


def news_document(item: Nieuwsbericht) -> SearchDocument:
    themes = list(item.themes.all())
    return SearchDocument(
        key=f"nieuws:{item.pk}",
        kind="nieuws",
        title=item.title,
        url=item.url or "",
        summary=item.introduction,
        sections=tuple(Section(part.anchor, part.title, part.text) for part in item.body_parts()),
        keywords=theme_words(themes),
        access=access_of(item),
        themes=tuple(thema.slug for thema in themes),
        date=item.date,
        state=ARCHIVED if item.is_archived else "",
        attachments=texts_of(item.body_files(), access_of(item)),
        weight=NEWS,
    )


def page_document(page: StandardPage) -> SearchDocument:
    return SearchDocument(
        key=f"pagina:{page.pk}",
        kind="pagina",
        title=page.title,
        url=page.url or "",
        summary=page.introduction,
        sections=tuple(Section(part.anchor, part.title, part.text) for part in page.body_parts()),
        access=access_of(page),
        state=ARCHIVED if page.is_archived else "",
        attachments=texts_of(page.body_files(), access_of(page)),
        weight=TEXT,
    )


def visible(model: Any) -> Any:
    def for_person(person: Person) -> Any:
        return model.objects.visible_to(person)

    return for_person


def register_all() -> None:
    news = Nieuwsbericht.objects.live().prefetch_related("themes")
    register(Source("nieuws", "Nieuws", Nieuwsbericht, news_document, news.all, visible(Nieuwsbericht), 90))
    register(Source("pagina", "Pagina", StandardPage, page_document, StandardPage.objects.live, visible(StandardPage), 99))
