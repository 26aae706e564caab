"""The directory: members find members, and nobody else sees anything."""

from urllib.parse import parse_qs, urlparse

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from members import directory
from members.models import Member
from members.tests.factories import AccountFactory, MemberFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def sign_in(client, account=None):
    account = account or MemberFactory(name="Ikzelf").account
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return account


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client):
    answer = client.get("/leden/")
    assert (answer.status_code, answer.url) == (302, "/inloggen/?next=/leden/")


def test_who_signs_in_comes_back_to_the_colleague_looked_for(client):
    account = MemberFactory(name="Ikzelf").account
    account.set_password("een-lang-wachtwoord-voor-nu")
    account.save()
    wanted = "/leden/?q=de+vries&gemeente=zwolle&discipline=politie"
    form = BeautifulSoup(client.get(wanted, follow=True).content, "html.parser")
    by_code = form.main.find("a", string="Mail mij een code")["href"]
    assert parse_qs(urlparse(by_code).query)["next"] == [wanted]
    answers = {field["name"]: field.get("value", "") for field in form.main.select("form input[name]")}
    answer = client.post("/inloggen/", {**answers, "login": account.email, "password": "een-lang-wachtwoord-voor-nu"})
    assert answer.url == wanted


def test_an_account_that_is_no_member_reads_why_not(client):
    MemberFactory(name="Sanne de Vries")
    sign_in(client, MemberFactory(state=Member.State.WAITING).account)
    answer = client.get("/leden/")
    assert answer.status_code == 403
    assert "Sanne de Vries" not in answer.content.decode()


def test_a_member_sees_who_chose_to_be_seen(client):
    MemberFactory(name="Sanne de Vries")
    MemberFactory(name="Onzichtbaar", in_directory=False)
    MemberFactory(name="Wachtend", state=Member.State.WAITING)
    sign_in(client)
    page = client.get("/leden/").content.decode()
    assert "Sanne de Vries" in page
    assert "Onzichtbaar" not in page
    assert "Wachtend" not in page


def test_who_chose_not_to_be_seen_stands_nowhere_and_reads_so(client):
    member = MemberFactory(name="Liever Niet", in_directory=False)
    MemberFactory(name="Sanne de Vries")
    sign_in(client, member.account)
    page = BeautifulSoup(client.get("/leden/").content, "html.parser").main
    assert [name.get_text() for name in page.select(".lpw-lid__naam")] == ["Sanne de Vries"]
    assert page.find(id="leden-titel").get_text() == "1 lid"
    assert "U staat er nu niet in." in page.get_text()
    Member.objects.update(in_directory=True)
    shown = client.get("/leden/").content.decode()
    assert "Liever Niet" in shown
    assert "U staat er nu niet in." not in shown
    assert not Member.objects.visible_to(AccountFactory()).exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "sanne"}, True),
        ({"q": "vries SANNE"}, True),
        ({"q": "jansen"}, False),
        ({"gemeente": "zwolle"}, True),
        ({"gemeente": "assen"}, False),
        ({"discipline": "gemeente"}, True),
        ({"discipline": "politie"}, False),
        ({"discipline": "onzin"}, True),
        ({"q": "\0"}, True),
        ({"q": "%" * 10_000}, False),
        ({"pagina": "99999999999999999999"}, True),
        ({"pagina": "-1"}, True),
    ],
)
def test_filters_find_and_never_fail(client, query, found):
    member = MemberFactory(name="Sanne de Vries")
    member.municipalities.set([MunicipalityFactory(name="Zwolle", slug="zwolle")])
    member.save()
    sign_in(client, MemberFactory(name="Ikzelf", discipline="ggz").account)
    answer = client.get("/leden/", query)
    assert answer.status_code == 200
    assert ("Sanne de Vries" in answer.content.decode()) is found


def test_colleagues_stand_in_the_order_of_their_surnames(client):
    for name in ("Zoë Bakker", "Anna de Vries", "Bert Aalbers", "Rachid El Amrani", "Ümit Vos"):
        MemberFactory(name=name)
    sign_in(client, MemberFactory(name="Ik Zelf").account)
    page = BeautifulSoup(client.get("/leden/").content, "html.parser")
    assert [name.get_text() for name in page.select(".lpw-lid__naam")] == [
        "Bert Aalbers",
        "Zoë Bakker",
        "Rachid El Amrani",
        "Ümit Vos",
        "Anna de Vries",
        "Ik Zelf",
    ]


def test_another_name_means_another_place_also_for_many_at_once():
    MemberFactory(name="Sanne de Vries")
    member = Member.objects.get()
    member.name = "Sanne Aalbers"
    member.save()
    account = AccountFactory()
    Member.objects.bulk_create([Member(account=account, name="Bert Bakker", discipline="ggz", state=Member.State.ADMITTED)])
    assert list(Member.objects.order_by("sort_name").values_list("name", flat=True)) == ["Sanne Aalbers", "Bert Bakker"]


def test_an_organisation_is_found_as_the_member_typed_it(client):
    MemberFactory(name="Sanne de Vries", organisation=None, organisation_typed="Stichting Goede Buren")
    sign_in(client)
    finds = {
        words: "Sanne de Vries" in client.get("/leden/", {"q": words}).content.decode()
        for words in ("goede buren", "sanne buren", "slechte buren")
    }
    assert finds == {"goede buren": True, "sanne buren": True, "slechte buren": False}


@pytest.mark.parametrize("words", ["zoe celik", "ZOË", "çelik ver", "VERENİGİNG celik", "sudwest"])
def test_accents_and_capitals_make_no_difference(client, words):
    MemberFactory(name="Zoë Çelik", organisation=None, organisation_typed="Vereniging Súdwest")
    sign_in(client, MemberFactory(name="Ikzelf").account)
    assert "Zoë Çelik" in client.get("/leden/", {"q": words}).content.decode()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the words are those of SQLite")
def test_the_order_comes_from_an_index():
    MemberFactory.create_batch(3)
    plan = directory.found(directory.Wanted(), MemberFactory().account)[:24].explain()
    (index,) = [index.name for index in Member._meta.indexes if "sort_name" in index.fields]
    assert f"USING INDEX {index}" in plan
    assert "ORDER BY" not in plan


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(client, django_assert_num_queries):
    place = MunicipalityFactory()
    for member in MemberFactory.create_batch(24):
        member.municipalities.set([place])
        member.save()
    sign_in(client)
    client.get("/leden/")
    with django_assert_num_queries(9):
        client.get("/leden/")
