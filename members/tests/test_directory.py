"""The directory: members find members, and nobody else sees anything."""

import pytest

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


def test_everybody_sees_oneself_also_when_hidden():
    member = MemberFactory(in_directory=False)
    assert list(Member.objects.visible_to(member.account)) == [member]
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


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(client, django_assert_num_queries):
    place = MunicipalityFactory()
    for member in MemberFactory.create_batch(24):
        member.municipalities.set([place])
        member.save()
    sign_in(client)
    client.get("/leden/")
    with django_assert_num_queries(9):
        client.get("/leden/")
