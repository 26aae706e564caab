"""People, organisations and municipalities."""

from members.models.accounts import Account
from members.models.consent import Consent
from members.models.municipalities import Municipality, Province
from members.models.organisations import Organisation, OrganisationDomain
from members.models.people import Member

__all__ = ["Account", "Consent", "Member", "Municipality", "Organisation", "OrganisationDomain", "Province"]
