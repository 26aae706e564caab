"""Choosing municipalities in the admin: several by typing names, one from a list that can be searched; those of today."""

import json
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from core import clock
from core.last_seen import LastSeenForm
from members import municipality_names
from members.fields import MunicipalitiesField
from members.models import Municipality

MOST_SUGGESTIONS = 10
BETWEEN = "; "


class MunicipalitiesWidget(forms.TextInput):
    """Wagtail's own field for tags, that only takes names of municipalities; without script a line of names."""

    def __init__(self) -> None:
        options = {"allowSpaces": True, "autocompleteOnly": True, "singleFieldDelimiter": ";", "preprocessTag": None}
        super().__init__(
            {"data-controller": "w-tag", "data-w-tag-delay-value": 200, "data-w-tag-options-value": json.dumps(options)}
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        known = {**(attrs or {}), "data-w-tag-url-value": reverse("gemeentekiezer:names")}
        return super().get_context(name, value, known)


class ChosenMunicipalitiesField(MunicipalitiesField):
    """Municipalities of an organisation or member; an abolished one becomes the one it went into."""

    def __init__(self) -> None:
        super().__init__(
            label="Gemeenten",
            required=False,
            max_length=None,
            widget=MunicipalitiesWidget(),
            help_text="Typ het begin van een naam en kies. Een gemeente haalt u weg met het kruisje.",
        )

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else BETWEEN.join(str(item) for item in value or [])

    def has_changed(self, initial: Any, data: Any) -> bool:
        found, unknown = municipality_names.find(data or "")
        return bool(unknown) or {place.pk for place in found} != {place.pk for place in initial or []}


class PlacesForm(LastSeenForm):
    """The form of something that works in municipalities."""

    municipalities = ChosenMunicipalitiesField()


def names(request: HttpRequest) -> JsonResponse:
    """Return the municipalities that begin with, or contain, what is being typed: the first ones first."""
    typed = municipality_names.fold(request.GET.get("term", ""))
    known = Municipality.objects.existing(clock.today()).values_list("name", flat=True)
    folded = [(municipality_names.fold(name), name) for name in known]
    found = sorted((not fold.startswith(typed), name) for fold, name in folded if typed and typed in fold)
    return JsonResponse([name for _, name in found[:MOST_SUGGESTIONS]], safe=False)


class NameFilterForm(BaseFilterForm):
    """Finding a municipality by a part of its name."""

    q = forms.CharField(label="Naam", required=False, widget=forms.TextInput(attrs={"placeholder": "Zoek op naam"}))

    def filter(self, objects: "QuerySet[Municipality]") -> "QuerySet[Municipality]":
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        found: QuerySet[Municipality] = super().filter(objects)
        return found.filter(name__folded__icontains=self.search_query) if self.is_searching else found


class ExistingMixin:
    """The municipalities of today, to be found by name."""

    filter_form_class = NameFilterForm

    def get_object_list(self) -> "QuerySet[Municipality]":
        return Municipality.objects.existing(clock.today())


class MunicipalityChooseView(ExistingMixin, chooser.ChooseView):
    """The window in which one is chosen."""


class MunicipalityResultsView(ExistingMixin, chooser.ChooseResultsView):
    """The list in that window."""


class MunicipalityChooser(BaseChooser):
    """The field with the chosen one; what is no key is no municipality, which the form then says."""

    def get_instance(self, value: Any) -> Municipality | None:
        try:
            found: Municipality | None = super().get_instance(value)
        except ValueError:
            return None
        return found


class MunicipalityChooserViewSet(ChooserViewSet):
    """Choosing one municipality, such as where a case played."""

    model = Municipality
    base_widget_class = MunicipalityChooser
    name = "gemeentekiezer"
    icon = "site"
    choose_one_text = "Kies een gemeente"
    choose_another_text = "Kies een andere gemeente"
    edit_item_text = "Bewerk deze gemeente"
    per_page = 20
    choose_view_class = MunicipalityChooseView
    choose_results_view_class = MunicipalityResultsView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("namen/", names, name="names")]
