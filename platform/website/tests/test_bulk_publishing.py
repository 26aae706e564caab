"""Publishing many drafts at once: none is published while one of them is not complete. Taking many pages off the site."""

import datetime as dt
import json

import pytest
from django.urls import reverse
from wagtail.models import Page

from core import clock
from events.models import Event, EventQuestion
from knowledge.models import Escalatiemodel, Handreiking, Instrument, Praktijkvoorbeeld, Voorbeeldaanpak
from members import roles
from members.tests.factories import signed_in
from website.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    return signed_in(client, roles.REDACTEUR)


def draft(model, parent=None, **values):
    number = Page.objects.count()
    page = model(title=f"Concept {number}", slug=f"concept-{number}", live=False, **values)
    (parent or Page.get_first_root_node()).add_child(instance=page)
    page.save_revision(clean=False)
    return page


def publish(client, *pages, **data):
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?{ids}&next=/beheer/"
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def live():
    return Page.objects.filter(depth__gt=1, live=True, title__startswith="Concept").count()


def test_a_field_that_is_missing_is_named_and_nothing_is_published(editor):
    whole, part = draft(StandardPage), draft(Praktijkvoorbeeld, approach="Zo deden zij het.")
    shown = publish(editor, whole, part)
    assert f"«{part.title}» is nog niet compleet. Er is niets gepubliceerd. Situatie: " in shown
    assert "Aanpak:" not in shown
    assert live() == 0


def test_a_block_that_is_not_complete_is_named(editor):
    body = json.dumps([{"type": "text", "value": "<p>Goed</p>"}, {"type": "quote", "value": {"text": "", "source": ""}}])
    assert "Inhoud, blok 2 (Citaat): Kijk dit na." in publish(editor, draft(StandardPage, body=body))
    assert live() == 0


def test_a_part_that_is_not_complete_is_named(editor):
    begins = clock.now() + dt.timedelta(days=3)
    event = draft(Event, start=begins, end=begins + dt.timedelta(hours=1))
    event.questions = [EventQuestion(text="Eet u mee?", kind=EventQuestion.Kind.CHOICE)]
    event.save_revision(clean=False)
    assert "Vraag 1, keuzes: Geef minstens twee keuzes" in publish(editor, event)


def test_what_is_below_counts_when_it_is_published_along(editor):
    section = draft(StandardPage)
    draft(StandardPage, parent=section, body=json.dumps([{"type": "quote", "value": {"text": "", "source": ""}}]))
    assert "is nog niet compleet" in publish(editor, section, include_descendants="on")
    assert live() == 0
    publish(editor, section)
    assert live() == 1


def test_complete_drafts_are_published(editor):
    publish(editor, draft(StandardPage), draft(StandardPage))
    assert live() == 2


@pytest.mark.parametrize(
    ("model", "words"), [(Escalatiemodel, "Voeg minstens één trede toe"), (Voorbeeldaanpak, "Voeg minstens één fase toe")]
)
def test_what_a_page_is_about_is_there_when_it_is_published(editor, model, words):
    page = draft(model, key_points="Begin op tijd.") if model is Voorbeeldaanpak else draft(model)
    field = "phases" if model is Voorbeeldaanpak else "treden"
    block = model._meta.get_field(field).stream_block
    block.clean_deferred(getattr(page, field))
    assert words in publish(editor, page)
    assert live() == 0


TEXT = json.dumps([{"type": "text", "value": "<p>Zo doet u het.</p>"}])
TOLD = {"introduction": "Zo pakt u het aan."}


@pytest.mark.parametrize(
    ("model", "values", "missing"),
    [
        (Handreiking, {"body": TEXT}, "Inleiding: Schrijf in één of twee zinnen"),
        (Handreiking, TOLD, "Inhoud: Schrijf hier de tekst zelf"),
        (Instrument, {"rung": "vroeg", "who_decides": "De burgemeester."}, "Inleiding: Schrijf in één of twee zinnen"),
        (Instrument, {"rung": "vroeg", **TOLD}, "Wie besluit: Zeg wie dit mag inzetten"),
    ],
)
def test_an_article_that_says_nothing_is_not_published(editor, model, values, missing):
    assert missing in publish(editor, draft(model, **values))
    assert live() == 0


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Handreiking, {"body": TEXT}),
        (Instrument, {"rung": "vroeg", "body": TEXT}),
        (Instrument, {"rung": "vroeg", "who_decides": "De burgemeester."}),
    ],
)
def test_an_article_that_says_something_is_published(editor, model, values):
    publish(editor, draft(model, **TOLD, **values))
    assert live() == 1


def asked_to_unpublish(client, *pages):
    ids = "&".join(f"id={page.pk}" for page in pages)
    shown = client.get(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?{ids}&next=/beheer/")
    return shown.content.decode()


def test_a_draft_among_pages_to_take_off_the_site_is_no_matter_of_rights(editor):
    on_site = draft(StandardPage)
    on_site.get_latest_revision().publish()
    shown = asked_to_unpublish(editor, on_site, draft(StandardPage))
    assert "Deze pagina staat niet op de site. Met haar gebeurt niets." in shown
    assert "niet de juiste rechten" not in shown
    assert "Deze pagina&#x27;s staan niet op de site." in asked_to_unpublish(
        editor, draft(StandardPage), draft(StandardPage)
    ).replace("pagina's", "pagina&#x27;s")


def test_who_may_not_take_a_page_off_the_site_still_reads_that(client):
    on_site = draft(StandardPage)
    on_site.get_latest_revision().publish()
    shown = asked_to_unpublish(signed_in(client, roles.ORGANISATOR), on_site, draft(StandardPage))
    assert "niet de juiste rechten" in shown
    assert "Deze pagina staat niet op de site." in shown


def test_the_box_for_what_is_below_speaks_dutch(editor):
    section = draft(StandardPage)
    section.get_latest_revision().publish()
    draft(StandardPage, parent=section).get_latest_revision().publish()
    shown = asked_to_unpublish(editor, section)
    assert "Ook alles wat eronder staat" in shown
    assert "Include descendants" not in shown
