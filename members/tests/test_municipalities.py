"""Municipalities in the register: what cannot be, and what happens when one goes into another."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import clock
from core.models import AuditEntry
from members import merging, roles
from members.models import Municipality
from members.tests.factories import MemberFactory, MunicipalityFactory, OrganisationFactory, signed_in
from search import outbox
from search.models import IndexChange

pytestmark = pytest.mark.django_db
LONG_AGO = dt.date(2020, 1, 1)


def works_in(member, place):
    member.municipalities.add(place)
    member.save()


@pytest.fixture
def keeper(client):
    return signed_in(client, roles.LEDENBEHEER)


@pytest.fixture
def zwolle():
    return MunicipalityFactory(name="Zwolle")


@pytest.fixture
def hattem():
    """A municipality with two members, one of whom works in Zwolle too, and an organisation."""
    place = MunicipalityFactory(name="Hattem")
    for _ in range(2):
        works_in(MemberFactory(), place)
    organisation = OrganisationFactory()
    organisation.municipalities.add(place)
    organisation.save()
    return place


def edit_url(place):
    return reverse("gemeenten:edit", args=[place.pk])


def save(keeper, place, **changes):
    """Save the form of the register with these answers."""
    form = BeautifulSoup(keeper.get(edit_url(place)).content, "html.parser").select("form input[name], form select[name]")
    answers = {field["name"]: field.get("value", "") for field in form if field["name"] in ("name", "code", "slug")}
    return keeper.post(edit_url(place), {**answers, "province": place.province_id, **changes}, follow=True)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"code": "zzz"}, "code", "GM en vier cijfers"),
        ({"code": "GM012"}, "code", "GM en vier cijfers"),
        ({"figures_year": 3000}, "figures_year", "hoogstens volgend jaar"),
        ({"figures_year": 0}, "figures_year", "vanaf 1990"),
        ({"name": "ZWÓLLE"}, "name", "Er is al een gemeente «Zwolle»"),
        ({"ended": LONG_AGO, "successor": "self"}, "successor", "niet in zichzelf"),
        ({"successor": "zwolle"}, "ended", "sinds welke dag"),
    ],
)
def test_what_cannot_be_is_explained_at_its_field(zwolle, changes, field, message):
    place = MunicipalityFactory(name="Hattem")
    named = {"self": place, "zwolle": zwolle}
    for name, value in changes.items():
        setattr(place, name, named.get(value, value))
    with pytest.raises(ValidationError) as caught:
        place.full_clean()
    assert list(caught.value.message_dict) == [field]
    assert message in caught.value.message_dict[field][0]


def test_two_municipalities_cannot_go_into_each_other(zwolle):
    hattem = MunicipalityFactory(name="Hattem", ended=LONG_AGO, successor=zwolle)
    zwolle.ended, zwolle.successor = LONG_AGO, hattem
    with pytest.raises(ValidationError, match="is zelf opgegaan in Zwolle"):
        zwolle.clean()


def test_a_name_may_come_back_once_the_old_bearer_is_gone(zwolle):
    MunicipalityFactory(name="Oudstad", ended=LONG_AGO, successor=zwolle)
    MunicipalityFactory.build(name="Oudstad", province=zwolle.province).full_clean()


def test_a_municipality_that_is_there_gets_no_code_that_nobody_knows(keeper):
    place = MunicipalityFactory(name="Hattem", code="GM0244")
    told = save(keeper, place, code="GM9999").content.decode()
    assert "Deze gemeente heeft code GM0244, en het CBS kent geen GM9999." in told
    assert Municipality.objects.filter(code="GM0244").exists()


@pytest.mark.parametrize(("before", "after"), [("GM9999", "GM0244"), ("GM9999", "GM0282"), ("GM9999", "GM9999")])
def test_a_wrong_code_is_mended_and_one_that_is_there_may_stay(zwolle, before, after):
    place = MunicipalityFactory(name="Hattem", code=before)
    place.code = after
    place.full_clean()


def test_a_new_municipality_may_have_a_code_that_came_after_our_list(zwolle):
    MunicipalityFactory.build(name="Nieuwstad", code="GM9998", province=zwolle.province).full_clean()


def test_a_municipality_that_is_gone_leaves_nobody_behind(keeper, hattem):
    told = save(keeper, hattem, ended="01-01-2020").content.decode()
    assert "Deze gemeente heeft nog 2 leden en 1 organisatie. Kies naar welke gemeente zij overgaan." in told
    hattem.refresh_from_db()
    assert hattem.ended is None


def test_a_municipality_where_nobody_works_may_go_into_none(zwolle):
    zwolle.ended = LONG_AGO
    zwolle.full_clean()


def test_a_code_is_kept_in_capitals(zwolle):
    zwolle.code = "gm0193"
    zwolle.full_clean()
    assert zwolle.code == "GM0193"


def test_a_successor_that_is_no_municipality_is_refused(keeper, zwolle):
    answer = save(keeper, zwolle, ended="01-01-2020", successor="abc")
    assert answer.status_code == 200
    zwolle.refresh_from_db()
    assert zwolle.ended is None


def test_who_works_in_a_municipality_goes_along_and_the_screen_tells_how_many(keeper, zwolle, hattem):
    works_in(hattem.members.first(), zwolle)
    told = save(keeper, hattem, ended="01-01-2020", successor=zwolle.pk).content.decode()
    assert "2 leden en 1 organisatie zijn overgegaan naar Zwolle" in told
    assert (zwolle.members.count(), zwolle.organisations.count()) == (2, 1)
    assert (hattem.members.count(), hattem.organisations.count()) == (0, 0)
    assert AuditEntry.objects.get(action="gemeente opgegaan in andere").detail.startswith("2 leden en 1 organisatie naar")
    shown = keeper.get(reverse("leden:index"), {"municipality": zwolle.pk}).content.decode()
    assert all(str(member) in shown for member in zwolle.members.all())


def test_nobody_moves_before_the_day_and_all_by_themselves_on_it(keeper, zwolle, hattem, monkeypatch):
    day = clock.today() + dt.timedelta(days=3)
    told = save(keeper, hattem, ended=f"{day:%d-%m-%Y}", successor=zwolle.pk).content.decode()
    assert "2 leden en 1 organisatie vanzelf over naar Zwolle" in told
    assert merging.move_due() == 0
    assert hattem.members.count() == 2
    monkeypatch.setattr(clock, "today", lambda: day)
    assert (merging.move_due(), merging.move_due()) == (1, 0)
    assert (hattem.members.count(), zwolle.members.count(), zwolle.organisations.count()) == (0, 2, 1)
    assert AuditEntry.objects.filter(action="gemeente opgegaan in andere").count() == 1


def test_who_works_in_the_first_of_a_chain_moves_to_the_last(zwolle, hattem):
    between = MunicipalityFactory(name="Tussen", ended=LONG_AGO, successor=zwolle)
    Municipality.objects.filter(pk=hattem.pk).update(ended=LONG_AGO, successor=between)
    assert merging.move_due() == 1
    assert zwolle.members.count() == 2


def test_a_circle_from_before_ends_somewhere(zwolle, hattem):
    Municipality.objects.filter(pk=zwolle.pk).update(ended=LONG_AGO, successor=hattem)
    Municipality.objects.filter(pk=hattem.pk).update(ended=LONG_AGO, successor=zwolle)
    assert merging.heirs(clock.today()) == {zwolle.pk: hattem.pk, hattem.pk: zwolle.pk}


def test_a_merger_is_noted_for_the_index_of_search(keeper, zwolle, hattem):
    IndexChange.objects.all().delete()
    save(keeper, hattem, ended="01-01-2020", successor=zwolle.pk)
    assert IndexChange.objects.filter(key=outbox.EVERYTHING).exists()
