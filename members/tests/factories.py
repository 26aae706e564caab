"""People, organisations and municipalities for tests."""

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from core.vocabulary import Discipline
from members.models import Account, Member, Municipality, Organisation, OrganisationDomain, Province


class ProvinceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Province
        django_get_or_create = ("code",)

    code = "PV23"
    name = "Overijssel"


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    code = factory.Sequence(lambda number: f"GM{number:04}")
    name = factory.Sequence(lambda number: f"Voorbeeldstad {number}")
    slug = factory.Sequence(lambda number: f"voorbeeldstad-{number}")
    province = factory.SubFactory(ProvinceFactory)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Organisatie {number}")
    kind = Discipline.GEMEENTE


class OrganisationDomainFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OrganisationDomain

    organisation = factory.SubFactory(OrganisationFactory)
    domain = factory.Sequence(lambda number: f"organisatie{number}.example.org")


class AccountFactory(factory.django.DjangoModelFactory):
    """An account whose address is proven."""

    class Meta:
        model = Account
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"persoon{number}@example.org")

    @factory.post_generation
    def proven(self, create, extracted, **_):
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)


class MemberFactory(factory.django.DjangoModelFactory):
    """An admitted member who stands in the directory."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    account = factory.SubFactory(AccountFactory)
    name = factory.Sequence(lambda number: f"Lid {number}")
    organisation = factory.SubFactory(OrganisationFactory)
    discipline = Discipline.GEMEENTE
    state = Member.State.ADMITTED
    in_directory = True


def signed_in(client, role):
    """Return the client, signed in as somebody with only this role."""
    account = AccountFactory()
    account.groups.add(Group.objects.get(name=role))
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client
