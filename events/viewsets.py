"""The organiser's screens: registrations of all meetings, and a page per meeting."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.exports import PersonalExportIndexView
from events.models import Event, Registration


class RegistrationFilterSet(WagtailFilterSet):
    # By its id, of which Django knows how large it can be; it does not of the pointer to the page.
    event = django_filters.ModelChoiceFilter(label="Bijeenkomst", queryset=Event.objects.all(), to_field_name="id")

    class Meta:
        model = Registration
        fields: ClassVar[list[str]] = ["event", "state"]


class RegistrationIndexView(PersonalExportIndexView):
    """All registrations, newest first."""

    export_columns = {
        "event": lambda row: row.event.title,  # type: ignore[attr-defined]  # a Registration
        "name": lambda row: row.person_name,  # type: ignore[attr-defined]  # a Registration
        "email": lambda row: row.account.email,  # type: ignore[attr-defined]  # a Registration
        "state": lambda row: row.get_state_display(),  # type: ignore[attr-defined]  # a Registration
    }

    def get_base_queryset(self) -> QuerySet[Registration]:
        rows: QuerySet[Registration] = super().get_base_queryset()
        return rows.select_related("event", "account__member")

    def filter_queryset(self, queryset: QuerySet[Registration]) -> QuerySet[Registration]:
        """Show nobody when a filter asks for what is not there: Wagtail shows everybody, and exports them too."""
        found: QuerySet[Registration] = super().filter_queryset(queryset)
        return found if self.filters.is_valid() else found.none()


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Registrations are looked at here; they change on the page of their meeting, where the lock is."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return bool(super().user_has_any_permission(user, {"view"} & set(actions)) or super().user_has_permission(user, "view"))


def meeting_url(registration: Registration) -> str:
    return reverse("aanmeldingen:event", args=[registration.event_id])


class RegistrationViewSet(ModelViewSet):
    model = Registration
    name = "alle_aanmeldingen"
    url_prefix = "alle-aanmeldingen"
    icon = "list-ul"
    menu_label = "Alle aanmeldingen"
    form_fields: ClassVar[list[str]] = []
    index_view_class = RegistrationIndexView
    filterset_class = RegistrationFilterSet
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar[list[Any]] = [
        TitleColumn("person_name", label="Naam", get_url=meeting_url),
        Column("event", label="Bijeenkomst"),
        Column("get_state_display", label="Stand", sort_key="state"),
        Column("created", label="Aangemeld op", sort_key="created"),
    ]
    list_export: ClassVar[list[str]] = ["event", "name", "email", "state", "created"]
    export_headings: ClassVar[dict[str, str]] = {
        "event": "Bijeenkomst", "name": "Naam", "email": "E-mailadres", "state": "Stand", "created": "Aangemeld op",
    }  # fmt: skip
    export_filename = "aanmeldingen"
    search_fields: ClassVar[list[str]] = ["account__member__name__folded", "account__email", "event__title__folded"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["-created"]

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return ReadOnlyPolicy(self.model)
