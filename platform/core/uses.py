"""Where something is used, and refusing to delete what is: Wagtail's own list of references knows no choices of many."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.admin.views import generic
from wagtail.models import ReferenceIndex

from core.refusing import refuse

# A content type and a key: which row it is.
Place = tuple[int, str]
ADVICE = "Kies daar eerst iets anders."


def why_in_use(things: Iterable[Model], advice: str = ADVICE) -> list[str]:
    """Return for each thing that is used how often and where, and what to do; empty when none of them is."""
    found = ((thing, uses_of(thing)) for thing in things)
    return [f"«{thing}» kan niet worden verwijderd: in gebruik bij {said(uses)}. {advice}" for thing, uses in found if uses]


def uses_of(thing: Model) -> Counter[type[Model]]:
    """Count what uses this thing, per kind."""
    return Counter(places_of(thing).values())


def places_of(thing: Model) -> dict[Place, type[Model]]:
    """Return the rows that use this thing, each with its kind."""
    return dict(related(thing)) | dict(mentioned(thing))


def said(uses: Counter[type[Model]]) -> str:
    """Return «3 handreikingen, 2 thema's en 1 begrip»."""
    parts = [
        f"{number} {kind._meta.verbose_name if number == 1 else kind._meta.verbose_name_plural}"
        for kind, number in uses.most_common()
    ]
    return " en ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def related(thing: Model) -> Iterator[tuple[Place, type[Model]]]:
    """Give the rows that point at this thing and do not go along with it; for a part, what it is part of."""
    for relation in thing._meta.get_fields(include_parents=False, include_hidden=True):
        model = relation.related_model
        if not relation.auto_created or relation.concrete or not isinstance(model, type) or goes_along(relation, model):
            continue
        part_of = next((field for field in model._meta.get_fields() if isinstance(field, ParentalKey)), None)
        whole, key = (part_of.related_model, part_of.attname) if part_of else (model, "pk")
        kind = base_type(whole)
        name = relation.field.name  # type: ignore[union-attr]  # a relation has the field it comes from
        for pk in model._base_manager.filter(**{name: thing.pk}).values_list(key, flat=True):
            yield (kind.pk, str(pk)), whole


def goes_along(relation: Any, model: type[Model]) -> bool:
    """Tell whether rows of this relation are deleted with the thing, or are no more than a choice of many."""
    return bool(model._meta.auto_created) or getattr(relation, "on_delete", None) is CASCADE


def mentioned(thing: Model) -> Iterator[tuple[Place, type[Model]]]:
    """Give the rows that Wagtail knows to point at this thing, also from their texts, blocks and parts."""
    for row in ReferenceIndex.get_references_to(thing).select_related("content_type"):
        model = row.content_type.model_class()
        if model is not None:
            yield (row.base_content_type_id, row.object_id), model


def base_type(model: type[Model]) -> ContentType:
    parents = model._meta.get_parent_list()
    return ContentType.objects.get_for_model(parents[-1] if parents else model)


class Unused:
    """What a view needs to delete only what nothing uses; `advice` says what to do when something does."""

    advice = ADVICE
    request: HttpRequest
    object: Model
    edit_url_name: str

    def run_before_hook(self) -> HttpResponse | None:
        edit = reverse(self.edit_url_name, args=[self.object.pk])
        return refuse(self.request, why_in_use([self.object], self.advice), edit)


class UnusedDeleteView(Unused, generic.DeleteView):
    """Deleting something that nothing uses."""
