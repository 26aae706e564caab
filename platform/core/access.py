"""Who is asking: the questions about a person that every room's `visible_to` rule is made of."""

from typing import Literal, TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Person: TypeAlias = AbstractBaseUser | AnonymousUser


class SomeMember(AnonymousUser):
    """A member without a name, for previews: has what every member has, and nothing of one's own."""

    is_active = True  # type: ignore[assignment]  # the stubs take an anonymous person to be nobody
    is_member = True

    @property
    def is_authenticated(self) -> Literal[True]:  # type: ignore[override]  # the one thing that differs
        return True

    @property
    def is_anonymous(self) -> Literal[False]:  # type: ignore[override]  # the one thing that differs
        return False


def is_member(person: Person) -> bool:
    """Tell whether this person has been admitted to the platform."""
    return bool(getattr(person, "is_member", False))


def is_outsider(person: Person) -> bool:
    """Tell whether this person has an account, and has not been admitted: signing in does not help him any further."""
    return bool(person.is_authenticated) and not is_member(person)


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
