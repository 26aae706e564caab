"""The organiser's list of meetings, to search and to filter, with how many come and wait."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Count, Q, QuerySet
from django.forms import RadioSelect
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from events.models import Event, Registration

TIMES = [("komend", "Komend"), ("geweest", "Geweest")]


class MeetingFilterSet(WagtailFilterSet):
    when = django_filters.ChoiceFilter(label="Wanneer", choices=TIMES, empty_label="Alle", method="by_time", widget=RadioSelect)

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = ["event_kind"]

    def by_time(self, meetings: Any, name: str, value: str) -> Any:  # noqa: ARG002 (the interface of filters)
        return meetings.upcoming() if value == "komend" else meetings.past()


class MeetingListView(generic.IndexView):
    """All meetings, the newest first; each leads to who comes."""

    model = Event
    page_title = "Aanmeldingen"
    header_icon = "date"
    permission_policy = ModelPermissionPolicy(Registration)
    permission_required = "view"
    any_permission_required: ClassVar[list[str]] = ["view"]
    index_url_name = "aanmeldingen:index"
    index_results_url_name = "aanmeldingen:index_results"
    results_template_name = "events/admin/index.html"
    filterset_class = MeetingFilterSet
    search_fields: ClassVar[list[str]] = ["title__folded", "town__folded", "venue__folded", "organiser__folded"]
    search_backend_name = None
    default_ordering = "-start"
    paginate_by = 25

    @property
    def header_more_buttons(self) -> list[Button]:
        return [Button("Alle aanmeldingen", url=reverse("alle_aanmeldingen:index"), icon_name="list-ul")]

    def get_valid_orderings(self) -> list[str]:
        return ["start", "-start"]

    def get_base_queryset(self) -> "QuerySet[Event]":
        counted: QuerySet[Event] = Event.objects.annotate(
            coming=Count("registrations", filter=Q(registrations__state=Registration.State.REGISTERED)),
            waiting=Count("registrations", filter=Q(registrations__state=Registration.State.WAITING)),
        )
        return counted
