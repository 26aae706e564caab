"""Two people at the same record of a list: nobody overwrites the other unseen."""

import pytest
from django.urls import reverse

from core.models import Thema
from knowledge.models import Begrip, Partner
from members import roles
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory, signed_in
from search.models import PinnedResult
from website.tests.filled_in import fields

pytestmark = pytest.mark.django_db
MEANWHILE = "Iemand anders"


@pytest.fixture
def admin(client):
    return signed_in(client, roles.BEHEERDER)


def address(thing):
    names = {"organisation": "organisaties", "municipality": "gemeenten", "member": "leden"}
    name = names.get(thing._meta.model_name, f"wagtailsnippets_{thing._meta.app_label}_{thing._meta.model_name}")
    return reverse(f"{name}:edit", args=[thing.pk])


def opened(client, thing):
    return fields(client.get(address(thing)).content)


def save(client, thing, answers, **changes):
    return client.post(address(thing), {**answers, **changes})


RECORDS = [
    pytest.param(OrganisationFactory, "name", "kind", "ggd", id="organisation"),
    pytest.param(MunicipalityFactory, "name", "population", "1000", id="municipality"),
    pytest.param(MemberFactory, "name", "discipline", "ggd", id="member"),
    pytest.param(lambda: Thema.objects.create(name="A", slug="a"), "name", "synonyms", "lawaai", id="thema"),
    pytest.param(lambda: Partner.objects.create(name="A", slug="a"), "name", "description", "x", id="partner"),
    pytest.param(lambda: Begrip.objects.create(term="Aas", slug="a", explanation="x"), "term", "explanation", "y", id="begrip"),
]


@pytest.mark.parametrize(("make", "mine", "theirs", "value"), RECORDS)
def test_a_change_of_somebody_else_is_shown_before_it_is_overwritten(admin, make, mine, theirs, value):
    thing = make()
    before = opened(admin, thing)
    save(admin, thing, opened(admin, thing), **{theirs: value})
    answer = save(admin, thing, before, **{mine: "Zilver"})
    assert answer.status_code == 200
    assert MEANWHILE in answer.content.decode()
    again = fields(answer.content)
    assert again[mine] == "Zilver"
    thing.refresh_from_db()
    assert str(getattr(thing, theirs)) == value
    assert save(admin, thing, again).status_code == 302
    thing.refresh_from_db()
    assert getattr(thing, mine) == "Zilver"
    assert str(getattr(thing, theirs)) != value


def test_both_values_are_on_the_screen(admin):
    place = MunicipalityFactory(name="Oud")
    before = opened(admin, place)
    save(admin, place, opened(admin, place), name="Van de ander")
    shown = save(admin, place, before, name="Van mij").content.decode()
    assert "Iemand anders maakte hier intussen «Van de ander» van." in shown
    assert 'value="Van mij"' in shown


def test_the_same_change_twice_is_no_quarrel(admin):
    place = MunicipalityFactory(name="Oud")
    before = opened(admin, place)
    save(admin, place, opened(admin, place), name="Nieuw")
    assert save(admin, place, before, name="Nieuw").status_code == 302


def test_domains_that_somebody_else_added_are_named(admin):
    organisation = OrganisationFactory()
    before = opened(admin, organisation)
    organisation.domains.create(domain="ander.example")
    organisation.save()
    shown = save(admin, organisation, before, name="Van mij").content.decode()
    assert "wijzigde intussen de maildomeinen in: ander.example." in shown


def test_who_works_alone_notices_nothing(admin):
    organisation = OrganisationFactory()
    assert save(admin, organisation, opened(admin, organisation), name="Nieuw").status_code == 302
    assert save(admin, organisation, opened(admin, organisation), name="Nieuwer").status_code == 302


def test_a_domain_that_somebody_else_took_out_can_be_saved_again(admin):
    organisation = OrganisationFactory()
    organisation.domains.create(domain="eigen.example")
    organisation.save()
    before = opened(admin, organisation)
    organisation.domains.model.objects.all().delete()
    answer = save(admin, organisation, before, name="Zilver")
    assert f"{MEANWHILE} wijzigde intussen de maildomeinen in: geen." in answer.content.decode()
    assert save(admin, organisation, fields(answer.content)).status_code == 302
    assert type(organisation).objects.filter(name="Zilver").exists()
    assert [row.domain for row in organisation.domains.model.objects.all()] == ["eigen.example"]


def test_a_pinned_page_that_somebody_else_took_out_can_be_saved_again(admin, home):
    pinned = PinnedResult.objects.create(phrases="kat")
    rows = pinned.pages.model.objects
    rows.create(result=pinned, page=home)
    screen = f"/beheer/zoeken/vastgezet/edit/{pinned.pk}/"
    before = fields(admin.get(screen).content)
    rows.all().delete()
    assert admin.post(screen, before).status_code == 302
    assert [row.page_id for row in rows.all()] == [home.pk]
