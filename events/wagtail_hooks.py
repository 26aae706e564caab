"""What this room adds to the editors' admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from core.refusing import refuse
from events import admin_views, removing
from events.meeting_list import MeetingListView
from events.viewsets import RegistrationViewSet
from members.models import Account


@hooks.register("register_admin_viewset")
def register() -> RegistrationViewSet:
    return RegistrationViewSet()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    pages = [
        path("", MeetingListView.as_view(), name="index"),
        path("results/", MeetingListView.as_view(results_only=True), name="index_results"),
        path("<sleutel:pk>/", admin_views.event_page, name="event"),
        path("<sleutel:pk>/toevoegen/", admin_views.add, name="add"),
        path("<sleutel:pk>/afmelden/<sleutel:registration_pk>/", admin_views.withdraw, name="withdraw"),
        path("<sleutel:pk>/lijst.csv", admin_views.export, {"kind": "csv"}, name="export_csv"),
        path("<sleutel:pk>/lijst.xlsx", admin_views.export, {"kind": "xlsx"}, name="export_xlsx"),
        path("<sleutel:pk>/bericht/", admin_views.message, name="message"),
    ]
    return [path("aanmeldingen/", include((pages, "aanmeldingen")))]


class OrganiserMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("events.view_registration"))


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    return OrganiserMenuItem("Aanmeldingen", reverse("aanmeldingen:index"), icon_name="date", order=280)


@hooks.register("before_delete_page")
def keep_meeting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse deleting a meeting that people count on."""
    return refuse(request, removing.why_not_delete([page]), reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_unpublish_page")
def keep_meeting_on_site(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse taking a meeting off the site while people count on it."""
    below = bool(request.POST.get("include_descendants"))
    reasons = removing.why_not_unpublish([page], below=below)
    return refuse(request, reasons, reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def keep_meetings(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse the same for many pages, or accounts, at once."""
    if action.model is Account and action_type == "delete":
        return refuse(request, removing.why_not_remove(objects), action.next_url)
    if action.model is not Page or action_type not in ("delete", "unpublish"):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    reasons = removing.why_not_delete(objects) if action_type == "delete" else removing.why_not_unpublish(objects, below=below)
    return refuse(request, reasons, action.next_url)


@hooks.register("before_delete_user")
def keep_account(request: HttpRequest, user: Account) -> HttpResponse | None:
    """Refuse removing the account of somebody who comes to a meeting."""
    return refuse(request, removing.why_not_remove([user]), reverse("wagtailusers_users:edit", args=[user.pk]))
