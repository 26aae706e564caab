"""Wagtail's screens of accounts: seeing and changing them is written in the log, as that of members is."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from core.seeing import SeenFormMixin, SeenListMixin


class SmallLettersMixin:
    """A form with an address in small letters, as the account keeps it: one that is taken is then told once, at the field."""

    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class NewAccountForm(SmallLettersMixin, UserCreationForm):
    """A new account."""


class AccountForm(SmallLettersMixin, UserEditForm):
    """An account that is there."""


class AccountListView(SeenListMixin, users.IndexView):
    """All accounts."""


class AccountEditView(SeenFormMixin, users.EditView):
    """One account."""


class AccountViewSet(users.UserViewSet):
    index_view_class = AccountListView
    edit_view_class = AccountEditView

    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:  # noqa: FBT001, FBT002 (Wagtail's interface)
        return AccountForm if for_update else NewAccountForm
