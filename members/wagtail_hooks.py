"""What this room adds to the editors' admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from core.refusing import refuse
from members import keeping_accounts, leaving
from members.choosing import MunicipalityChooserViewSet
from members.models import Account
from members.viewsets import RegisterGroup


@hooks.register("register_admin_viewset")
def register() -> list[ViewSet]:
    return [RegisterGroup(), MunicipalityChooserViewSet()]


@hooks.register("after_create_user")
@hooks.register("after_edit_user")
def follow_address(request: HttpRequest, user: Account) -> None:
    keeping_accounts.follow_address(user, request.user)


@hooks.register("after_edit_user")
def free_what_is_held(request: HttpRequest, user: Account) -> None:
    """Whose account is off holds nothing any more; saving again tries again what did not work."""
    if user.is_active:
        return
    try:
        leaving.free_what_is_held(user, request.user)
    except leaving.NotNowError as why:
        messages.error(request, f"«{user}» staat uit, maar is nog aangemeld. {why}")


@hooks.register("after_bulk_action")
def free_what_many_hold(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Do the same for many accounts at once."""
    if action.model is not Account or action_type != "set_active_state":
        return
    for account in Account.objects.filter(pk__in=[chosen.pk for chosen in objects], is_active=False):
        free_what_is_held(request, account)


@hooks.register("before_delete_user")
def keep_account(request: HttpRequest, user: Account) -> HttpResponse | None:
    """Refuse removing the account of a member."""
    return refuse(request, keeping_accounts.why_not_remove([user]), reverse("wagtailusers_users:edit", args=[user.pk]))


@hooks.register("before_bulk_action")
def keep_accounts(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse the same for many accounts at once."""
    if action.model is not Account or action_type != "delete":
        return None
    return refuse(request, keeping_accounts.why_not_remove(objects), action.next_url)
