"""How choices of many are drawn in the admin: as checkboxes, because in a list one plain click drops what was chosen before."""

from typing import Any

from django import forms
from django.db import models

from core.models import Thema


class ThemesWidget(forms.CheckboxSelectMultiple):
    """Themes as a tree: each under the one it falls under."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        rows = super().optgroups(name, value, attrs)
        places = {thema_of(row).pk: place for place, row in enumerate(rows)}

        def place_in_tree(row: Any) -> tuple[int, bool, int]:
            thema = thema_of(row)
            above = places.get(thema.parent_id or thema.pk, places[thema.pk])
            return above, thema.parent_id is not None, places[thema.pk]

        for row in rows:
            if thema_of(row).parent_id:
                row[1][0]["attrs"]["class"] = "lpw-onder"
        return sorted(rows, key=place_in_tree)


def thema_of(row: Any) -> Thema:
    """Return the theme of a row with one checkbox."""
    thema: Thema = row[1][0]["value"].instance
    return thema


def many_as_checkboxes(field: "models.ManyToManyField[Any, Any]") -> dict[str, Any]:
    """Return how Wagtail draws a choice of many."""
    return {"widget": ThemesWidget if field.related_model is Thema else forms.CheckboxSelectMultiple}
