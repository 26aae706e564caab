"""Wagtail's screens of accounts: seeing and changing them is written in the log, as that of members is."""

from wagtail.users.views import users

from core.seeing import SeenFormMixin, SeenListMixin


class AccountListView(SeenListMixin, users.IndexView):
    """All accounts."""


class AccountEditView(SeenFormMixin, users.EditView):
    """One account."""


class AccountViewSet(users.UserViewSet):
    index_view_class = AccountListView
    edit_view_class = AccountEditView
