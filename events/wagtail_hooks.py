"""What this room adds to the editors' admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from events import admin_views
from events.viewsets import RegistrationViewSet


@hooks.register("register_admin_viewset")
def register() -> RegistrationViewSet:
    return RegistrationViewSet()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    pages = [
        path("", admin_views.index, name="index"),
        path("<int:pk>/", admin_views.event_page, name="event"),
        path("<int:pk>/toevoegen/", admin_views.add, name="add"),
        path("<int:pk>/afmelden/<int:registration_pk>/", admin_views.withdraw, name="withdraw"),
        path("<int:pk>/lijst.csv", admin_views.export, {"kind": "csv"}, name="export_csv"),
        path("<int:pk>/lijst.xlsx", admin_views.export, {"kind": "xlsx"}, name="export_xlsx"),
        path("<int:pk>/bericht/", admin_views.message, name="message"),
    ]
    return [path("aanmeldingen/", include((pages, "aanmeldingen")))]


class OrganiserMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("events.view_registration"))


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    return OrganiserMenuItem("Aanmeldingen", reverse("aanmeldingen:index"), icon_name="date", order=280)
