"""Wagtail's screens of accounts: seeing and changing them is written in the log, as that of members is."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from core.seeing import SeenFormMixin, SeenListMixin
from members import roles

KEEP_OWN_ROLE = (
    f"De rol {roles.BEHEERDER} kunt u uzelf niet afnemen: dan kunt u dit zelf niet meer herstellen. "
    "Vraag het een andere beheerder."
)


class SmallLettersMixin:
    """A form with an address in small letters, as the account keeps it: one that is taken is then told once, at the field."""

    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class NewAccountForm(SmallLettersMixin, UserCreationForm):
    """A new account."""


class AccountForm(SmallLettersMixin, UserEditForm):
    """An account that is there. Nobody shuts himself out: there would be no administrator left when he was the last."""

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        self.editing_self = editing_self

    def clean_groups(self) -> QuerySet[Group]:
        chosen: QuerySet[Group] = self.cleaned_data["groups"]
        needed = self.instance.groups.filter(name=roles.BEHEERDER).exclude(pk__in=chosen)
        if self.editing_self and not self.instance.is_superuser and needed.exists():
            raise ValidationError(KEEP_OWN_ROLE)
        return chosen


class AccountListView(SeenListMixin, users.IndexView):
    """All accounts."""


class AccountEditView(SeenFormMixin, users.EditView):
    """One account."""


class AccountViewSet(users.UserViewSet):
    index_view_class = AccountListView
    edit_view_class = AccountEditView

    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:  # noqa: FBT001, FBT002 (Wagtail's interface)
        return AccountForm if for_update else NewAccountForm
