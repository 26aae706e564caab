"""Who is asking: the questions about a person that every room's `visible_to` rule is made of."""

from typing import TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Person: TypeAlias = AbstractBaseUser | AnonymousUser


def is_member(person: Person) -> bool:
    """Tell whether this person has been admitted to the platform."""
    return bool(getattr(person, "is_member", False))


def is_editor(person: Person) -> bool:
    """Tell whether this person works in the editors' admin."""
    if not (person.is_authenticated and person.is_active):
        return False
    return bool(getattr(person, "is_superuser", False) or getattr(person, "may_enter_admin", False))


def sees_member_items(person: Person) -> bool:
    """Tell whether this person may open what is for members only."""
    return is_member(person) or is_editor(person)


def access_terms(person: Person) -> tuple[str, ...]:
    """Return the terms of the search index that this person may see."""
    return ("public", "members") if sees_member_items(person) else ("public",)
