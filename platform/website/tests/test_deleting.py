"""What is in use is not deleted: the screen says how often it is used, and what to do."""

import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, ReferenceIndex

from core.models import File, Picture, Thema
from knowledge.models import Begrip, Handreiking, Instrument, Partner, Praktijkvoorbeeld, Voorbeeldaanpak
from members import roles
from members.models import Municipality, Organisation
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


def page(model, **values):
    number = Page.objects.count()
    return Page.get_first_root_node().add_child(instance=model(title=f"Pagina {number}", slug=f"pagina-{number}", **values))


def instrument():
    return page(Instrument, rung="zorg")


def snippet(action, thing):
    name = f"wagtailsnippets_{thing._meta.app_label}_{thing._meta.model_name}:{action}"
    return reverse(name, args=[thing.pk])


def bulk(*things):
    words = [things[0]._meta.app_label, things[0]._meta.model_name, "delete"]
    if isinstance(things[0], Page):
        words[:2] = ["wagtailcore", "page"]
    ids = "&".join(f"id={thing.pk}" for thing in things)
    return reverse("wagtail_bulk_action", args=words) + f"?{ids}&next=/beheer/"


def refused(client, address):
    shown = client.post(address, follow=True)
    assert shown.status_code == 200
    return shown.content.decode()


def test_an_organisation_with_members_stays(admin):
    organisation = OrganisationFactory(name="De Woonplaats")
    for _ in range(2):
        MemberFactory(organisation=organisation)
    shown = refused(admin, reverse("organisaties:delete", args=[organisation.pk]))
    assert "«De Woonplaats» kan niet worden verwijderd: in gebruik bij 2 leden. Zet deze leden eerst" in shown
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_an_organisation_without_members_goes_with_its_domains(admin):
    organisation = OrganisationFactory()
    organisation.domains.create(domain="woonplaats.example")
    organisation.municipalities.add(MunicipalityFactory())
    organisation.save()
    admin.post(reverse("organisaties:delete", args=[organisation.pk]))
    assert not Organisation.objects.filter(pk=organisation.pk).exists()


def test_a_municipality_in_use_stays(admin):
    place = MunicipalityFactory()
    member = MemberFactory()
    member.municipalities.add(place)
    member.save()
    MunicipalityFactory(successor=place)
    page(Praktijkvoorbeeld, municipality=place, situation="x", approach="x")
    shown = refused(admin, reverse("gemeenten:delete", args=[place.pk]))
    assert "in gebruik bij" in shown
    assert all(words in shown for words in ("1 lid", "1 gemeente", "1 praktijkvoorbeeld", "Herindeling"))
    assert Municipality.objects.filter(pk=place.pk).exists()


def test_a_thema_in_use_stays_one_by_one_and_in_bulk(admin):
    thema, free = Thema.objects.create(name="Geluid", slug="geluid"), Thema.objects.create(name="Vrij", slug="vrij")
    Thema.objects.create(name="Muziek", slug="muziek", parent=thema)
    for _ in range(2):
        article = page(Handreiking)
        article.themes.add(thema)
        article.save()
    for address in (snippet("delete", thema), bulk(thema, free)):
        assert "«Geluid» kan niet worden verwijderd: in gebruik bij 2 handreikingen en 1 thema." in refused(admin, address)
    assert Thema.objects.count() == 3
    admin.post(snippet("delete", free))
    assert not Thema.objects.filter(pk=free.pk).exists()


def test_a_partner_that_stands_only_in_a_phase_stays(admin):
    partner = Partner.objects.create(name="GGD", slug="ggd")
    phase = {"title": "Begin", "goal": "Doel", "partners": [partner.pk], "steps": [{"title": "Doe dit", "text": ""}]}
    approach = page(Voorbeeldaanpak, phases=json.dumps([{"type": "phase", "value": phase}]))
    # What the worker does after the page was saved.
    ReferenceIndex.create_or_update_for_object(approach)
    assert "in gebruik bij 1 voorbeeldaanpak" in refused(admin, snippet("delete", partner))
    assert Partner.objects.exists()


@pytest.mark.parametrize("address_of", [lambda page: reverse("wagtailadmin_pages:delete", args=[page.pk]), bulk])
def test_an_instrument_in_use_stays(admin, address_of):
    used, free = instrument(), instrument()
    Begrip.objects.create(term="Waarschuwing", slug="w", explanation="x", instrument=used)
    article = page(Handreiking)
    article.instruments.add(used)
    article.save()
    shown = refused(admin, address_of(used))
    assert "in gebruik bij" in shown
    assert all(words in shown for words in ("1 begrip", "1 handreiking", "Publicatie intrekken"))
    assert Instrument.objects.filter(pk=used.pk).exists()
    admin.post(address_of(free))
    assert not Instrument.objects.filter(pk=free.pk).exists()


def picture():
    return Picture.objects.create(title="Straat", file=get_test_image_file())


def blocks_with(shown):
    image = {"image": shown.pk, "alt_text": "", "decorative": True}
    return json.dumps([{"type": "picture", "value": {"image": image, "caption": ""}}])


@pytest.mark.parametrize(
    "shows",
    [lambda shown: {"picture": shown, "picture_alt": "Een straat"}, lambda shown: {"body": blocks_with(shown)}],
    ids=["above", "between the text"],
)
def test_a_picture_that_a_page_shows_stays(admin, shows):
    shown, unused = picture(), picture()
    ReferenceIndex.create_or_update_for_object(page(Handreiking, **shows(shown)))
    told = refused(admin, reverse("wagtailimages:delete", args=[shown.pk]))
    assert "«Straat» kan niet worden verwijderd: in gebruik bij 1 handreiking. Zet daar eerst een ander beeld" in told
    assert "in gebruik bij 1 handreiking" in refused(admin, bulk(unused, shown))
    assert Picture.objects.count() == 2
    admin.post(reverse("wagtailimages:delete", args=[unused.pk]))
    assert list(Picture.objects.all()) == [shown]


def file():
    return File.objects.create(title="Modelbrief", file=ContentFile(b"Beste buur", name="modelbrief.txt"))


def offered(shown):
    return json.dumps([{"type": "file", "value": {"file": shown.pk, "title": "Modelbrief", "description": ""}}])


def linked(shown):
    return json.dumps([{"type": "text", "value": f'<p><a linktype="document" id="{shown.pk}">Brief</a></p>'}])


@pytest.mark.parametrize("body", [offered, linked], ids=["as a block", "as a link in a text"])
def test_a_file_that_a_page_offers_stays(admin, body):
    used, unused = file(), file()
    ReferenceIndex.create_or_update_for_object(page(Handreiking, body=body(used)))
    told = refused(admin, reverse("wagtaildocs:delete", args=[used.pk]))
    assert "«Modelbrief» kan niet worden verwijderd: in gebruik bij 1 handreiking. Zet daar eerst een ander bestand" in told
    assert "in gebruik bij 1 handreiking" in refused(admin, bulk(unused, used))
    assert File.objects.count() == 2
    admin.post(reverse("wagtaildocs:delete", args=[unused.pk]))
    assert list(File.objects.all()) == [used]


def test_an_attachment_keeps_its_file_before_the_worker_listed_what_refers_to_what(admin):
    used, guide = file(), page(Handreiking)
    guide.attachments.model.objects.create(page=guide, file=used, title="Modelbrief")
    ReferenceIndex.objects.all().delete()
    told = refused(admin, reverse("wagtaildocs:delete", args=[used.pk]))
    assert "«Modelbrief» kan niet worden verwijderd: in gebruik bij 1 handreiking." in told
    assert "in gebruik bij 1 handreiking" in refused(admin, bulk(used))
    assert File.objects.get() == used
